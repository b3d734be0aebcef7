"""Find a place by its code or by what people call it, and ask what lies in what.

>>> load_gazetteer().find("Redcar").code
'E06000003'
>>> load_gazetteer().find("Cleveland Police").code
'E23000013'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property, partial
from itertools import chain

from tithing.places import reference_files as reference
from tithing.places.names import PRECEDENCE, WrittenName, foreign_letters, readings, simplify, total_words
from tithing.places.reference_files import Force, Place
from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.numbered import listed, nearest
from tithing.vocabulary.unknown_name import UnknownName

SmallArea = tuple[str, str, str]  # ward, name, and the CSP where the district has several


class UnknownArea(UnknownName):
    """No area has this code or name, or several have it and the words do not say which."""


@dataclass(frozen=True)
class Gazetteer:
    """The reference places, with what a book adds to them.

    `added` are places and changed places, `other_names` a partnership's own names for codes, `nesting` rows
    of (district, CSP, force, region) that replace ours for the districts they name.
    """

    added: Mapping[str, Place] = field(default_factory=dict)
    other_names: Mapping[str, str] = field(default_factory=dict)  # simplified name -> code
    nesting: tuple[tuple[str, str, str, str], ...] = ()
    small_areas: Mapping[str, SmallArea] = field(default_factory=dict)  # by the code of an LSOA
    home: frozenset[str] = frozenset()  # districts whose wards are meant where a name is shared
    own: str = ""  # the code of the partnership's own area

    # -- one place ----------------------------------------------------------------------------

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

    def find(self, name_or_code: str, *, on: date | None = None) -> Area:
        """The area with this code, name or alias, as things were `on` a day (without one: as they are now).

        When a district, a CSP and a force share a name it is the district, unless the words say otherwise
        ("Cleveland Police", "Hartlepool CSP"). A ward is found by its name alone only when one ward has it;
        else write "Victoria ward, Hartlepool". Raises UnknownArea with the nearest names.
        """
        asked = (name_or_code, on)
        if asked not in self._found:
            self._found[asked] = self._search(name_or_code.strip(), on)
        return self._found[asked]

    def knows(self, name_or_code: str) -> bool:
        """Whether any area is called so, which of several it may be: asked of many words, for none is looked for what is near.

        >>> load_gazetteer().knows("Victoria ward"), load_gazetteer().knows("Seeton")
        (True, False)
        """
        try:
            return self._met(name_or_code.strip(), None) is not None
        except UnknownArea:  # several
            return True

    def welsh_name(self, code: str) -> str:
        """What an area is called in Welsh, where that is another name; "" where we know of none.

        >>> load_gazetteer().welsh_name("W06000022"), load_gazetteer().welsh_name("E06000001")
        ('Casnewydd', '')
        """
        return reference.welsh_names().get(code, "")

    # -- what lies in what --------------------------------------------------------------------

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

    def districts_of_csp(self, csp: str, *, on: date | None = None) -> tuple[Area, ...]:
        """The districts a CSP covers, in whole or part: often one, sometimes several."""
        return self._areas(row[0] for row in self._nesting if row[1] == csp and self._current(row[0], on))

    def nesting_of(self, district: str) -> tuple[tuple[str, ...], str]:
        """Codes of the CSPs that share ground with a district, and of its police force area ("" unknown)."""
        return self._above.get(district, ((), ""))

    def csps_of_district(self, district: str) -> tuple[Area, ...]:
        """The CSPs that cover a district: often one, several where a new district took in old ones."""
        return self._areas(row[1] for row in self._nesting if row[0] == district)

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

    def region_of(self, district: str) -> str:
        """The code of the region a district lies in; "" where none is known."""
        return next((row[3] for row in self._nesting if row[0] == district), "")

    def neighbours_in_force(self, district: str) -> tuple[Area, ...]:
        """The other districts of its police force area, by code."""
        force = self.force_of(district).code
        return tuple(area for area in self.districts_of_force(force) if area.code != district)

    def lsoas_in(self, code: str) -> tuple[str, ...]:
        """Codes of the LSOAs of 2021 whose best-fit ward lies in this area."""
        kind = self.get(code).kind
        if kind is AreaKind.LSOA:
            return (code,)
        wards = {code} if kind is AreaKind.WARD else {ward.code for ward in self._wards_in(code, None)}
        return tuple(sorted(lsoa for ward in wards for lsoa in self._lsoas_by_ward.get(ward, ())))

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

    def all(self, kind: AreaKind, *, on: date | None = None) -> tuple[Area, ...]:
        """Every area of a kind (not LSOAs) that existed on a day, by code."""
        places = self._wards if kind is AreaKind.WARD else self._large
        found = (place for place in places.values() if place.area.kind is kind and place.existed(on))
        return tuple(sorted((place.area for place in found), key=lambda area: area.code))

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

    def codes_like(self, code: str) -> tuple[str, ...]:
        """The codes of the kind that a code says it is of, LSOAs left out: those it may be a slip of the pen for."""
        places = self._wards if kind_of(code) is AreaKind.WARD else self._large
        return tuple(each for each in places if kind_of(each) is kind_of(code))

    # -- forces as suppliers ------------------------------------------------------------------

    @property
    def forces(self) -> tuple[Force, ...]:
        return reference.forces()

    def force_called(self, reported_by: str) -> Force:
        """The force a street file calls so ("Cleveland Police") or has in its name ("cleveland")."""
        found = self._forces.get(simplify(reported_by)) or self._forces.get(self.find(reported_by).code)
        if found is None:
            raise UnknownArea(f'"{reported_by}" is not a police force')
        return found

    # -- adding to it -------------------------------------------------------------------------

    def with_places(
        self,
        places: Iterable[Place] = (),
        *,
        other_names: Mapping[str, str] | None = None,
        nesting: Iterable[tuple[str, str, str, str]] = (),
        small_areas: Mapping[str, SmallArea] | None = None,
        home: Iterable[str] = (),
        own: str = "",
    ) -> Gazetteer:
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

    # -- inside -------------------------------------------------------------------------------

    @cached_property
    def _lsoas_by_ward(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for lsoa, (ward, _, _) in self.lsoas.items():
            found.setdefault(ward, []).append(lsoa)
        return found

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

    @cached_property
    def _nesting(self) -> tuple[tuple[str, str, str, str], ...]:
        renewed = {row[0] for row in self.nesting}
        return (*(row for row in reference.district_rows() if row[0] not in renewed), *self.nesting)

    @cached_property
    def _forces(self) -> dict[str, Force]:
        """By the simplified name and slug, and by code."""
        named = {simplify(name): force for force in self.forces for name in (force.reported_by, force.slug)}
        return {**named, **{force.code: force for force in self.forces}}

    @cached_property
    def _above(self) -> dict[str, tuple[tuple[str, ...], str]]:
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        for district, csp, force, _ in self._nesting:
            found[district] = ((*found.get(district, ((), ""))[0], csp), force)
        return found

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
    def _found(self) -> dict[tuple[str, date | None], Area]:
        return {}  # a file of returns asks for the same few names thousands of times

    def _search(self, text: str, on: date | None) -> Area:
        found = self._met(text, on)
        if found is None:
            raise UnknownArea(f'no area is called "{text}"', partial(self._suggestion, text))
        return found

    def _met(self, text: str, on: date | None) -> Area | None:
        """The area called so. Raises UnknownArea where several are."""
        if (place := self._look_up(text.upper())) is not None:
            return place.area
        meant = readings(text)
        for find in (
            self._large_called,
            self._ward_called,
        ):  # reading the wards takes longer, so they come last
            for reading in meant:
                if (area := find(reading, text, on)) is not None:
                    return area
        return None

    def _large_called(self, written: WrittenName, text: str, on: date | None) -> Area | None:
        if written.name in self.other_names and written.kind is None:
            return self.get(self.other_names[written.name])
        if written.kind is AreaKind.WARD or written.within:
            return None
        best = _best(self._of_kind(self._by_name.get(written.name, []), written.kind), on)
        if best is not None and written.kind is None and self.is_far(best.code):
            self._refuse_if_nearer(best, written.name, text, on)
        if best is not None and best.kind is AreaKind.FORCE and written.name == simplify(text):
            self._refuse_if_ours(best, written.name, text)
        return best

    def _of_kind(self, found: list[Place], kind: AreaKind | None) -> list[Place]:
        if kind is None:
            return found
        of_kind = [place for place in found if place.area.kind is kind]
        return of_kind or (self._csps_of(found) if kind is AreaKind.CSP else [])

    def all_called(self, name: str) -> tuple[Place, ...]:
        """Every district, CSP, force and region that has, or once had, this very name."""
        return tuple(self._by_name.get(simplify(name), ()))

    # -- home first ---------------------------------------------------------------------------

    def is_far(self, code: str) -> bool:
        """Whether an area lies outside the police force areas of the partnership's own districts; never where no home
        is known, nor for a region or a country.
        """
        if not self.home or code in self._near or code not in self:
            return False
        kind = self.get(code).kind
        if kind in (AreaKind.WARD, AreaKind.LSOA):
            return self.place(code).parent not in self._near and not self._near.intersection(
                area.code for area in self.parents(code)
            )
        if self._near.intersection(self.place(code).successors):
            return False
        return kind in (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE)

    @cached_property
    def _near(self) -> frozenset[str]:
        """The home districts, their forces, and every district and CSP of these."""
        forces = {self.nesting_of(each)[1] for each in self.home} - {""}
        rows = [row for row in self._nesting if row[0] in self.home or row[2] in forces]
        return frozenset((*self.home, *forces, *(code for row in rows for code in row[:2])))

    def _refuse_if_nearer(self, far: Area, name: str, text: str, on: date | None) -> None:
        """Raise UnknownArea where a far place has the name and something near may be meant."""
        if any(each.kind is far.kind for each in readings(text)):
            return  # "Wiltshire Police" says what it is
        near = [
            place.area
            for place in self._wards_by_name.get(name, [])
            if place.parent in self._near and place.existed(on)
        ]
        if near:
            where = self.get(self.place(near[0].code).parent).name
            said = f'"{text}" is a ward in {where}, and a {far.kind.value} elsewhere ({far.code})'
            raise UnknownArea(f'{said}; write "{near[0].name} ward, {where}" or the code')
        others = self.partnerships_like(text) if far.kind is AreaKind.FORCE else ()
        if others:
            named = " or ".join(f'"{each.name}"' for each in others[:2])
            raise UnknownArea(
                f'"{text}" is a police force area; write "{far.name} Police" for it, or {named}'
            )

    def _refuse_if_ours(self, force: Area, name: str, text: str) -> None:
        """Raise UnknownArea where a force's bare name is our own county's too: Durham, in the book of County Durham."""
        ours = [self.get(each).name for each in self.home if each in self]
        same = [each for each in ours if simplify(each) in (f"county {name}", f"city of {name}")]
        if same:
            raise UnknownArea(
                f'"{text}" may be the police force area or {same[0]}; write "{force.name} Police" or "{same[0]}"'
            )

    def _csps_of(self, districts: list[Place]) -> list[Place]:
        """ "Safer Stockton" is the partnership of the district that people call Stockton, where it has one alone."""
        found = [self.csps_of_district(place.area.code) for place in districts]
        return [self.place(csps[0].code) for csps in found if len(csps) == 1]

    def _ward_called(self, written: WrittenName, text: str, on: date | None) -> Area | None:
        if written.kind not in (None, AreaKind.WARD):
            return None
        found = self._wards_by_name.get(written.name, [])
        if written.within:
            codes = self._codes_called(written.within)
            found = [place for place in found if place.parent in codes]
        meant = self._at_home([place for place in found if place.existed(on)] or _latest(found))
        if len(meant) > 1:
            raise UnknownArea(self._which_ward(text, meant))
        return meant[0].area if meant else None

    def _at_home(self, wards: list[Place]) -> list[Place]:
        """Those of the partnership's own districts, where there are any."""
        return [place for place in wards if place.parent in self.home] or wards

    def _codes_called(self, name: str) -> set[str]:
        codes = {place.area.code for place in self._by_name.get(name, [])}
        return codes | ({self.other_names[name]} if name in self.other_names else set())

    def _which_ward(self, text: str, wards: list[Place]) -> str:
        parents = sorted(
            {place.parent for place in wards}, key=lambda code: (code not in self._near, self.get(code).name)
        )
        districts = list(dict.fromkeys(self.get(code).name for code in parents))
        some = listed(districts, most=6)
        return f'"{text}" is a ward in {some}; write it with its district: "{text}, {districts[0]}"'

    def _suggestion(self, text: str) -> str:
        """What else the words may be, and the nearest names: those of home first, then the neighbours', then others that are
        no nearer.
        """
        if said := total_words(text):
            return said
        titles = [area.name for area in self.partnerships_like(text)]
        titles += [self._titled[key] for key in self._spelled_like(text)]
        return foreign_letters(text) + nearest(list(dict.fromkeys(titles))[:_SUGGESTED])

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

    def _current(self, district: str, on: date | None) -> bool:
        return district not in self._large or self._large[district].existed(on)

    def _same_time(self, district: str, code: str) -> bool:
        return district == code or self._current(district, None)

    def _areas(self, codes: Iterable[str]) -> tuple[Area, ...]:
        return tuple(self._large[code].area for code in sorted(set(codes)) if code in self._large)


