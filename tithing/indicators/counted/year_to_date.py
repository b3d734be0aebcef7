"""The year to date, from 1 April (R80), by how a measure accumulates.

Events are summed; a running total, a rolling year or a stock shows its latest value; a percentage is only ever
shown as supplied. A supplied year to date goes before a sum and is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tithing.indicators.counted.value_over import sum_of_parts, sum_over_time, supplied_value, value_over
from tithing.indicators.evidence import Evidence, Key
from tithing.indicators.result import At
from tithing.statistics.rounding import written
from tithing.vocabulary.beside.caveat import noted
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable
from tithing.vocabulary.units import Accumulates, Unit

SUPPLIED_ONLY = NotApplicable("percentages are not added up over a year", "R80")


@dataclass(frozen=True)
class YearToDate:
    """`at` is the one to show; `supplied` and `summed` are what it was chosen from, where there are any."""

    at: At
    supplied: At | None = None
    summed: At | None = None

    @property
    def disagrees_by(self) -> float | None:
        """Supplied less summed, where both are known and differ."""
        if self.supplied is None or self.summed is None:
            return None
        one, other = self.supplied.quantity, self.summed.quantity
        if not (isinstance(one, Known) and isinstance(other, Known)) or one.number == other.number:
            return None
        return one.number - other.number


def year_to_date(
    evidence: Evidence, measure: str, *, area: str, period: Period, breakdown: str = ""
) -> YearToDate:
    """From 1 April of the financial year to the period's last day."""
    whole = period.year_to_date()
    key = (measure, area, whole, breakdown)
    supplied = supplied_value(evidence, key)
    definition = evidence.measure(measure)
    if definition.unit is Unit.PERCENT:
        return YearToDate(supplied or At(SUPPLIED_ONLY, whole), supplied)
    if definition.accumulates is not Accumulates.SUM or definition.unit is not Unit.COUNT:
        latest = value_over(evidence, measure, area=area, period=period.last_quarter, breakdown=breakdown)
        return YearToDate(_shown(supplied, replace(latest, period=whole)), supplied)
    summed = _summed(evidence, key)
    if supplied is None and summed is None:
        return YearToDate(value_over(evidence, measure, area=area, period=whole, breakdown=breakdown))
    return _with_disagreement(YearToDate(_shown(supplied, summed), supplied, summed))


def _summed(evidence: Evidence, key: Key) -> At | None:
    """The sum over the quarters so far, else of the parts; a gap only where neither is known. What is hidden one way is not told
    by the other, which it may contradict.
    """
    over_time = sum_over_time(evidence, key)
    if over_time is not None and not isinstance(over_time.quantity, Missing):
        return over_time
    of_parts = sum_of_parts(evidence, key)
    if of_parts is not None and isinstance(of_parts.quantity, Known):
        return of_parts
    return over_time if over_time is not None else of_parts


def _shown(supplied: At | None, other: At | None) -> At:
    if supplied is not None and (other is None or not isinstance(supplied.quantity, Missing)):
        return supplied
    if other is None:
        raise AssertionError("neither a supplied nor a worked out year to date")
    return other if isinstance(other.quantity, Known) or supplied is None else supplied


def _with_disagreement(found: YearToDate) -> YearToDate:
    gap = found.disagrees_by
    if gap is None or found.summed is None or not isinstance(found.summed.quantity, Known):
        return found
    note = (
        f"the supplied year to date is not the sum of its quarters, {written(found.summed.quantity.number)}: "
        f"it is {written(abs(gap))} {'more' if gap > 0 else 'less'}"
    )
    return replace(found, at=found.at.with_caveats(*noted(note)))
