"""What an indicator's question comes to at one period: its value, the counts behind it, and its rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tithing.indicators.counted.rates import Denominator, denominator_for, divided, rate_of
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.counted.year_to_date import year_to_date
from tithing.indicators.defined.definition import Indicator, IndicatorKind
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At, Rate
from tithing.observations.measure import Measure
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable
from tithing.vocabulary.units import Accumulates, Unit

_RATE_VARIANTS = {
    Unit.RATE_PER_1000_POPULATION: "rate_per_1000_population",
    Unit.RATE_PER_1000_HOUSEHOLDS: "rate_per_1000_households",
    Unit.RATE_PER_100000_POPULATION: "rate_per_100000_population",
}
SUPPLIED_AS_A_RATE = Caveat(CaveatKind.STATED, "supplied as a rate")
Ask = Callable[[str], At]  # a measure's slug -> what it comes to
NO_RATE_OF_A_SHARE = NotApplicable("a percentage or ratio has no rate", "R85")
NO_RATE_OF_A_RATE = NotApplicable("it is a rate or a rank already", "R85")


@dataclass(frozen=True)
class IndicatorAnswer:
    """`at` is the value; `count` the events it rests on and `out_of` what they are out of, where they are known."""

    at: At
    rate: Rate
    count: At | None = None
    out_of: At | None = None
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True)
class IndicatorQuestion:
    """One indicator asked of one area: the evidence, and the definition of each measure it asks."""

    definition: Indicator
    area: str
    evidence: Evidence
    breakdown: str = ""
    answers: dict[Period, IndicatorAnswer] = field(
        default_factory=dict, compare=False, repr=False
    )  # over periods, once each

    @property
    def main(self) -> Measure:
        """The measure that decides how it accumulates: the one it asks, or its numerator."""
        return self.evidence.measure(self.definition.measure or self.definition.numerator)

    @property
    def compared(self) -> tuple[Measure, ...]:
        """The measures whose breaks cut it."""
        slugs = (self.definition.measure, self.definition.numerator)
        return tuple(self.evidence.measure(slug) for slug in slugs if slug)


def answer_over(question: IndicatorQuestion, period: Period) -> IndicatorAnswer:
    """The indicator's value over a period."""
    found = question.answers.get(period)
    if found is None:
        found = _answer(question, lambda slug: _over(question, slug, period), period)
        question.answers[period] = found
    return found


def answer_to_date(question: IndicatorQuestion, period: Period) -> IndicatorAnswer:
    """The indicator's value for the year to date, by how its measures accumulate."""
    return _answer(question, lambda slug: _to_date(question, slug, period), period.year_to_date())


def _over(question: IndicatorQuestion, slug: str, period: Period) -> At:
    return value_over(
        question.evidence, slug, area=question.area, period=period, breakdown=question.breakdown
    )


def _to_date(question: IndicatorQuestion, slug: str, period: Period) -> At:
    found = year_to_date(
        question.evidence, slug, area=question.area, period=period, breakdown=question.breakdown
    )
    return found.at


def _answer(question: IndicatorQuestion, ask: Ask, period: Period) -> IndicatorAnswer:
    match question.definition.kind:
        case IndicatorKind.RATE:
            return _as_rate(question, ask)
        case IndicatorKind.COUNT:
            return _as_count(question, ask)
        case _:
            return _as_share(question, ask, period)


def _as_count(question: IndicatorQuestion, ask: Ask) -> IndicatorAnswer:
    at = ask(question.definition.measure)
    if question.definition.unit is not Unit.COUNT:
        return IndicatorAnswer(at, Rate(NO_RATE_OF_A_RATE))
    rate = rate_of(at, question.main, area=question.area, evidence=question.evidence)
    return IndicatorAnswer(at, rate, at, _out_of(rate))


def _as_rate(question: IndicatorQuestion, ask: Ask) -> IndicatorAnswer:
    """Worked out from its count; else as supplied; else why not."""
    definition = question.definition
    count = ask(definition.measure)
    rate = rate_of(
        count,
        question.main,
        area=question.area,
        evidence=question.evidence,
        per=definition.per,
        over=definition.denominator,
    )
    known = isinstance(rate.quantity, Known)
    sources = (*count.sources, *rate.source) if known else count.sources
    at = At(rate.quantity, count.period, sources, count.caveats, count.restated, count.suppliers)
    if known:
        return IndicatorAnswer(at, rate, count, _out_of(rate), rate.caveats)
    supplied = _supplied_rate(question, ask)
    if supplied is not None:
        ready = Rate(supplied.quantity, definition.per, rate.denominator, rate.denominator_title)
        return IndicatorAnswer(supplied.with_caveats(SUPPLIED_AS_A_RATE), ready)
    return IndicatorAnswer(at, rate)


def _supplied_rate(question: IndicatorQuestion, ask: Ask) -> At | None:
    variant = _RATE_VARIANTS.get(question.definition.unit)
    if variant is None:
        return None
    at = ask(f"{question.definition.measure}.{variant}")
    return at if isinstance(at.quantity, Known) else None


def _as_share(question: IndicatorQuestion, ask: Ask, period: Period) -> IndicatorAnswer:
    """A supplied percentage or ratio; else its numerator over its denominator."""
    definition = question.definition
    none = Rate(NO_RATE_OF_A_SHARE)
    supplied = ask(definition.measure) if definition.measure else None
    if supplied is not None and (isinstance(supplied.quantity, Known) or not definition.numerator):
        return IndicatorAnswer(supplied, none)
    count = ask(definition.numerator)
    found = _denominator(question, ask, count)
    times = 100 if definition.kind is IndicatorKind.PERCENT else 1
    quantity = divided(count.quantity, found.at.quantity, times=times)
    known = isinstance(quantity, Known)
    sources = tuple(dict.fromkeys((*count.sources, *(found.at.sources if known else ()))))
    at = At(quantity, period, sources, count.caveats, count.restated, count.suppliers)
    return IndicatorAnswer(at, none, count, found.at, found.caveats)


def _denominator(question: IndicatorQuestion, ask: Ask, count: At) -> Denominator:
    """People and households are looked up by year; any other denominator is asked over the same period."""
    slug = question.definition.denominator
    measure = question.evidence.measure(slug)
    if measure.accumulates is Accumulates.POINT:
        return denominator_for(
            slug,
            group=question.main.group,
            area=question.area,
            period=count.period,
            evidence=question.evidence,
        )
    return Denominator(slug, measure.title, ask(slug))


def _out_of(rate: Rate) -> At | None:
    if rate.denominator_value is None or rate.denominator_period is None:
        return None
    return At(rate.denominator_value, rate.denominator_period, rate.source, rate.caveats)
