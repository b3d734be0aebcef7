"""Which measures and areas have to be known beside those that arrive: what they lie in, and what lies in them."""

from __future__ import annotations

from collections.abc import Iterable

from tithing.observations.measure import Measures
from tithing.observations.plausible.rules.offences_above_their_group import nested
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind


def kin_of_measures(slugs: Iterable[str], measures: Measures) -> list[str]:
    """These, the groups that they lie in and the offences that lie in them.

    >>> from tithing.observations.measure import load_measures
    >>> "robbery" in kin_of_measures(["robbery_of_personal_property"], load_measures())
    True
    """
    known = set(slugs)
    kin = set(known)
    for each in nested(measures):
        if known & {each.part, each.whole}:
            kin |= {each.part, each.whole}
    return sorted(kin)


def kin_of_areas(codes: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """These, the areas that they lie in, and the districts of a force, the wards of a district.

    >>> from tithing.places.gazetteer import load_gazetteer
    >>> "E06000001" in kin_of_areas(["E23000013"], load_gazetteer())
    True
    """
    kin: dict[str, None] = {}
    for code in sorted(set(codes)):
        kin[code] = None
        try:
            kin.update((area.code, None) for area in gazetteer.parents(code))
            kin.update((area.code, None) for area in gazetteer.children(code, _smaller(gazetteer, code)))
        except UnknownArea:
            continue
    return list(kin)


def _smaller(gazetteer: Gazetteer, code: str) -> AreaKind:
    return AreaKind.WARD if gazetteer.get(code).kind is AreaKind.DISTRICT else AreaKind.DISTRICT
