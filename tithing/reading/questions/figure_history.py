"""Everything the book ever said of one figure: each release, when, from whom, and from which file and row."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.observations.observation import SourceRef
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import quarter_in
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity


@dataclass(frozen=True)
class SaidOfIt:
    """`stands`: it is what the figure is now."""

    quantity: Quantity
    supplier: str
    source: SourceRef
    note: str = ""
    stands: bool = False


def figure_history(
    snapshot: Snapshot, *, measure: str, area: Area, period: Period, breakdown: str = ""
) -> tuple[SaidOfIt, ...]:
    """Of each supplier in turn, what it said, oldest first; only what the reader may see."""
    found = quarter_in(snapshot, period, area).observations
    return tuple(
        SaidOfIt(each.quantity, each.supplier, each.source, "; ".join(each.notes), stands=each is last)
        for last in found.at(measure, area.code, period, breakdown)
        for each in (*last.earlier, last)
    )
