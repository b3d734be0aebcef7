"""The catalogue as a value: its indicators, found by slug, title or alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from tithing.indicators.defined.definition import Indicator
from tithing.observations.measure import simplify
from tithing.vocabulary.in_words.unknown_name import UnknownName, said_near


class UnknownIndicator(UnknownName):
    """No indicator has this slug, title or alias."""


@dataclass(frozen=True)
class Catalogue:
    all: tuple[Indicator, ...]

    @cached_property
    def _by_slug(self) -> dict[str, Indicator]:
        return {each.slug: each for each in self.all}

    @cached_property
    def _by_name(self) -> dict[str, Indicator]:
        names: dict[str, Indicator] = {}
        for each in self.all:
            for name in (each.slug, each.title):
                names.setdefault(simplify(name), each)
        for each in self.all:
            for name in each.aliases:
                names.setdefault(simplify(name), each)
        return names

    @cached_property
    def shown_measures(self) -> frozenset[str]:
        """Measures that some indicator shows as they are, so that they need none of their own."""
        return frozenset(each.shows for each in self.all if each.shows)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.all)

    def __contains__(self, slug: str) -> bool:
        return slug in self._by_slug

    def get(self, slug: str) -> Indicator:
        if slug in self._by_slug:
            return self._by_slug[slug]
        raise UnknownIndicator(
            f'no indicator is called "{slug}"', partial(said_near, slug, self._by_slug.keys())
        )

    def find(self, name: str) -> Indicator:
        """The indicator with this slug, title or alias. Raises UnknownIndicator, naming near matches."""
        found = self._by_name.get(simplify(name))
        if found is not None:
            return found
        raise UnknownIndicator(f'no indicator is called "{name}"', partial(self._nearest_to, name))

    def _nearest_to(self, name: str) -> str:
        return said_near(simplify(name), {key: each.title for key, each in self._by_name.items()})

    def with_local(self, local: Iterable[Indicator]) -> Catalogue:
        """These and a partnership's own; a local indicator of the same slug takes the place of ours."""
        mine = {each.slug: each for each in local}
        return Catalogue((*(each for each in self.all if each.slug not in mine), *mine.values()))
