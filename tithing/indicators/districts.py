"""Areas that are made of whole districts: a police force's, a partnership's; and a partnership that is one district."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tithing.vocabulary.areas import AreaKind, kind_of

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer


def whole_districts(area: str, gazetteer: Gazetteer | None, *, on: date | None = None) -> tuple[str, ...]:
    """The districts that make an area, when each lies in it whole; none for a district, or where one is cut. On a day, one
    that a book says others have become stands in their place.
    """
    if gazetteer is None:
        return ()
    found = (_standing(code, gazetteer, on) for code in _whole_districts(area, gazetteer))
    return tuple(dict.fromkeys(found))


def become_of(districts: Iterable[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """What districts become on the days that a book has written down."""
    return tuple(
        code
        for each in districts
        if gazetteer.place(each).written_ahead
        for code in gazetteer.place(each).successors
    )


def _standing(code: str, gazetteer: Gazetteer, on: date | None) -> str:
    place = gazetteer.place(code)
    return place.successors[0] if place.written_ahead and on is not None and not place.existed(on) else code


def _whole_districts(area: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    if area not in gazetteer:
        return ()
    match kind_of(area):
        case AreaKind.FORCE:
            return tuple(each.code for each in gazetteer.districts_of_force(area))
        case AreaKind.CSP:
            districts = gazetteer.districts_of_csp(area)
            whole = all(len(gazetteer.csps_of_district(each.code)) == 1 for each in districts)
            return tuple(each.code for each in districts) if whole else ()
        case _:
            return ()


def was_made_of(area: str, gazetteer: Gazetteer | None, *, on: date | None = None) -> tuple[str, ...]:
    """The areas that an area was made of, on a day (without one: whenever; from its first day on: those of the day before);
    none where one of them went into another area too.
    """
    if gazetteer is None or area not in gazetteer or gazetteer.place(area).valid_from is None:
        return ()
    return tuple(each.code for each in gazetteer.predecessors(area, on=on))


def same_area(area: str, gazetteer: Gazetteer | None) -> str:
    """The other code of an area that has two: a CSP of one whole district is that district. "" for any other."""
    if gazetteer is None or area not in gazetteer:
        return ""
    if kind_of(area) is AreaKind.CSP:
        districts = whole_districts(area, gazetteer)
        return districts[0] if len(districts) == 1 else ""
    if kind_of(area) is not AreaKind.DISTRICT:
        return ""
    csps = [each.code for each in gazetteer.csps_of_district(area)]
    return csps[0] if len(csps) == 1 and whole_districts(csps[0], gazetteer) == (area,) else ""
