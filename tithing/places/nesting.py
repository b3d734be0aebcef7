"""What lies in what: wards in districts, districts in partnerships and forces, and what an area was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from tithing.places import reference_files as reference
from tithing.places.known_places import KnownPlaces, UnknownArea
from tithing.places.names import simplify
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind, kind_of


@dataclass(frozen=True)
class NestedPlaces(KnownPlaces):
    """The known places, asked what lies in what."""

    def children(self, code: str, kind: AreaKind, *, on: date | None = None) -> tuple[Area, ...]:
        """The areas of one kind that lie in this one, by code."""
        own = self.get(code).kind
        if kind is AreaKind.LSOA:
            return tuple(self.get(each) for each in self.lsoas_in(code))
        if kind is AreaKind.WARD:
            return self._wards_in(code, on)
        column = _COLUMNS.get(kind)
        if column is None or own is kind:
            return ()
        rows = [row for row in self._nesting if code in row]
        return self._areas(row[column] for row in rows if self._current(row[0], on))

    def _wards_in(self, code: str, on: date | None) -> tuple[Area, ...]:
        """The wards of a district, or of every district that lies in a larger area."""
        district = self.get(code).kind is AreaKind.DISTRICT
        districts = [code] if district else self.districts_in(code)
        return tuple(ward for each in districts for ward in self.wards_of(each, on=on))

    def districts_in(self, code: str, *, on: date | None = None) -> list[str]:
        """The codes of the districts that lie in a larger area, in whole or part, on a day (without one: today's)."""
        rows = (row for row in self._nesting if code in row[1:] and self._current(row[0], on))
        return sorted({row[0] for row in rows})

    def parents(self, code: str) -> tuple[Area, ...]:
        """Every area this one lies in, or (for a district and a CSP) shares ground with, smallest first."""
        place = self.place(code)
        if place.area.kind is AreaKind.LSOA:
            return (self.get(place.parent), *self.parents(place.parent)) if place.parent else ()
        if place.area.kind in (AreaKind.WARD, AreaKind.LOCAL):
            return (self.get(place.parent), *self.parents(place.parent)) if place.parent else ()
        order = {AreaKind.DISTRICT: (1, 2, 3), AreaKind.CSP: (0, 2, 3)}.get(place.area.kind, ())
        rows = [row for row in self._nesting if code in row[:2] and self._same_time(row[0], code)]
        return tuple(chain.from_iterable(self._areas(row[column] for row in rows) for column in order))

    def region_of(self, district: str) -> str:
        """The code of the region a district lies in; "" where none is known."""
        return next((row[3] for row in self._nesting if row[0] == district), "")

    @cached_property
    def _nesting(self) -> tuple[tuple[str, str, str, str], ...]:
        renewed = {row[0] for row in self.nesting}
        return (*(row for row in reference.district_rows() if row[0] not in renewed), *self.nesting)

    @cached_property
    def _above(self) -> dict[str, tuple[tuple[str, ...], str]]:
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        for district, csp, force, _ in self._nesting:
            found[district] = ((*found.get(district, ((), ""))[0], csp), force)
        return found

    def _current(self, district: str, on: date | None) -> bool:
        return district not in self._large or self._large[district].existed(on)

    def _same_time(self, district: str, code: str) -> bool:
        return district == code or self._current(district, None)

    # -- partnerships and forces --------------------------------------------------------------

    def districts_of_csp(self, csp: str, *, on: date | None = None) -> tuple[Area, ...]:
        """The districts a CSP covers, in whole or part: often one, sometimes several."""
        return self._areas(row[0] for row in self._nesting if row[1] == csp and self._current(row[0], on))

    def csps_of_district(self, district: str) -> tuple[Area, ...]:
        """The CSPs that cover a district: often one, several where a new district took in old ones."""
        return self._areas(row[1] for row in self._nesting if row[0] == district)

    def nesting_of(self, district: str) -> tuple[tuple[str, ...], str]:
        """Codes of the CSPs that share ground with a district, and of its police force area ("" unknown)."""
        return self._above.get(district, ((), ""))

    def districts_of_force(self, force: str, *, on: date | None = None) -> tuple[Area, ...]:
        return self._areas(row[0] for row in self._nesting if row[2] == force and self._current(row[0], on))

    def force_of(self, code: str) -> Area:
        """The police force area a district, CSP, ward or LSOA lies in. Raises UnknownArea."""
        if self.get(code).kind is AreaKind.FORCE:
            return self.get(code)
        for area in self.parents(code):
            if area.kind is AreaKind.FORCE:
                return area
        raise UnknownArea(f"no look-up says which police force {code} is in")

    def neighbours_in_force(self, district: str) -> tuple[Area, ...]:
        """The other districts of its police force area, by code."""
        force = self.force_of(district).code
        return tuple(area for area in self.districts_of_force(force) if area.code != district)

    # -- wards and LSOAs ----------------------------------------------------------------------

    def wards_of(self, district: str, *, on: date | None = None) -> tuple[Area, ...]:
        """Its wards on a day (without one: today's), by name."""
        known = map(reference.ward_from, reference.ward_rows_by_district().get(district, ()))
        mine = [place for place in self.added.values() if place.area.kind is AreaKind.WARD]
        every = {place.area.code: place for place in (*known, *mine)}.values()
        found = [place.area for place in every if place.parent == district and place.existed(on)]
        if not found:
            found = [ward for part in self.predecessors(district) for ward in self.wards_of(part.code, on=on)]
        return tuple(sorted(found, key=lambda ward: (ward.name, ward.code)))

    def wards_of_csp(self, csp: str, *, on: date | None = None) -> tuple[Area, ...]:
        """The wards of a partnership's area: of each of its districts, and of one that several partnerships share those
        whose LSOAs are all its own.
        """
        found = [
            ward for each in self.districts_of_csp(csp) for ward in self._of_partnership(each.code, csp, on)
        ]
        return tuple(found)

    def wards_it_shares(self, csp: str, *, on: date | None = None) -> tuple[Area, ...]:
        """The wards of which a partnership has a part, and another the rest: in no list of either."""
        of_districts = [
            ward for each in self.districts_of_csp(csp) for ward in self.wards_of(each.code, on=on)
        ]
        return tuple(
            ward for ward in of_districts if self._partnerships_by_ward.get(ward.code, set()) > {csp}
        )

    def _of_partnership(self, district: str, csp: str, on: date | None) -> Iterator[Area]:
        wards = self.wards_of(district, on=on)
        if len(self.csps_of_district(district)) == 1:
            yield from wards
            return
        yield from (ward for ward in wards if self._partnerships_by_ward.get(ward.code) == {csp})

    @cached_property
    def _partnerships_by_ward(self) -> dict[str, set[str]]:
        """The CSPs that the LSOAs of a ward are of, where its district has several."""
        found: dict[str, set[str]] = {}
        for ward, _, csp in self.lsoas.values():
            if csp:
                found.setdefault(ward, set()).add(csp)
        return found

    def lsoas_in(self, code: str) -> tuple[str, ...]:
        """Codes of the LSOAs of 2021 whose best-fit ward lies in this area."""
        kind = self.get(code).kind
        if kind is AreaKind.LSOA:
            return (code,)
        wards = {code} if kind is AreaKind.WARD else {ward.code for ward in self._wards_in(code, None)}
        return tuple(sorted(lsoa for ward in wards for lsoa in self._lsoas_by_ward.get(ward, ())))

    def lsoa_called(self, name: str) -> str:
        """The code of the LSOA of this code or name, "Hartlepool 009A" as the police print it. Raises UnknownArea."""
        code = name.strip().upper()
        if kind_of(code) is AreaKind.LSOA and code in self:
            return code
        try:
            return self._lsoas_by_name[simplify(name)]
        except KeyError:
            raise UnknownArea(f'no LSOA has the code or the name "{name}"') from None

    @cached_property
    def _lsoas_by_name(self) -> dict[str, str]:
        return {simplify(self.get(code).name): code for code in self.lsoas}

    @cached_property
    def _lsoas_by_ward(self) -> Mapping[str, Sequence[str]]:
        if not self.small_areas:
            return reference.lsoas_by_ward()
        found: dict[str, list[str]] = {}
        for lsoa, (ward, _, _) in self.lsoas.items():
            found.setdefault(ward, []).append(lsoa)
        return found

    # -- over time ----------------------------------------------------------------------------

    def predecessors(self, code: str, *, on: date | None = None) -> tuple[Area, ...]:
        """The areas that an area was made of, where each went into it whole: ("Allerdale", "Carlisle", "Copeland") for
        Cumberland. None where it was not made so. With a day, those that stood on it: Somerset was five districts, and
        four once two of them had become one.
        """
        before = self._made_of.get(code, ())
        if not all(_goes_over_whole(place) for place in before):
            return ()
        day = self._day_before(code, on) if on is not None and before else None
        return tuple(place.area for place in before if day is None or place.existed(day))

    def _day_before(self, code: str, on: date) -> date:
        """The day itself, or where the area stood on it the day before it began."""
        began = self.place(code).valid_from if code in self else None
        return began - timedelta(days=1) if began is not None and on >= began else on

    @cached_property
    def _made_of(self) -> dict[str, list[Place]]:
        """The areas that went into each, by name."""
        found: dict[str, list[Place]] = {}
        for place in sorted(self._large.values(), key=lambda place: place.area.name):
            for code in place.successors:
                found.setdefault(code, []).append(place)
        return found


_COLUMNS = {AreaKind.DISTRICT: 0, AreaKind.CSP: 1, AreaKind.FORCE: 2, AreaKind.REGION: 3}


def _goes_over_whole(place: Place) -> bool:
    return len(place.successors) == 1 and place.valid_to is not None
