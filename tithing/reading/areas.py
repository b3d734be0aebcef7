"""Which area is asked about: the partnership's own, or one that is named."""

from __future__ import annotations

from tithing.indicators.districts import whole_districts
from tithing.places.known_places import UnknownArea
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.problems import Problem, Refused


def own_area(snapshot: Snapshot, name: str = "") -> Area:
    """The area that this name or code is of; without one, the partnership's own: of one whole district, that district.

    Raises Refused for a name that no area has, or several.
    """
    places = snapshot.gazetteer
    try:
        found = places.find(name) if name else places.get(snapshot.partnership.area)
    except UnknownArea as error:
        raise Refused(Problem(str(error), "Name an area as the ONS does, or give its code")) from error
    one = whole_districts(found.code, places) if found.kind is AreaKind.CSP else ()
    return places.get(one[0]) if len(one) == 1 else found
