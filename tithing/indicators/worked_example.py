"""The worked example of an indicator, computed as any figure is: what it supplies, and whether it comes out."""

from __future__ import annotations

import math

from tithing.indicators.calculate import calculate
from tithing.indicators.defined.definition import Indicator
from tithing.indicators.result import Result
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.observations.observation import Observation, Observations
from tithing.statistics.rounding import written
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, number_of
from tithing.vocabulary.units import Accumulates

# Two quarters and their years on one side of every break that refuses a comparison.
QUARTER, YEAR = Period.parse("2018-19Q4"), Period.parse("2019")
AREA = Area("LOC-EXAMPLE", "the example", AreaKind.LOCAL)


def example_of(definition: Indicator, measures: Measures) -> Result:
    """The indicator calculated from its own example: this quarter, a year before, and what they are out of."""
    return calculate(
        definition,
        area=AREA,
        period=QUARTER,
        observations=Observations.of(_supplied(definition, measures)),
        measures=measures,
    )


def example_faults(definition: Indicator, measures: Measures) -> tuple[str, ...]:
    """What the example expects and does not come to, a sentence each."""
    figures = _figures(example_of(definition, measures))
    return tuple(
        f"{name} comes to {_said(figures[name])}, not {written(expected)}"
        for name, expected in definition.example.expect
        if not _agrees(figures[name], expected)
    )


def _supplied(definition: Indicator, measures: Measures) -> list[Observation]:
    example = definition.example
    top = definition.measure or definition.numerator
    found = [_row(top, example.now, QUARTER, measures)]
    if example.before is not None:
        found.append(_row(top, example.before, QUARTER.year_before(), measures))
    base = definition.denominator or measures.get(top).denominator
    if example.of is None or not _defined(base, measures):
        return found
    before = example.of if example.of_before is None else example.of_before
    when = YEAR if measures.get(base).accumulates is Accumulates.POINT else QUARTER
    found.append(_row(base, example.of, when, measures))
    return [*found, _row(base, before, when.year_before(), measures)]


def _defined(slug: str, measures: Measures) -> bool:
    try:
        return bool(slug) and bool(measures.get(slug))
    except UnknownMeasure:
        return False


def _row(measure: str, value: float, period: Period, measures: Measures) -> Observation:
    return Observation(measure, AREA.code, period, Known(float(value)), measures.get(measure).unit)


def _figures(result: Result) -> dict[str, Quantity]:
    return {
        "value": result.value.quantity,
        "previous": result.previous.quantity,
        "difference": result.change.difference,
        "percent": result.change.percent,
        "points": result.change.points,
        "rate": result.rate.quantity,
    }


def _agrees(quantity: Quantity, expected: float) -> bool:
    number = number_of(quantity)
    return number is not None and math.isclose(number, expected, rel_tol=1e-9, abs_tol=1e-9)


def _said(quantity: Quantity) -> str:
    return written(quantity.number) if isinstance(quantity, Known) else f"none ({quantity.words})"
