"""The changes of one indicator in one area and period, each against an earlier figure, with chance and what could explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion
from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import End, Ends
from tithing.indicators.caveats.whole import doubts_of
from tithing.indicators.comparisons.averages import (
    A_RUNNING_TOTAL,
    Averaged,
    four_before,
    same_in_years_before,
)
from tithing.indicators.comparisons.comparison import (
    AS_EXPOSURE,
    NO_COUNTS,
    NO_NUMERATOR,
    NOT_EVENTS,
    NOT_TWO,
    OVERLAP,
    Events,
    compare,
    not_compared,
)
from tithing.indicators.comparisons.kinds import ComparisonKind, in_turn
from tithing.indicators.comparisons.season import season_doubts
from tithing.indicators.comparisons.spread import spread_before
from tithing.indicators.defined.definition import IndicatorKind
from tithing.indicators.result import At, Change, Compared
from tithing.indicators.spans.answer import answer_of_span
from tithing.indicators.spans.set_against import why_not_a_year_before
from tithing.vocabulary.beside.caveat import Caveat, once
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Suppressed, Withheld
from tithing.vocabulary.units import Accumulates, Unit


@dataclass(frozen=True, eq=False)
class Changes:
    """Each is worked out when it is first asked for, except that the spread of the series is asked for once."""

    question: IndicatorQuestion
    area: str
    period: Period
    now: IndicatorAnswer
    minimum_base: float

    # -- against each -------------------------------------------------------------------------------------

    def all(self) -> tuple[Compared, ...]:
        """The comparisons with earlier figures, in the order in which one falls back on the next."""
        return (
            self.with_one(ComparisonKind.YEAR_BEFORE, self.period.year_before()),
            self.with_one(ComparisonKind.QUARTER_BEFORE, self.period.period_before()),
            self.with_several(ComparisonKind.AVERAGE_OF_FOUR, four_before(self.question, self.period)),
            self.with_several(ComparisonKind.LONG_RUN, same_in_years_before(self.question, self.period)),
        )

    def with_one(self, kind: ComparisonKind, period: Period) -> Compared:
        """Against one earlier period. A running total is not set against the quarter before, of which it is the whole and more."""
        if kind is ComparisonKind.YEAR_BEFORE and (why := why_not_a_year_before(self.period)):
            return Compared(kind, At(why, period), not_compared(why))
        before = answer_of_span(self.question, period)
        if kind is ComparisonKind.YEAR_BEFORE:
            return Compared(kind, before.at, self.to(before))
        if self._accumulates is Accumulates.CUMULATIVE and isinstance(before.at.quantity, Known):
            return Compared(kind, before.at, not_compared(A_RUNNING_TOTAL))
        seasons = partial(season_doubts, self.question, self.period, (period,))
        return Compared(kind, before.at, self.to(before, days=period.days, seasons=seasons))

    def with_several(self, kind: ComparisonKind, averaged: Averaged) -> Compared:
        """Against the average of several."""
        periods = tuple(each.at.period for each in averaged.pieces)
        if not isinstance(averaged.answer.at.quantity, Known):
            gone = averaged.answer.at.quantity
            return Compared(kind, averaged.answer.at, not_compared(gone), periods)
        change = self.to(
            averaged.answer,
            days=averaged.days,
            averaged=averaged,
            seasons=partial(season_doubts, self.question, self.period, periods),
        )
        return Compared(kind, averaged.answer.at, change, periods)

    # -- one change ---------------------------------------------------------------------------------------

    def to(
        self,
        before: IndicatorAnswer,
        *,
        now: IndicatorAnswer | None = None,
        days: int = 0,
        averaged: Averaged | None = None,
        seasons: Callable[[], tuple[Doubt, ...]] = tuple,
    ) -> Change:
        """The change from an earlier answer to this one, tested against chance; `days` of the earlier one where the two are of
        unequal length, and what it is the `averaged` of, if any. What `seasons` could make matters to a clear change alone, and is
        asked of no other: one that is not clear is not called one.
        """
        later, pieces = now or self.now, len(averaged.pieces) if averaged else 1
        events = self._events(later, before, days=days, pieces=pieces)
        doubts = tuple(self._of_pieces(averaged)) if averaged else self._doubts(later, before)
        clear = events is not None and events.as_if(1.0, 1.0).clear
        return compare(
            later.at,
            before.at,
            measures=self.question.compared,
            unit=self.question.definition.unit,
            better=self.question.definition.better,
            events=events,
            untested=self._untested(later, before, by_days=bool(days)),
            minimum_base=self.minimum_base,
            doubts=(*doubts, *(seasons() if clear else ())),
        )

    def _doubts(self, now: IndicatorAnswer, before: IndicatorAnswer) -> tuple[Doubt, ...]:
        """What could explain a change: how complete its two ends are, over which estimates, and by whom."""
        definition, main = self.question.definition, self.question.main
        over = "" if definition.kind is IndicatorKind.COUNT else definition.denominator or main.denominator
        later, earlier = (End(each.at, each.count, each.out_of) for each in (now, before))
        about = self.question.evidence, main, self.area, self.question.breakdown
        return doubts_of(Ends(*about, now=later, before=earlier, over=over))

    def _of_pieces(self, averaged: Averaged) -> Iterator[Doubt]:
        """The doubts of each piece of an average, which move it by that piece's part of it; each caveat once."""
        found = [(each, doubt) for each in averaged.pieces for doubt in self._doubts(self.now, each)]
        caveats = once(doubt.caveat for _, doubt in found)
        for caveat in caveats:
            of_it = [(each, doubt) for each, doubt in found if doubt.caveat.words == caveat.words]
            yield _of_average(caveat, of_it, whole=sum(_number(each.at) for each in averaged.pieces))

    def _untested(self, now: IndicatorAnswer, before: IndicatorAnswer, *, by_days: bool) -> str:
        """Why two values would not be tested against chance."""
        if not (isinstance(now.at.quantity, Known) and isinstance(before.at.quantity, Known)):
            return NOT_TWO
        if by_days and self._accumulates is Accumulates.ROLLING:
            return OVERLAP
        if self.question.definition.unit is Unit.PERCENT:
            return NO_NUMERATOR
        return NO_COUNTS if self.question.main.events else NOT_EVENTS

    def _events(
        self, now: IndicatorAnswer, before: IndicatorAnswer, *, days: int, pieces: int
    ) -> Events | None:
        """The counts behind two values, where they are of events that nothing counts twice and both are known."""
        overlap = bool(days) and self._accumulates is Accumulates.ROLLING
        if overlap or not self.question.main.events or now.count is None or before.count is None:
            return None
        one, other = now.count.quantity, before.count.quantity
        if not (isinstance(one, Known) and isinstance(other, Known)):
            return None
        exposures = self._exposures(now, before, days=days, pieces=pieces)
        if exposures is None:
            return None
        return Events(
            one.number, other.number, *exposures, dispersion=self.dispersion, assumption=self._assumption()
        )

    def _exposures(
        self, now: IndicatorAnswer, before: IndicatorAnswer, *, days: int, pieces: int
    ) -> tuple[float, float] | None:
        """The same quarter of two years is equal exposure (R92); quarters of one year differ by their days;
        a rate or a share is out of its denominators, which of an average are added up.
        """
        lengths = (now.at.period.days, days) if days else (1.0, 1.0)
        kind = self.question.definition.kind
        if kind is IndicatorKind.COUNT:
            return lengths
        if now.out_of is None or before.out_of is None:
            return None
        one, other = now.out_of.quantity, before.out_of.quantity
        if not (isinstance(one, Known) and isinstance(other, Known) and one.number > 0 and other.number > 0):
            return None
        if kind is IndicatorKind.RATE:
            return one.number * lengths[0], other.number / pieces * lengths[1]
        return one.number, other.number

    def _assumption(self) -> str:
        shares = (IndicatorKind.PERCENT, IndicatorKind.RATIO)
        return AS_EXPOSURE if self.question.definition.kind in shares else ""

    @property
    def _accumulates(self) -> Accumulates:
        if self.question.definition.unit is Unit.PERCENT:
            return Accumulates.ROLLING
        return self.question.main.accumulates

    @cached_property
    def dispersion(self) -> float | None:
        """How much more the series varied before this quarter than independent events would; None: too short."""
        return spread_before(
            self.question.evidence,
            self.question.main,
            area=self.area,
            period=self.period,
            breakdown=self.question.breakdown,
        )


