"""Measures, areas and suppliers by whatever a file calls them, each looked up once; and what to say when unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tithing.observations.measure import Measure, UnknownMeasure
from tithing.places.names import simplify
from tithing.sources.contract import Context
from tithing.sources.tables import ReceivedCell
from tithing.sources.values.cells import Unclear, unit_of
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Unit

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer
    from tithing.places.reference_files import Place
    from tithing.vocabulary.areas import Area

_CODE = re.compile(r"[EWNSK][0-9]{8}")
_NAMED = 5  # of many places, so many are named


@dataclass
class Lookups:
    """What has been looked up so far in one file; guards its caches."""

    context: Context
    periods: dict[tuple[ReceivedCell, ...], Period] = field(default_factory=dict)
    _measures: dict[tuple[str, str], Measure | Unclear] = field(default_factory=dict)
    _areas: dict[tuple[str, date], str | Unclear] = field(default_factory=dict)
    _far: dict[str, str] = field(default_factory=dict)  # places far from home, as they were found

    def area(self, name: str, on: date) -> str:
        """The code of the area called so on a day. Raises Unclear with the nearest names."""
        key = (name, on)
        if key not in self._areas:
            self._areas[key] = self._find_area(name, on)
        found = self._areas[key]
        if isinstance(found, Unclear):
            raise found
        return found

    def tell_if_far(self, code: str) -> None:
        """Remember a place that is far from home, whether it was found by its name or its code."""
        places = self.context.gazetteer
        if places.is_far(code):
            self._far[code] = places.get(code).name

    def area_by(self, code: str, name: str, on: date) -> str:
        """The code of an area that a row gives by code and by name: the code is believed, where the name is of no other.

        Raises Unclear where they disagree. A code that is not of the national statistician's, such as a beat's, is let be.
        """
        places = self.context.gazetteer
        if not _CODE.fullmatch(code.upper()) or code.upper() not in places:
            return self.area(name or code, on)
        area = self.area(code, on)
        if name and (other := other_place(code.upper(), name, places)):
            what = f'{code.upper()} is {places.get(code.upper()).name}, and the row calls it "{name}", which is {other}'
            raise Unclear(what, "Correct the code or the name, whichever is wrong")
        return area

    def measure(self, name: str, unit: str) -> tuple[Measure, int | None]:
        """The measure called so in that unit, and the number of members of a rank. Raises Unclear."""
        key = (name, unit)
        if key not in self._measures:
            self._measures[key] = self._find_measure(name, unit)
        found = self._measures[key]
        if isinstance(found, Unclear):
            raise found
        return found, (unit_of(unit)[1] if unit else None)

    def _find_area(self, name: str, on: date) -> str | Unclear:
        if not name:
            return Unclear("the area is empty", "Write its name or ONS code")
        places = self.context.gazetteer
        try:
            found = places.find(name, on=on)
        except LookupError as error:
            return Unclear(
                str(error),
                "Correct the name, write its ONS code, or add it to the partnership's areas",
                said=name,
            )
        if ended := _ended(_meant(name, found, on, places), on, places):
            return ended
        self.tell_if_far(found.code)
        return found.code

    def far_notices(self, file: str) -> tuple[str, ...]:
        """A line that names the places that lie outside the partnership's police force area: the first few of many."""
        if not self._far:
            return ()
        named = [f"{name} ({code})" for code, name in sorted(self._far.items())]
        return (f"{file}: places outside the partnership's force area: {listed(named, most=_NAMED)}.",)

    def _find_measure(self, name: str, unit: str) -> Measure | Unclear:
        if not name:
            return Unclear("the measure is empty", "Write its title, slug or code")
        try:
            wanted = unit_of(unit)[0] if unit else None
            found = self.context.measures.find(name, wanted.value if wanted else "")
        except Unclear as unclear:
            return unclear
        except UnknownMeasure as error:
            return Unclear(
                str(error), "Correct the name, or add the measure to the partnership's measures", said=name
            )
        if wanted is not None and wanted is not found.unit and not _base_unstated(wanted, found):
            return Unclear(
                f'"{name}" is measured as {found.unit.value}, and the unit says {unit}',
                "Correct the unit, or name the measure that has it",
                column="unit",
                said=unit,
            )
        return found


def is_name(words: str, context: Context) -> bool:
    """Whether a measure, or a place, is called so: what stands alone in a row may be a row that nobody filled."""
    for find in (context.measures.find, context.gazetteer.find):
        try:
            find(words)
        except LookupError:
            continue
        return True
    return False


def other_place(code: str, name: str, places: Gazetteer) -> str:
    """The code of the place that the name is of, where that is not this code's; "" where it may be, or is nobody's.

    A district and its partnership share a name, and so do wards of two districts.
    """
    if _is_called(code, name, places):
        return ""
    try:
        found = places.find(name).code
    except LookupError:
        return ""
    return (
        "" if found == code or simplify(places.get(found).name) == simplify(places.get(code).name) else found
    )


def _is_called(code: str, name: str, places: Gazetteer) -> bool:
    """A ward keeps its code when it is given a longer name: an older file has the shorter one, Hardwick for Hardwick and
    Salters Lane.
    """
    place = places.place(code)
    names = {simplify(each) for each in (place.area.name, *place.aliases)}
    said = simplify(name)
    if said in names or place.area.kind is not AreaKind.WARD:
        return said in names
    return any(each.startswith(f"{said} and ") or each.endswith(f" and {said}") for each in names)


def _meant(name: str, found: Area, on: date, places: Gazetteer) -> Place:
    """The place that the words mean: a bare name that a district bore until it ended is not its old partnership's, but in
    that partnership's own book.
    """
    place = places.place(found.code)
    if found.kind is not AreaKind.CSP or simplify(name) != simplify(found.name):
        return place
    if found.code == places.own:
        return place
    once = [each for each in places.all_called(name) if each.area.kind is AreaKind.DISTRICT]
    return once[0] if once and not any(each.existed(on) for each in once) else place


def _ended(place: Place, on: date, places: Gazetteer) -> Unclear | None:
    """Why a district, CSP or force that had ended on the day is not taken; what it became is named."""
    if place.valid_to is None or on <= place.valid_to or place.area.kind is AreaKind.WARD:
        return None
    ended = f"{place.valid_to.day} {place.valid_to:%B %Y}"
    became = " and ".join(places.get(code).name for code in place.successors if code in places)
    what = f"{place.area.name} ended on {ended}" + (f" and is now {became}" if became else "")
    change = f"Write {became}" if became else "Write the area that it is now"
    return Unclear(what, f"{change}, or a period that ends by {ended}")


def _base_unstated(wanted: Unit, measure: Measure) -> bool:
    """A rate that does not say of what is only itself for a measure defined so."""
    return wanted is Unit.RATE and measure.unit is Unit.RATE
