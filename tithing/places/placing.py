"""Where an event lies, from the code of the smallest area that was published for it.

Codes of 2011 are carried to 2021: a merged LSOA exactly; a split or redrawn one keeps its own code, because
which part the event was in is not known, and lies in the ward that all its parts lie in or, when they lie in
several, in one by best fit. Wards are those of 2024.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tithing.places import reference_files as reference
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind, kind_of

EXACT = "exact"
BEST_FIT = "best fit"
UNPLACED = "unplaced"


class Placing(NamedTuple):
    """Codes, "" where not known. `lsoa` is of 2021, or the code of 2011 when that one was split."""

    code: str
    lsoa: str
    ward: str
    district: str
    csp: str
    force: str
    fit: str


def place_code(gazetteer: Gazetteer, code: str) -> Placing:
    """Where an event with this LSOA, ward or district code lies. Raises UnknownArea.

    >>> from tithing.places.gazetteer import load_gazetteer
    >>> place_code(load_gazetteer(), "E01011973").lsoa  # merged in 2021
    'E01035188'
    """
    match kind_of(code):
        case AreaKind.LSOA:
            return _place_lsoa(gazetteer, code)
        case AreaKind.WARD:
            return _in_district(gazetteer, code, "", code, gazetteer.place(code).parent, EXACT)
        case AreaKind.DISTRICT:
            gazetteer.get(code)
            return _in_district(gazetteer, code, "", "", code, EXACT)
    raise UnknownArea(f'"{code}" is no LSOA, ward or district')


def place_codes(gazetteer: Gazetteer, codes: Iterable[str]) -> tuple[list[Placing], list[str]]:
    """The placings of those that are known, and the codes that are not."""
    placed: list[Placing] = []
    unknown: list[str] = []
    for code in codes:
        try:
            placed.append(place_code(gazetteer, code))
        except UnknownArea:
            unknown.append(code)
    return placed, unknown


def _place_lsoa(gazetteer: Gazetteer, code: str) -> Placing:
    if code in gazetteer.lsoas:
        return _in_ward_of(gazetteer, code, code, EXACT)
    if code not in reference.lsoa_changes():
        raise UnknownArea(f'"{code}" is no LSOA of 2011 or 2021')
    change, after, ward, district, _ = reference.lsoa_changes()[code]
    if change == "M" and len(after) == 1:
        return _in_ward_of(gazetteer, code, after[0], EXACT)
    parts = [gazetteer.lsoas[each] for each in after if each in gazetteer.lsoas]
    within_one_ward = {each[0] for each in parts} == {ward}
    fit = EXACT if change == "S" and within_one_ward else BEST_FIT
    return _in_district(gazetteer, code, code, ward, district, fit, parts[0][2] if parts else "")


def _in_ward_of(gazetteer: Gazetteer, code: str, lsoa: str, fit: str) -> Placing:
    ward, _, csp = gazetteer.lsoas[lsoa]
    return _in_district(gazetteer, code, lsoa, ward, gazetteer.place(ward).parent, fit, csp)


def _in_district(
    gazetteer: Gazetteer, code: str, lsoa: str, ward: str, district: str, fit: str, csp: str = ""
) -> Placing:
    above = gazetteer.nesting_of(district)
    only = above[0] if len(above[0]) == 1 else ()
    return Placing(code, lsoa, ward, district, csp or (only[0] if only else ""), above[1], fit)