def chosen_of(found: tuple[Compared, ...], asked: tuple[ComparisonKind, ...]) -> Compared:
    """What a change is told against: of those that are asked for, and then of those one falls back on, the first that gives a
    difference; where none does, the first that was asked for. What is hidden or held is here, and is not gone round.
    """
    by_kind = {each.kind: each for each in found}
    turns = [by_kind[kind] for kind in in_turn(asked)]
    if isinstance(turns[0].at.quantity, Suppressed | Withheld):
        return turns[0]
    return next((each for each in turns if isinstance(each.change.difference, Known)), turns[0])


def _of_average(caveat: Caveat, of_it: Sequence[tuple[IndicatorAnswer, Doubt]], *, whole: float) -> Doubt:
    """A doubt of some pieces as one of their average; nobody can say how much where they cannot of one piece."""
    if not all(doubt.alike for _, doubt in of_it):
        return Doubt(caveat)
    moved = sum(_moved(doubt) * _number(each.at) for each, doubt in of_it)
    return Doubt(caveat, ((1.0, 1 + moved / whole if whole else 1.0),))


def _number(at: At) -> float:
    return at.quantity.number if isinstance(at.quantity, Known) else 0.0


def _moved(doubt: Doubt) -> float:
    """By what part of itself the earlier figure would move, were it like the later one."""
    assert doubt.alike
    later, earlier = doubt.alike[0]
    return earlier / later - 1 if later else 0.0
