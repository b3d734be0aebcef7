"""Find a place by its code or by what people call it, and ask what lies in what.

>>> load_gazetteer().find("Redcar & Cleveland").code
'E06000003'
>>> load_gazetteer().find("Cleveland Police").code
'E23000013'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial

from tithing.places import reference_files as reference
from tithing.places.known_places import UnknownArea
from tithing.places.names import PRECEDENCE, WrittenName, readings, simplify
from tithing.places.reference_files import Force, Place
from tithing.places.suggested import SuggestedPlaces
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.in_words.numbered import listed


@dataclass(frozen=True)
class Gazetteer(SuggestedPlaces):
    """The reference places with what a book adds to them, found by name: each file beside this one knows one thing more
    of them, and asks only what the one before it knows (by code, what lies in what, how near, spelled alike).
    """

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

    @cached_property
    def _forces(self) -> dict[str, Force]:
        """By the simplified name and slug, and by code."""
        named = {simplify(name): force for force in self.forces for name in (force.reported_by, force.slug)}
        return {**named, **{force.code: force for force in self.forces}}

    # -- what a name may mean -----------------------------------------------------------------

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
        self._refuse_if_ours(best, written.name, text)
        return best

    def _of_kind(self, found: list[Place], kind: AreaKind | None) -> list[Place]:
        if kind is None:
            return found
        of_kind = [place for place in found if place.area.kind is kind]
        return of_kind or (self._csps_of(found) if kind is AreaKind.CSP else [])

    def _csps_of(self, districts: list[Place]) -> list[Place]:
        """ "Safer Stockton" is the partnership of the district that people call Stockton, where it has one alone."""
        found = [self.csps_of_district(place.area.code) for place in districts]
        return [self.place(csps[0].code) for csps in found if len(csps) == 1]

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

    def _refuse_if_ours(self, force: Area | None, name: str, text: str) -> None:
        """Raise UnknownArea where a force's bare name is our own county's too: Durham, in the book of County Durham."""
        if force is None or force.kind is not AreaKind.FORCE or name != simplify(text):
            return
        ours = [self.get(each).name for each in self.home if each in self]
        same = [each for each in ours if simplify(each) in (f"county {name}", f"city of {name}")]
        if same:
            raise UnknownArea(
                f'"{text}" may be the police force area or {same[0]}; write "{force.name} Police" or "{same[0]}"'
            )

    # -- wards --------------------------------------------------------------------------------

    def _ward_called(self, written: WrittenName, text: str, on: date | None) -> Area | None:
        if written.kind not in (None, AreaKind.WARD):
            return None
        meant = self._wards_meant(written, on)
        if len(meant) > 1:
            raise UnknownArea(self._which_ward(text, meant))
        if meant and written == WrittenName(simplify(text)):
            self._refuse_if_a_district_is_named_so(meant[0], text)
        return meant[0].area if meant else None

    def _wards_meant(self, written: WrittenName, on: date | None) -> list[Place]:
        found = self._wards_by_name.get(written.name, [])
        if written.within:
            codes = self._codes_called(written.within)
            found = [place for place in found if place.parent in codes]
        return self._at_home([place for place in found if place.existed(on)] or _latest(found))

    def _refuse_if_a_district_is_named_so(self, ward: Place, text: str) -> None:
        """Raise UnknownArea where a bare name is a ward's far from home, and what a district or partnership is called by for short:
        "Reigate" of Reigate and Banstead. At home it is the ward.
        """
        others = () if ward.parent in self._near else self.partnerships_like(text)
        if others:
            where = self.get(ward.parent).name
            named = listed([f'"{each.name}"' for each in others], most=2)
            raise UnknownArea(
                f'"{text}" is a ward in {where}, and may be meant for another place; write "{ward.area.name} ward, {where}", '
                f"or {named}"
            )

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
