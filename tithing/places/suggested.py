"""Which places may be meant by a name that no place has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tithing.places.home import HomePlaces
from tithing.places.names import foreign_letters, readings, simplify, total_words
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.in_words.numbered import nearest


@dataclass(frozen=True)
class SuggestedPlaces(HomePlaces):
    """The places, asked for the names that are spelled like another."""

    def partnerships_like(self, text: str) -> tuple[Area, ...]:
        """Districts of today, and CSPs called otherwise, whose names have these words: "Durham" in County Durham."""
        wanted = set(readings(text)[:2][-1].name.split())
        alike = [
            place.area
            for place in self._large.values()
            if place.area.kind in (AreaKind.DISTRICT, AreaKind.CSP) and place.existed(None)
            if wanted and wanted <= set(simplify(place.area.name).split())
        ]
        once = {area.name: area for area in sorted(alike, key=lambda area: area.kind is AreaKind.DISTRICT)}
        return tuple(sorted(once.values(), key=lambda area: (len(area.name), area.name)))

    def _suggestion(self, text: str) -> str:
        """What else the words may be, and the nearest names: those of home first, then the neighbours', then others that are
        no nearer.
        """
        if said := total_words(text):
            return said
        titles = [area.name for area in self.partnerships_like(text)]
        titles += self._of_home_with(text)
        titles += [self._titled[key] for key in self._spelled_like(text)]
        return foreign_letters(text) + nearest(list(dict.fromkeys(titles))[:_SUGGESTED])

    def _of_home_with(self, text: str) -> list[str]:
        """Places at home whose names have these words and more: "Headland" in Headland and Harbour."""
        wanted = set(readings(text)[:2][-1].name.split())
        home, _ = self._names_near
        return [title for name, title in home.items() if wanted and wanted <= set(name.split())]

    def _spelled_like(self, text: str) -> list[str]:
        """Names in the index that are spelled about like it, the likeliest first."""
        wanted = readings(text)[:2][-1].name  # without "Safer" or "ward" where it has such a word
        whole = simplify(text)
        found = {
            **_likeness(whole, {**self._wards_by_name, **self._by_name}, cutoff=0.75),
            **_likeness(wanted, self._by_name, cutoff=0.7),
        }
        for names in self._names_near:
            found.update(_likeness(whole, names, cutoff=0.75))
            found.update(_likeness(wanted, names, cutoff=0.7))
        order = {key: self._distance(key) for key in found}
        told = [key for key in found if not self._is_outdone(key, found, order)]
        return sorted(told, key=lambda key: (order[key], -found[key]))

    def _is_outdone(self, key: str, found: Mapping[str, float], order: Mapping[str, int]) -> bool:
        """Whether something nearer home is about as like."""
        nearer = (found[each] for each in found if order[each] < order[key])
        return any(like >= found[key] - _ABOUT_AS_LIKE for like in nearer)

    def _distance(self, key: str) -> int:
        """0 for a name that a place at home has, 1 for one in its police force areas, 2 for any other."""
        return next((at for at, names in enumerate(self._names_near) if key in names), len(self._names_near))

    @cached_property
    def _names_near(self) -> tuple[dict[str, str], dict[str, str]]:
        """The names that places at home have, and those of places near it: what is suggested, by its simplified form."""
        home: dict[str, str] = {}
        near: dict[str, str] = {}
        for name, place in self._each_name():
            if place.area.code in self.home or place.parent in self.home:
                home.setdefault(name, place.area.name)
            elif place.area.code in self._near or place.parent in self._near:
                near.setdefault(name, place.area.name)
        return home, near

    def _each_name(self) -> Iterator[tuple[str, Place]]:
        """Each name of a place that stands today; none where no home is known."""
        for index in (self._by_name, self._wards_by_name) if self.home else ():
            yield from (
                (name, place) for name, found in index.items() for place in found if place.existed(None)
            )

    @cached_property
    def _titled(self) -> dict[str, str]:
        """Every name as it is written: of several places with one, that nearest home."""
        home, near = self._names_near
        every = {**self._wards_by_name, **self._by_name}
        return {**{name: found[0].area.name for name, found in every.items()}, **near, **home}


_SUGGESTED = 4
_ABOUT_AS_LIKE = 0.1  # one letter in ten: a name at home that is so little less alike is meant


def _likeness(text: str, names: Iterable[str], *, cutoff: float) -> dict[str, float]:
    """Of these names the three that are spelled most like it, and how much."""
    import difflib

    found = difflib.get_close_matches(text, names, n=3, cutoff=cutoff)
    return {name: difflib.SequenceMatcher(None, name, text).ratio() for name in found}
