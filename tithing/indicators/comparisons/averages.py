"""Several earlier periods put together as one figure to set another against: their average, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion
from tithing.indicators.comparisons.comparison import cutting
from tithing.indicators.counted.rates import divided
from tithing.indicators.defined.definition import IndicatorKind
from tithing.indicators.result import At
from tithing.indicators.spans.answer import answer_of_span
from tithing.indicators.spans.set_against import why_no_average
from tithing.statistics.change import less_sure
from tithing.vocabulary.beside.caveat import once
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity
from tithing.vocabulary.units import Accumulates, Unit

YEARS_BACK, FEWEST_YEARS = 5, 2
NO_AVERAGE = NotApplicable("percentages are not averaged without the counts behind them", "R83")
A_RUNNING_TOTAL = NotApplicable(
    "it is a running total of its year, which only grows from quarter to quarter", "R80"
)
TOO_FEW_YEARS = Missing(
    "fewer than two of the five years before are in the book", decided=NotHere.NOT_IMPORTED
)


@dataclass(frozen=True)
class Averaged:
    """`answer` has the average for its value, and for its count and what that is out of the sums, over `days` in all."""

    answer: IndicatorAnswer
    pieces: tuple[IndicatorAnswer, ...] = ()

    @property
    def days(self) -> int:
        return sum(each.at.period.days for each in self.pieces)


def four_before(question: IndicatorQuestion, period: Period) -> Averaged:
    """The average of the four periods before one, all of which must be known and counted as it is."""
    if why := why_no_average(period):
        return _none(question, period, why)
    pieces = [period]
    for _ in range(4):
        pieces.append(pieces[-1].period_before())
    return average_of(question, pieces[:0:-1])


def same_in_years_before(question: IndicatorQuestion, period: Period) -> Averaged:
    """The average of the same quarter in those of the five years before that are known and counted as it is."""
    if why := why_no_average(period):
        return _none(question, period, why)
    earlier = []
    then = period
    for _ in range(YEARS_BACK):
        then = then.year_before()
        if any(cut.refuse for cut in cutting(question.compared, earlier=then, later=period)):
            break
        if isinstance(answer_of_span(question, then).at.quantity, Known):
            earlier.append(then)
    if len(earlier) < FEWEST_YEARS:
        return _none(question, period, TOO_FEW_YEARS)
    return average_of(question, earlier[::-1])


def _none(question: IndicatorQuestion, period: Period, why: Quantity) -> Averaged:
    return Averaged(IndicatorAnswer(At(why, period.year_before()), answer_of_span(question, period).rate))


def average_of(question: IndicatorQuestion, periods: Sequence[Period]) -> Averaged:
    """The average of an indicator over periods, oldest first; why there is none where one of them is not known."""
    pieces = tuple(answer_of_span(question, each) for each in periods)
    span = Period.from_dates(periods[0].start, periods[-1].end, allow_range=True)
    at = At(
        _average(question, pieces),
        span,
        tuple(dict.fromkeys(ref for each in pieces for ref in each.at.sources)),
        once(caveat for each in pieces for caveat in each.at.caveats),
        all(each.at.restated for each in pieces),
        tuple(dict.fromkeys(who for each in pieces for who in each.at.suppliers)),
    )
    count, out_of = (_added(pieces, span, part) for part in (_count_of, _base_of))
    return Averaged(IndicatorAnswer(at, pieces[-1].rate, count, out_of), pieces)


def _average(question: IndicatorQuestion, pieces: Sequence[IndicatorAnswer]) -> Quantity:
    if question.main.accumulates is Accumulates.CUMULATIVE and question.definition.unit is not Unit.PERCENT:
        return A_RUNNING_TOTAL
    absent = next((each.at.quantity for each in pieces if not isinstance(each.at.quantity, Known)), None)
    if absent is not None:
        return absent
    if question.definition.kind in (IndicatorKind.PERCENT, IndicatorKind.RATIO):
        return _of_counts(question, pieces)
    return _mean(pieces)


def _mean(pieces: Sequence[IndicatorAnswer]) -> Known:
    """Of pieces that are all known, only as sure as the least sure."""
    known = [each.at.quantity for each in pieces if isinstance(each.at.quantity, Known)]
    return Known(sum(each.number for each in known) / len(known), less_sure(*(each.status for each in known)))


def _of_counts(question: IndicatorQuestion, pieces: Sequence[IndicatorAnswer]) -> Quantity:
    """A share of all of them together, where the counts behind each are known (R83)."""
    span = pieces[0].at.period
    count, out_of = (_added(pieces, span, part) for part in (_count_of, _base_of))
    if count is None or out_of is None:
        return NO_AVERAGE
    times = 100 if question.definition.kind is IndicatorKind.PERCENT else 1
    return divided(count.quantity, out_of.quantity, times=times)


def _count_of(answer: IndicatorAnswer) -> At | None:
    return answer.count


def _base_of(answer: IndicatorAnswer) -> At | None:
    return answer.out_of


def _added(
    pieces: Sequence[IndicatorAnswer], span: Period, part: Callable[[IndicatorAnswer], At | None]
) -> At | None:
    """The sum of a part of every piece; None where one of them has none."""
    numbers = list(_numbers(pieces, part))
    return At(Known(sum(numbers)), span) if len(numbers) == len(pieces) else None


def _numbers(
    pieces: Sequence[IndicatorAnswer], part: Callable[[IndicatorAnswer], At | None]
) -> Iterator[float]:
    for each in pieces:
        at = part(each)
        if at is not None and isinstance(at.quantity, Known):
            yield at.quantity.number
