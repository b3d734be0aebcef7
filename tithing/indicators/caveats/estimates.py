"""Two rates over two estimates: what a new edition, or a jump from one year to the next, could make of a change."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import Ends, number_at
from tithing.indicators.result import At
from tithing.statistics.rounding import written
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.units import Accumulates

MOVED = 0.02  # more in a year than people and households move but by a new estimate


def estimate_doubts(ends: Ends) -> Iterator[Doubt]:
    """That the people or households at the two ends are of two editions, or moved by more than they do in a year."""
    now, before = ends.now.base, ends.before.base
    if now is None or before is None or not _is_an_estimate(ends):
        return
    one, other = number_at(now), number_at(before)
    if one and other and one != other and (_edition(now) != _edition(before) or _jumped(one, other)):
        yield Doubt(_caveat(ends, now, before), ((1.0, other / one),))


def _is_an_estimate(ends: Ends) -> bool:
    """People and households; what an indicator counts its share out of is counted too."""
    return bool(ends.over) and ends.evidence.measure(ends.over).accumulates is Accumulates.POINT


def _jumped(one: float, other: float) -> bool:
    return abs(one / other - 1) >= MOVED


def _edition(at: At) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return at.suppliers, tuple(sorted({ref.mark for ref in at.sources}))


def _caveat(ends: Ends, now: At, before: At) -> Caveat:
    title = ends.evidence.measure(ends.over).title.lower()
    one, other = number_at(now), number_at(before)
    words = (
        f"the rates are over two estimates, {title} {written(other)} of {before.period.label} and {written(one)} of "
        f"{now.period.label}"
    )
    return Caveat(CaveatKind.DENOMINATOR, words, (("now", one), ("before", other)))
