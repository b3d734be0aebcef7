"""The places that are known, by their codes: the reference ones, with what a book adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Self

from tithing.places import reference_files as reference
from tithing.places.names import simplify
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.in_words.unknown_name import UnknownName

SmallArea = tuple[str, str, str]  # ward, name, and the CSP where the district has several


class UnknownArea(UnknownName):
    """No area has this code or name, or several have it and the words do not say which."""


@dataclass(frozen=True)
class KnownPlaces:
    """Every place that has a code.

    `added` are places and changed places, `other_names` a partnership's own names for codes, `nesting` rows
    of (district, CSP, force, region) that replace ours for the districts they name.
    """

    added: Mapping[str, Place] = field(default_factory=dict)
    other_names: Mapping[str, str] = field(default_factory=dict)  # simplified name -> code
    nesting: tuple[tuple[str, str, str, str], ...] = ()
    small_areas: Mapping[str, SmallArea] = field(default_factory=dict)  # by the code of an LSOA
    home: frozenset[str] = frozenset()  # districts whose wards are meant where a name is shared
    own: str = ""  # the code of the partnership's own area

    def get(self, code: str) -> Area:
        """The area with this code. Raises UnknownArea."""
        return self.place(code).area

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._look_up(code) is not None

    def place(self, code: str) -> Place:
        """The area with its dates, successors and other names. Raises UnknownArea."""
        found = self._look_up(code)
        if found is None:
            raise UnknownArea(f'no area has the code "{code}"')
        return found

    def welsh_name(self, code: str) -> str:
        """What an area is called in Welsh, where that is another name; "" where we know of none.

        >>> KnownPlaces().welsh_name("W06000022"), KnownPlaces().welsh_name("E06000001")
        ('Casnewydd', '')
        """
        return reference.welsh_names().get(code, "")

    def all(self, kind: AreaKind, *, on: date | None = None) -> tuple[Area, ...]:
        """Every area of a kind (not LSOAs) that existed on a day, by code."""
        places = self._wards if kind is AreaKind.WARD else self._large
        found = (place for place in places.values() if place.area.kind is kind and place.existed(on))
        return tuple(sorted((place.area for place in found), key=lambda area: area.code))

    def codes_like(self, code: str) -> tuple[str, ...]:
        """The codes of the kind that a code says it is of, LSOAs left out: those it may be a slip of the pen for."""
        places = self._wards if kind_of(code) is AreaKind.WARD else self._large
        return tuple(each for each in places if kind_of(each) is kind_of(code))

    def with_places(
        self,
        places: Iterable[Place] = (),
        *,
        other_names: Mapping[str, str] | None = None,
        nesting: Iterable[tuple[str, str, str, str]] = (),
        small_areas: Mapping[str, SmallArea] | None = None,
        home: Iterable[str] = (),
        own: str = "",
    ) -> Self:
        """This and more: a place of a known code takes the place of the one before."""
        new = tuple(nesting)
        renewed = {row[0] for row in new}
        return replace(
            self,
            added={**self.added, **{place.area.code: place for place in places}},
            other_names={**self.other_names, **(other_names or {})},
            nesting=(*(row for row in self.nesting if row[0] not in renewed), *new),
            small_areas={**self.small_areas, **(small_areas or {})},
            home=self.home | frozenset(home),
            own=own or self.own,
        )

    # -- by code ------------------------------------------------------------------------------

    def _look_up(self, code: str) -> Place | None:
        if code in self._large:
            return self._large[code]
        match kind_of(code):
            case AreaKind.WARD:
                return self._ward(code)
            case AreaKind.LSOA:
                return self._lsoa(code)
        return None

    def _ward(self, code: str) -> Place | None:
        """One ward, without making all of them."""
        if code in self.added:
            return self.added[code]
        row = reference.ward_rows().get(code)
        return reference.ward_from(row) if row else None

    def _lsoa(self, code: str) -> Place | None:
        if code in self.lsoas:
            ward, name, _ = self.lsoas[code]
            district = self.place(ward).parent
            whole = f"{self.get(district).name} {name}" if len(name) == 4 else name
            return Place(Area(code, whole, AreaKind.LSOA), parent=ward)
        if code in reference.lsoa_changes():
            _, after, ward, _, name = reference.lsoa_changes()[code]
            ended = date(2021, 3, 20)  # the day before the Census whose LSOAs replaced it
            return Place(Area(code, name, AreaKind.LSOA), None, ended, after, parent=ward)
        return None

    @cached_property
    def lsoas(self) -> Mapping[str, SmallArea]:
        """LSOA of 2021 -> (ward, name or the end of it, CSP where its district has several)."""
        return {**reference.lsoas(), **self.small_areas} if self.small_areas else reference.lsoas()

    @cached_property
    def _large(self) -> dict[str, Place]:
        mine = {code: place for code, place in self.added.items() if place.area.kind is not AreaKind.WARD}
        return {**reference.large_areas(), **mine} if mine else reference.large_areas()

    @cached_property
    def _wards(self) -> dict[str, Place]:
        mine = {code: place for code, place in self.added.items() if place.area.kind is AreaKind.WARD}
        return {**reference.wards(), **mine} if mine else reference.wards()

    def _areas(self, codes: Iterable[str]) -> tuple[Area, ...]:
        return tuple(self._large[code].area for code in sorted(set(codes)) if code in self._large)

    # -- by name, as they are written ---------------------------------------------------------

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        if self._large is reference.large_areas():
            return _large_areas_by_name()
        return _index(self._large.values())

    @cached_property
    def _wards_by_name(self) -> dict[str, list[Place]]:
        if self._wards is reference.wards():
            return _wards_by_name()
        return _index(self._wards.values())

    def all_called(self, name: str) -> tuple[Place, ...]:
        """Every district, CSP, force and region that has, or once had, this very name."""
        return tuple(self._by_name.get(simplify(name), ()))


def _index(places: Iterable[Place]) -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = {}
    for place in places:
        for name in _names(place):
            index.setdefault(name, []).append(place)
    return index


@cache
def _large_areas_by_name() -> dict[str, list[Place]]:
    return _index(reference.large_areas().values())


@cache
def _wards_by_name() -> dict[str, list[Place]]:
    return _index(reference.wards().values())


def _names(place: Place) -> Iterator[str]:
    yield from dict.fromkeys(simplify(name) for name in (place.area.name, *place.aliases))
