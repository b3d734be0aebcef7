"""The shorter periods that a period is made of, for measures whose events add up."""

from __future__ import annotations

from tithing.observations.measure import Measure
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Accumulates, Unit


def pieces_of(measure: Measure, period: Period) -> tuple[Period, ...]:
    """The quarters of a period, else its months; none where events do not add up, or there are none shorter."""
    if measure.accumulates is not Accumulates.SUM or measure.unit is not Unit.COUNT:
        return ()
    for pieces in (period.quarters(), period.months()):
        if len(pieces) > 1:
            return pieces
    return ()
