"""Calculate an indicator: everything a table or a sentence may want of it, in one area, for one quarter.

Nothing is rounded, nothing is guessed, and what is not known carries its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tithing.indicators.asking import Answer, Question, answer_over, answer_to_date
from tithing.indicators.catalogue import Catalogue
from tithing.indicators.comparison import AS_EXPOSURE, Events, compare, cutting, not_compared
from tithing.indicators.definition import Indicator, Kind, indicator_for
from tithing.indicators.evidence import Evidence
from tithing.indicators.frameworks import Framework
from tithing.indicators.result import At, Change, Result, Target
from tithing.indicators.spread import spread_before
from tithing.indicators.standing import (
    NO_FRAMEWORK,
    baseline_from,
    baseline_spec,
    target_against,
    target_spec,
)
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.observations.observation import Observations
from tithing.statistics.change import MINIMUM_BASE
from tithing.vocabulary.areas import Area
from tithing.vocabulary.offences import within
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, Suppressed
from tithing.vocabulary.units import Accumulates, Unit

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer

TOTALS = (
    "all_recorded_crime",
    *within("all_recorded_crime"),
    "asb_incidents",
)  # shown when their parts are known
NOT_THEIR_OWN = ("denominators",)  # groups whose measures are only ever what others are divided by


def calculate(
    definition: Indicator,
    *,
    area: Area,
    period: Period,
    observations: Observations,
    measures: Measures,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
    breakdown: str = "",
    minimum_base: float = MINIMUM_BASE,
    evidence: Evidence | None = None,
) -> Result:
    """One indicator in one area for one period, with its comparisons, rate, chance and sources.

    `framework` gives baseline and target and the local groupings; `gazetteer` lets a force area's people be those
    of its districts; `minimum_base` is the count under which no percentage is given (R82). `evidence` may be
    handed in by a caller who calculates many, so that sums are worked out once. Raises UnknownMeasure for an
    indicator that asks a measure nobody defined.

    >>> result = calculate(catalogue.get("shoplifting"), area=hartlepool, period=Period.parse("2017-18Q4"),
    ...                    observations=observations, measures=measures)  # doctest: +SKIP
    >>> result.value.quantity, result.change.difference  # doctest: +SKIP
    (Known(number=412.0), Known(number=129.0))
    """
    asked = evidence or evidence_for(observations, measures, framework=framework, gazetteer=gazetteer)
    question = Question(definition, area.code, asked, breakdown)
    return _Sums(question, area, period, framework, minimum_base).result()


def evidence_for(
    observations: Observations,
    measures: Measures,
    *,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
) -> Evidence:
    """What calculations may ask, with a memory of what was worked out."""
    return Evidence(observations, measures, framework.parts_of_groups if framework else (), gazetteer)


def calculate_all(
    catalogue: Catalogue,
    *,
    area: Area,
    period: Period,
    observations: Observations,
    measures: Measures,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
    minimum_base: float = MINIMUM_BASE,
    evidence: Evidence | None = None,
) -> tuple[Result, ...]:
    """Every indicator that the framework promises or that something was supplied of for this area and period, and
    one of its own for each measure that no catalogue indicator shows, such as a crime category.

    The framework's indicators come first, in its order; then the catalogue's; then the measures.
    """
    asked = evidence or evidence_for(observations, measures, framework=framework, gazetteer=gazetteer)
    results = (
        calculate(
            definition,
            area=area,
            period=period,
            observations=observations,
            measures=measures,
            framework=framework,
            minimum_base=minimum_base,
            evidence=asked,
        )
        for definition in indicators_to_show(
            catalogue, area=area, period=period, evidence=asked, framework=framework
        )
    )
    promised = {line.slug for line in framework.lines(period)} if framework else set()
    return tuple(each for each in results if each.indicator in promised or says_something(each))


def says_something(result: Result) -> bool:
    """Whether anything was supplied for this period or those it is set against, if only why it is missing."""
    parts = (result.value, result.previous, result.last_quarter, result.year_to_date)
    return any(at.sources or isinstance(at.quantity, Known | Suppressed) for at in parts)


# -- which indicators -------------------------------------------------------------------------------------


def indicators_to_show(
    catalogue: Catalogue, *, area: Area, period: Period, evidence: Evidence, framework: Framework | None
) -> tuple[Indicator, ...]:
    """Without repeating: the framework's, the catalogue's with something known, then measures on their own."""
    found: dict[str, Indicator] = {}
    promised = framework.lines(period) if framework else ()
    for line in promised:
        definition = _definition(line.slug, catalogue, evidence.measures)
        if definition is not None:
            found.setdefault(definition.slug, definition)
    observed = observed_measures(evidence, area=area.code)
    for definition in catalogue:
        if _known_of(definition, observed):
            found.setdefault(definition.slug, definition)
    for definition in _own(catalogue, observed, evidence):
        found.setdefault(definition.slug, definition)
    return tuple(found.values())


def observed_measures(evidence: Evidence, *, area: str) -> dict[str, None]:
    """The measures with any observation, even a reasoned gap, in an area; the wholes of the offence tree and of the
    framework's groupings that they make included.
    """
    found = dict.fromkeys(each.measure for each in evidence.observations.all if each.area == area)
    for whole in (*TOTALS, *(slug for slug, _ in evidence.groupings)):
        if whole not in found and whole in evidence.measures and _whole_is_known(whole, found, evidence):
            found[whole] = None
    return found


def _whole_is_known(slug: str, observed: dict[str, None], evidence: Evidence) -> bool:
    return any(
        len(arrangement.parts) > 1
        and all(part in observed or _whole_is_known(part, observed, evidence) for part in arrangement.parts)
        for arrangement in evidence.arrangements(slug)
    )


def _definition(slug: str, catalogue: Catalogue, measures: Measures) -> Indicator | None:
    if slug in catalogue:
        return catalogue.get(slug)
    try:
        return indicator_for(measures.get(slug))
    except UnknownMeasure:
        return None


def _known_of(definition: Indicator, observed: dict[str, None]) -> bool:
    """Whether anything it asks was observed; a denominator such as population alone is not enough."""
    asked = [slug for slug in (definition.measure, definition.numerator) if slug]
    if definition.kind is Kind.RATE and any(
        slug.startswith(f"{definition.measure}.rate") for slug in observed
    ):
        return True
    return any(slug in observed for slug in asked)


def _own(catalogue: Catalogue, observed: dict[str, None], evidence: Evidence) -> Iterator[Indicator]:
    for slug in observed:
        try:
            measure = evidence.measures.get(slug)
        except UnknownMeasure:
            continue
        if slug not in catalogue.shown_measures and measure.group not in NOT_THEIR_OWN and "." not in slug:
            yield indicator_for(measure)


# -- one indicator ----------------------------------------------------------------------------------------


class _Sums:
    """The workings of one result: each answer is asked once and named."""

    def __init__(
        self,
        question: Question,
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
        baseline = self.baseline()
        change = self.change(self.now, self.year_ago)
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
            target=self.target(baseline),
            change=change,
            change_on_quarter=self.change(self.now, self.last_quarter, by_days=True),
            change_on_baseline=self.change_on_baseline(baseline),
            rate=self.now.rate,
            previous_rate=self.year_ago.rate,
            year_to_date_rate=self.to_date.rate,
            interval=self.interval(),
            measure=self.definition.measure,
            breakdown=self.question.breakdown,
            custodian=self.question.main.custodian,
            notes=tuple(dict.fromkeys((*self.now.notes, *self.now.at.notes, *change.notes))),
        )

    # -- changes --------------------------------------------------------------------------------------

    def change(self, now: Answer, before: Answer, *, by_days: bool = False) -> Change:
        return compare(
            now.at,
            before.at,
            measures=self.question.compared,
            unit=self.definition.unit,
            better=self.definition.better,
            events=self.events(now, before, by_days=by_days),
            minimum_base=self.minimum_base,
        )

    def change_on_baseline(self, baseline: At) -> Change:
        """Against a whole year only a whole year is set: events to date before March are not (R86)."""
        if not isinstance(baseline.quantity, Known):
            return not_compared(baseline.quantity)
        reached = self.reached()
        if self.accumulates is Accumulates.SUM and len(reached.at.period.months()) < 12:
            words = f"the baseline is a whole year and the year to date is {reached.at.period.label}"
            return not_compared(NotApplicable(words, "R86"))
        return self.change(reached, Answer(baseline, self.now.rate, self.counted(baseline)))

    def counted(self, baseline: At) -> At | None:
        is_count = self.definition.kind is Kind.COUNT and self.definition.unit is Unit.COUNT
        return baseline if is_count else None

    def events(self, now: Answer, before: Answer, *, by_days: bool) -> Events | None:
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

    def exposures(self, now: Answer, before: Answer, *, by_days: bool) -> tuple[float, float] | None:
        """The same quarter of two years is equal exposure (R92); two quarters of one year differ by their days;
        a rate or a share is out of its denominators.
        """
        days = (now.at.period.days, before.at.period.days) if by_days else (1.0, 1.0)
        if self.definition.kind is Kind.COUNT:
            return days
        if now.out_of is None or before.out_of is None:
            return None
        one, other = now.out_of.quantity, before.out_of.quantity
        if not (isinstance(one, Known) and isinstance(other, Known) and one.number > 0 and other.number > 0):
            return None
        if self.definition.kind is Kind.RATE:
            return one.number * days[0], other.number * days[1]
        return one.number, other.number

    def assumption(self) -> str:
        return AS_EXPOSURE if self.definition.kind in (Kind.PERCENT, Kind.RATIO) else ""

    @cached_property
    def dispersion(self) -> float | None:
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

    def reached(self) -> Answer:
        return self.to_date if self.accumulates is Accumulates.SUM else self.now

    def baseline(self) -> At:
        spec = baseline_spec(self.framework, self.definition.slug, self.period)
        if spec is None:
            return At(NO_FRAMEWORK, self.period)
        observed = answer_over(self.question, spec.period).at if spec.period else None
        return baseline_from(spec, observed, self.period)

    def target(self, baseline: At) -> Target:
        spec = target_spec(self.framework, self.definition.slug, self.period)
        cuts = cutting(self.question.compared, earlier=baseline.period, later=self.period)
        if any(cut.refuse for cut in cuts) and not baseline.restated:
            baseline = At(NotApplicable("its baseline is counted in another way", "R73"), baseline.period)
        return target_against(
            spec,
            reached=self.reached().at,
            baseline=baseline,
            better=self.definition.better,
            accumulates=self.accumulates,
        )

    # -- the rest -------------------------------------------------------------------------------------

    def interval(self) -> tuple[float, float] | None:
        """95%, of the value itself: of a count (R90), of a rate, or of a share with its numerator (R91)."""
        count, out_of = self.now.count, self.now.out_of
        if not self.question.main.events or count is None or not isinstance(count.quantity, Known):
            return None
        whole = out_of.quantity.number if out_of and isinstance(out_of.quantity, Known) else 0
        return _interval(self.definition, count.quantity.number, whole)


def _interval(definition: Indicator, count: float, whole: float) -> tuple[float, float] | None:
    from tithing.statistics.intervals import count_interval, rate_interval, wilson

    if count < 0:
        return None
    if definition.kind is Kind.COUNT:
        return count_interval(count)
    if whole <= 0:
        return None
    if definition.kind is Kind.RATE:
        return rate_interval(count, whole, per=definition.per)
    if definition.kind is Kind.PERCENT and count <= whole:
        low, high = wilson(count, whole)
        return low * 100, high * 100
    return None
