"""What an indicator asks: of which measures, in what unit, and which way is better.

A definition says what is counted; what was promised for a year stands in a framework (`frameworks.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tithing.observations.measure import Measure
from tithing.vocabulary.direction import Better
from tithing.vocabulary.units import Unit


class IndicatorKind(StrEnum):
    """How the value comes from the measures it asks."""

    COUNT = "count"  # the measure itself
    RATE = "rate"  # a count over a denominator, times `per`
    PERCENT = "percent"  # a supplied percentage, or a numerator over a denominator
    RATIO = "ratio"  # a supplied ratio, or a numerator over a denominator


@dataclass(frozen=True)
class Example:
    """A worked example: inputs, and what they must come to. Numbers one can check in the head."""

    now: float
    before: float | None = None
    of: float | None = None  # the denominator, now
    of_before: float | None = None  # the denominator then; the same when not given
    expect: tuple[tuple[str, float], ...] = ()  # value, difference, percent, points, rate


@dataclass(frozen=True)
class Indicator:
    """One question the partnership watches. It asks `measure`, or `numerator` over `denominator`."""

    slug: str
    title: str
    question: str
    kind: IndicatorKind
    unit: Unit
    better: Better
    measure: str = ""
    numerator: str = ""
    denominator: str = ""
    per: int = 1000
    decimals: int = 0
    aliases: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    example: Example = field(default_factory=lambda: Example(0))
    automatic: bool = False  # made for a measure that no catalogue file asks about

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure it asks, denominators included."""
        return tuple(slug for slug in (self.measure, self.numerator, self.denominator) if slug)

    @property
    def shows(self) -> str:
        """The measure whose own value this indicator shows, "" when it works a value out from one."""
        return "" if self.kind is IndicatorKind.RATE else self.measure


_KIND_OF_UNIT = {
    Unit.COUNT: IndicatorKind.COUNT,
    Unit.PERCENT: IndicatorKind.PERCENT,
    Unit.RATIO: IndicatorKind.RATIO,
}
_DECIMALS = {Unit.COUNT: 0, Unit.RANK: 0, Unit.PERCENT: 1, Unit.RATIO: 2}


def indicator_for(measure: Measure) -> Indicator:
    """An indicator of its own for a measure that nobody asks about, such as a crime category."""
    return Indicator(
        slug=measure.slug,
        title=measure.title,
        question=f"What was counted as {measure.title[:1].lower()}{measure.title[1:]}?",
        kind=_KIND_OF_UNIT.get(measure.unit, IndicatorKind.COUNT),
        unit=measure.unit,
        better=measure.better,
        measure=measure.slug,
        per=measure.per,
        decimals=_DECIMALS.get(measure.unit, 1),
        caveats=(measure.caveat,) if measure.caveat else (),
        automatic=True,
    )
