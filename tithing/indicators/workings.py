"""The workings of one result: each answer is asked once, named, and set against the others."""

from __future__ import annotations

from functools import cached_property

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion, answer_over, answer_to_date
from tithing.indicators.caveats.caveat import Caveat, CaveatKind, noted, once
from tithing.indicators.caveats.completeness import how_complete
from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import End, Ends
from tithing.indicators.caveats.places import place_caveats
from tithing.indicators.caveats.whole import doubts_of
from tithing.indicators.comparison import (
    AS_EXPOSURE,
    NO_COUNTS,
    NO_NUMERATOR,
    NOT_EVENTS,
    NOT_TWO,
    Events,
    compare,
    cutting,
    not_compared,
)
from tithing.indicators.definition import Indicator, IndicatorKind
from tithing.indicators.frameworks import Framework
from tithing.indicators.possible_together import running_total_falls, year_to_date_falls_short
from tithing.indicators.result import At, Change, HowComplete, Result
from tithing.indicators.spread import spread_before
from tithing.indicators.standing import (
    NO_FRAMEWORK,
    baseline_from,
    baseline_spec,
    target_spec,
)
from tithing.indicators.targets.judged import Reached, target_against
from tithing.indicators.targets.path import path_to_year_end
from tithing.indicators.targets.target import Target, YearEndPath
from tithing.statistics.intervals import count_interval, rate_interval, wilson
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, Suppressed
from tithing.vocabulary.units import Accumulates, Unit


