"""A series as it would be were each point as complete as the last, so that no rule takes a change of completeness for news."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import End, Ends
from tithing.indicators.caveats.whole import doubts_of
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At
from tithing.observations.measure import Measure
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing, Quantity

NOT_AS_THE_LAST = Missing(
    "it is not as complete as the last, and nobody knows by how much", decided=NotHere.NOT_HELD
)


def as_the_last(
    evidence: Evidence, measure: Measure, *, area: str, breakdown: str = "", ats: Sequence[At]
) -> tuple[Quantity, ...]:
    """The counts of a series, each as it would be were it as complete as the last; missing where nobody can say.

    A judgement of a series (a signal, a pattern, a record) stands where it stands by these too.
    """
    if not ats:
        return ()
    last = End(ats[-1], ats[-1])
    pairs = ((at, Ends(evidence, measure, area, breakdown, last, End(at, at))) for at in ats[:-1])
    return (*(_alike(at, doubts_of(ends)) for at, ends in pairs), ats[-1].quantity)


def _alike(at: At, doubts: Sequence[Doubt]) -> Quantity:
    if not doubts or not isinstance(at.quantity, Known):
        return at.quantity
    ways = [each.alike[0] for each in doubts if each.alike]
    if len(ways) < len(doubts) or not all(now for now, _ in ways):
        return NOT_AS_THE_LAST
    return Known(at.quantity.number * math.prod(before / now for now, before in ways), at.quantity.status)
