"""The workings of one result: each answer is asked once, named, and set against the others."""

from __future__ import annotations

from dataclasses import replace

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion, answer_over, answer_to_date
from tithing.indicators.caveats.completeness import how_complete
from tithing.indicators.caveats.places import place_caveats
from tithing.indicators.comparisons.changes import Changes, chosen_of
from tithing.indicators.comparisons.comparison import (
    cutting,
    not_compared,
)
from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind
from tithing.indicators.defined.definition import Indicator, IndicatorKind
from tithing.indicators.defined.frameworks import Framework, TargetSpec
from tithing.indicators.possible_together import running_total_falls, year_to_date_falls_short
from tithing.indicators.result import At, Change, HowComplete, Result
from tithing.indicators.spans.answer import answer_of_span
from tithing.indicators.spans.set_against import why_not_a_year_before
from tithing.indicators.standing import (
    NO_FRAMEWORK,
    baseline_from,
    baseline_spec,
    target_spec,
)
from tithing.indicators.targets.judged import Reached, target_against
from tithing.indicators.targets.path import part_by_now, path_to_year_end
from tithing.indicators.targets.target import Target, YearEndPath
from tithing.statistics.intervals import count_interval, rate_interval, wilson
from tithing.vocabulary.areas import Area
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, noted, once
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
        comparisons: tuple[ComparisonKind, ...] = DEFAULT,
    ) -> None:
        self.question, self.area, self.period = question, area, period
        self.framework, self.asked = framework, comparisons
        self.definition, self.evidence = question.definition, question.evidence
        self.now = answer_of_span(question, period)
        self.year_ago = self.a_year_before(period)
        self.last_quarter = answer_of_span(question, period.period_before())
        self.to_date = answer_to_date(question, period)
        self.to_date_before = answer_to_date(question, period.year_before())
        self.changes = Changes(question, area.code, period, self.now, minimum_base)

    def result(self) -> Result:
        """Every part of the indicator, worked out. Raises Refused for a measure that names an unknown break."""
        baseline = self.baseline()
        on_baseline = self.change_on_baseline(baseline)
        comparisons = self.changes.all()
        chosen = chosen_of(comparisons, self.asked)
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
            change=chosen.change,
            change_on_quarter=comparisons[1].change,
            change_on_baseline=on_baseline,
            rate=self.now.rate,
            previous_rate=self.year_ago.rate,
            year_to_date_rate=self.to_date.rate,
            interval=self.interval(),
            measure=self.definition.measure,
            breakdown=self.question.breakdown,
            custodian=self.question.main.custodian,
            supplied_by=self.supplied_by(baseline),
            caveats=self.caveats(chosen.change),
            completeness=self.how_complete(),
            definition=" ".join((self.definition.question, *self.definition.caveats)).strip(),
            against=chosen.kind,
            comparisons=comparisons,
            asked=self.asked,
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

    def a_year_before(self, period: Period) -> IndicatorAnswer:
        """The same span a year before; why it is not set against this one where they share months."""
        answer, why = answer_of_span(self.question, period.year_before()), why_not_a_year_before(period)
        return replace(answer, at=At(why, period.year_before())) if why else answer

    # -- changes --------------------------------------------------------------------------------------

    def change_on_baseline(self, baseline: At) -> Change:
        """Against a whole year only a whole year is set: events to date before March are not (R86)."""
        if not isinstance(baseline.quantity, Known):
            return not_compared(baseline.quantity)
        reached = self.reached()
        if self.accumulates is Accumulates.SUM and reached.at.period.month_count < 12:
            words = f"the baseline is a whole year and the year to date is {reached.at.period.label}"
            return not_compared(NotApplicable(words, "R86"))
        before = IndicatorAnswer(baseline, self.now.rate, self.counted(baseline))
        return self.changes.to(before, now=reached)

    def counted(self, baseline: At) -> At | None:
        is_count = self.definition.kind is IndicatorKind.COUNT and self.definition.unit is Unit.COUNT
        return baseline if is_count else None

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
            part_by_now=self.part_by_now(spec),
        )
        return target_against(spec, reached=reached, baseline=baseline, better=self.definition.better)

    def part_by_now(self, spec: TargetSpec | None) -> float:
        """Of a figure that only grows over the year; any other would be there all year."""
        grows = self.accumulates in (Accumulates.SUM, Accumulates.CUMULATIVE)
        return (
            part_by_now(self.question, self.period) if spec and grows and self.period.end.month != 3 else 1.0
        )

    def path_to_year_end(self) -> YearEndPath | None:
        return path_to_year_end(self.question, self.period, self.to_date, dispersion=self.changes.dispersion)

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