class Workings:
    """The workings of one result: each answer is asked once and named."""

    def __init__(
        self,
        question: IndicatorQuestion,
        area: Area,
        period: Period,
        framework: Framework | None,
        minimum_base: float,
    ) -> None:
        self.question, self.area, self.period = question, area, period
        self.framework, self.minimum_base = framework, minimum_base
        self.definition, self.evidence = question.definition, question.evidence
        self.now = answer_over(question, period)
        self.year_ago = answer_over(question, period.year_before())
        self.last_quarter = answer_over(question, period.period_before())
        self.to_date = answer_to_date(question, period)
        self.to_date_before = answer_to_date(question, period.year_before())

    def result(self) -> Result:
        """Every part of the indicator, worked out. Raises Refused for a measure that names an unknown break."""
        baseline = self.baseline()
        change, on_baseline = self.change(self.now, self.year_ago), self.change_on_baseline(baseline)
        return Result(
            indicator=self.definition.slug,
            title=self.definition.title,
            area=self.area,
            period=self.period,
            unit=self.definition.unit,
            decimals=self.definition.decimals,
            better=self.definition.better,
            value=self.now.at,
            previous=self.year_ago.at,
            last_quarter=self.last_quarter.at,
            year_to_date=self.to_date.at,
            year_to_date_before=self.to_date_before.at,
            baseline=baseline,
            target=self.target(baseline, on_baseline),
            change=change,
            change_on_quarter=self.change(self.now, self.last_quarter, by_days=True),
            change_on_baseline=on_baseline,
            rate=self.now.rate,
            previous_rate=self.year_ago.rate,
            year_to_date_rate=self.to_date.rate,
            interval=self.interval(),
            measure=self.definition.measure,
            breakdown=self.question.breakdown,
            custodian=self.question.main.custodian,
            supplied_by=self.supplied_by(baseline),
            caveats=self.caveats(change),
            completeness=self.how_complete(),
            definition=" ".join((self.definition.question, *self.definition.caveats)).strip(),
        )

    def caveats(self, change: Change) -> tuple[Caveat, ...]:
        """What belongs beside the value, once each."""
        found = (*self.now.caveats, *self.now.at.caveats, *self.completeness(), *change.caveats)
        return once((*found, *noted(self.impossible(), kind=CaveatKind.DOUBT)))

    def supplied_by(self, baseline: At) -> tuple[str, ...]:
        """Who supplied the figures of any part that is here, by name."""
        ats = (self.now.at, self.year_ago.at, self.last_quarter.at, self.to_date.at, baseline)
        here = (at for at in ats if isinstance(at.quantity, Known | Suppressed))
        slugs = dict.fromkeys(slug for at in here for slug in at.suppliers if slug)
        return tuple(dict.fromkeys(self.evidence.suppliers.title(slug) for slug in slugs))

    def how_complete(self) -> HowComplete:
        return how_complete(
            self.evidence,
            self.question.main,
            self.area.code,
            self.now.count or self.now.at,
            self.question.breakdown,
        )

    def completeness(self) -> tuple[Caveat, ...]:
        """What part of the value's rows are in no district's count."""
        if not isinstance(self.now.at.quantity, Known):
            return ()
        return place_caveats(self.evidence, self.question.main, self.area.code, self.now.at.period)

    def impossible(self) -> str:
        """What cannot be true of figures that add up over the year (R80)."""
        match self.accumulates:
            case Accumulates.CUMULATIVE:
                return running_total_falls(self.now.at, self.last_quarter.at)
            case Accumulates.SUM:
                return year_to_date_falls_short(self.now.at, self.to_date.at)
            case _:
                return ""

    # -- changes --------------------------------------------------------------------------------------

    def change(self, now: IndicatorAnswer, before: IndicatorAnswer, *, by_days: bool = False) -> Change:
        """The change from one answer to another, tested against chance; `by_days` where the two are of unequal length."""
        return compare(
            now.at,
            before.at,
            measures=self.question.compared,
            unit=self.definition.unit,
            better=self.definition.better,
            events=self.events(now, before, by_days=by_days),
            untested=self.untested(now, before),
            minimum_base=self.minimum_base,
            doubts=self.doubts(now, before),
        )

    def doubts(self, now: IndicatorAnswer, before: IndicatorAnswer) -> tuple[Doubt, ...]:
        """What could explain a change: how complete its two ends are, over which estimates, and by whom."""
        definition, main = self.definition, self.question.main
        over = "" if definition.kind is IndicatorKind.COUNT else definition.denominator or main.denominator
        later, earlier = (End(each.at, each.count, each.out_of) for each in (now, before))
        about = self.evidence, main, self.area.code, self.question.breakdown
        return doubts_of(Ends(*about, now=later, before=earlier, over=over))

    def change_on_baseline(self, baseline: At) -> Change:
        """Against a whole year only a whole year is set: events to date before March are not (R86)."""
        if not isinstance(baseline.quantity, Known):
            return not_compared(baseline.quantity)
        reached = self.reached()
        if self.accumulates is Accumulates.SUM and reached.at.period.month_count < 12:
            words = f"the baseline is a whole year and the year to date is {reached.at.period.label}"
            return not_compared(NotApplicable(words, "R86"))
        return self.change(reached, IndicatorAnswer(baseline, self.now.rate, self.counted(baseline)))

    def counted(self, baseline: At) -> At | None:
        is_count = self.definition.kind is IndicatorKind.COUNT and self.definition.unit is Unit.COUNT
        return baseline if is_count else None

    def untested(self, now: IndicatorAnswer, before: IndicatorAnswer) -> str:
        """Why two values would not be tested against chance."""
        if not (isinstance(now.at.quantity, Known) and isinstance(before.at.quantity, Known)):
            return NOT_TWO
        if self.definition.unit is Unit.PERCENT:
            return NO_NUMERATOR
        return NO_COUNTS if self.question.main.events else NOT_EVENTS

    def events(self, now: IndicatorAnswer, before: IndicatorAnswer, *, by_days: bool) -> Events | None:
        """The counts behind two values, where they are of events and both are known."""
        if not self.question.main.events or now.count is None or before.count is None:
            return None
        one, other = now.count.quantity, before.count.quantity
        if not (isinstance(one, Known) and isinstance(other, Known)):
            return None
        exposures = self.exposures(now, before, by_days=by_days)
        if exposures is None:
            return None
        return Events(
            one.number, other.number, *exposures, dispersion=self.dispersion, assumption=self.assumption()
        )

    def exposures(
        self, now: IndicatorAnswer, before: IndicatorAnswer, *, by_days: bool
    ) -> tuple[float, float] | None:
        """The same quarter of two years is equal exposure (R92); two quarters of one year differ by their days;
        a rate or a share is out of its denominators.
        """
        days = (now.at.period.days, before.at.period.days) if by_days else (1.0, 1.0)
        if self.definition.kind is IndicatorKind.COUNT:
            return days
        if now.out_of is None or before.out_of is None:
            return None
        one, other = now.out_of.quantity, before.out_of.quantity
        if not (isinstance(one, Known) and isinstance(other, Known) and one.number > 0 and other.number > 0):
            return None
        if self.definition.kind is IndicatorKind.RATE:
            return one.number * days[0], other.number * days[1]
        return one.number, other.number

    def assumption(self) -> str:
        return AS_EXPOSURE if self.definition.kind in (IndicatorKind.PERCENT, IndicatorKind.RATIO) else ""

    @cached_property
    def dispersion(self) -> float | None:
        """How much more the series varied before this quarter than independent events would; None: too short."""
        return spread_before(
            self.evidence,
            self.question.main,
            area=self.area.code,
            period=self.period,
            breakdown=self.question.breakdown,
        )

    # -- baseline and target --------------------------------------------------------------------------

    @property
    def accumulates(self) -> Accumulates:
        if self.definition.unit is Unit.PERCENT:
            return Accumulates.ROLLING
        return self.question.main.accumulates

    def reached(self) -> IndicatorAnswer:
        return self.to_date if self.accumulates is Accumulates.SUM else self.now

    def baseline(self) -> At:
        spec = baseline_spec(self.framework, self.definition.slug, self.period)
        if spec is None:
            return At(NO_FRAMEWORK, self.period)
        observed = answer_over(self.question, spec.period).at if spec.period else None
        return baseline_from(spec, observed, self.period)

    def target(self, baseline: At, on_baseline: Change) -> Target:
        """The target that stands for the period, and how it stands; not across a break (R73)."""
        spec = target_spec(self.framework, self.definition.slug, self.period)
        cuts = cutting(self.question.compared, earlier=baseline.period, later=self.period)
        if any(cut.refuse for cut in cuts) and not baseline.restated:
            baseline = At(NotApplicable("its baseline is counted in another way", "R73"), baseline.period)
        reached = Reached(
            self.reached().at,
            "year_to_date" if self.accumulates is Accumulates.SUM else "value",
            self.accumulates,
            self.definition.unit,
            doubted="" if on_baseline.told else on_baseline.chance.assumption,
            path=self.path_to_year_end,
        )
        return target_against(spec, reached=reached, baseline=baseline, better=self.definition.better)

    def path_to_year_end(self) -> YearEndPath | None:
        return path_to_year_end(self.question, self.period, self.to_date, dispersion=self.dispersion)

    # -- the rest -------------------------------------------------------------------------------------

    def interval(self) -> tuple[float, float] | None:
        """95%, of the value itself: of a count (R90), of a rate, or of a share with its numerator (R91)."""
        count, out_of = self.now.count, self.now.out_of
        if not self.question.main.events or count is None or not isinstance(count.quantity, Known):
            return None
        whole = out_of.quantity.number if out_of and isinstance(out_of.quantity, Known) else 0
        return _interval(self.definition, count.quantity.number, whole)


def _interval(definition: Indicator, count: float, whole: float) -> tuple[float, float] | None:
    if count < 0:
        return None
    if definition.kind is IndicatorKind.COUNT:
        return count_interval(count)
    if whole <= 0:
        return None
    if definition.kind is IndicatorKind.RATE:
        return rate_interval(count, whole, per=definition.per)
    if definition.kind is IndicatorKind.PERCENT and count <= whole:
        low, high = wilson(count, whole)
        return low * 100, high * 100
    return None
