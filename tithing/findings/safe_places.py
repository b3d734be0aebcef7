"""Small counts by ward, made safe to publish before any finding looks at them (R100).

Street-level open data is left as it is: the same counts are published nationally for smaller areas.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tithing.disclosure.suppression import CellKey, Sum, SuppressionRule, protect
from tithing.findings.inputs import CountByPlace
from tithing.vocabulary.quantity import Quantity

TOTAL = "total"


def safe_to_publish(places: CountByPlace, *, minimum: int, open_data: Collection[str]) -> CountByPlace:
    """The same places with counts of 1 to `minimum` - 1 withheld, and what would give one away.

    `open_data` are measures that are published nationally for smaller areas already.
    """
    measure = places.subject.measure or places.subject.indicator
    if measure in open_data:
        return places
    cells: dict[CellKey, Quantity] = {(place.code, measure): place.quantity for place in places.places}
    whole: CellKey = (TOTAL, measure)
    adds_up = (Sum(whole, tuple(cells)),) if places.complete else ()
    guarded = protect(
        {**cells, whole: places.total},
        adds_up,
        sensitive=tuple(cells),
        kept=(whole,),
        rule=SuppressionRule(minimum=minimum, source="the partnership's setting suppress_below; R100"),
    )
    return replace(
        places,
        places=tuple(
            replace(place, quantity=guarded.cells[(place.code, measure)]) for place in places.places
        ),
    )
