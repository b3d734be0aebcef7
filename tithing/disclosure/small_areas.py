"""Counts of the small areas of one place, made safe to publish together with the place's own count (R100)."""

from __future__ import annotations

from collections.abc import Mapping

from tithing.disclosure.attack import CellKey, Sum
from tithing.disclosure.suppression import SuppressionRule, protect
from tithing.vocabulary.quantity import Quantity

TOTAL = "total"
SETTING = "the partnership's setting suppress_below; R100"


def safe_counts(
    counts: Mapping[str, Quantity], *, whole: Quantity, complete: bool, minimum: int
) -> dict[str, Quantity]:
    """By area's code: counts of 1 to `minimum` - 1 withheld, and what would give one away.

    `whole` is published; `complete` says that the areas are all there are of it, so that they add up to it.

    >>> from tithing.vocabulary.quantity import Known
    >>> safe = safe_counts({"E05000001": Known(1), "E05000002": Known(9), "E05000003": Known(7)},
    ...                    whole=Known(17), complete=True, minimum=5)
    >>> [type(each).__name__ for each in safe.values()]
    ['Suppressed', 'Known', 'Suppressed']
    """
    cells: dict[CellKey, Quantity] = {(code, ""): quantity for code, quantity in counts.items()}
    total: CellKey = (TOTAL, "")
    guarded = protect(
        {**cells, total: whole},
        (Sum(total, tuple(cells)),) if complete else (),
        sensitive=tuple(cells),
        kept=(total,),
        rule=SuppressionRule(minimum=minimum, source=SETTING),
    )
    return {code: guarded.cells[(code, "")] for code in counts}