_SUGGESTED = 4
_ABOUT_AS_LIKE = 0.1  # one letter in ten: a name at home that is so little less alike is meant


def _likeness(text: str, names: Iterable[str], *, cutoff: float) -> dict[str, float]:
    """Of these names the three that are spelled most like it, and how much."""
    import difflib

    found = difflib.get_close_matches(text, names, n=3, cutoff=cutoff)
    return {name: difflib.SequenceMatcher(None, name, text).ratio() for name in found}


_COLUMNS = {AreaKind.DISTRICT: 0, AreaKind.CSP: 1, AreaKind.FORCE: 2, AreaKind.REGION: 3}


def _goes_over_whole(place: Place) -> bool:
    return len(place.successors) == 1 and place.valid_to is not None


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


def _best(found: list[Place], on: date | None) -> Area | None:
    standing = [place for place in found if place.existed(on)] or _latest(found)
    order = sorted(standing, key=lambda place: PRECEDENCE.index(place.area.kind))
    return order[0].area if order else None


def _latest(found: list[Place]) -> list[Place]:
    """Of places that did not exist on the day, those that lasted longest."""
    last = max((place.valid_to or date.max for place in found), default=None)
    return [place for place in found if (place.valid_to or date.max) == last]


@cache
def _reference_gazetteer() -> Gazetteer:
    return Gazetteer()


def load_gazetteer() -> Gazetteer:
    """The places Tithing knows. A book adds its own with `with_places`, and imported look-ups with `imported`."""
    return _reference_gazetteer()
