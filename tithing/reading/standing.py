"""What a quarter's report stands on: the own area's results, the same in the areas beside it, and who holds each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tithing.indicators.counted.value_over import came_in_part
from tithing.indicators.result import Result
from tithing.observations.measure import Measure
from tithing.reading.span import BookSpan, PastQuarters
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.units import Accumulates, Unit

RATES = (Unit.RATE_PER_1000_POPULATION, Unit.RATE_PER_1000_HOUSEHOLDS, Unit.RATE_PER_100000_POPULATION)


def is_known(result: Result) -> bool:
    return isinstance(result.value.quantity, Known)


@dataclass(frozen=True)
class Standing:
    """Each part is worked out once, when it is first asked for."""

    span: BookSpan

    @property
    def period(self) -> Period:
        return self.span.period

    @cached_property
    def own(self) -> dict[str, Result]:
        """What the report shows: all that was promised, and every count or share that is known or said to be missing.

        A rate that nobody promised is left to `tithing figures`: its count is here, with its rate beside it.
        """
        promised = self.promised
        return {
            result.indicator: result
            for result in self.span.results
            if result.indicator in promised or (result.unit not in RATES and self.is_said(result))
        }

    def is_said(self, result: Result) -> bool:
        """Whether there is a figure, or somebody said that there is none and why, or a part of it came."""
        key = (result.measure, self.span.area.code, self.period, result.breakdown)
        said = bool(result.measure) and bool(self.span.evidence.supplied(key))
        return is_known(result) or said or came_in_part(self.span.evidence, key, result.value)

    @property
    def promised(self) -> set[str]:
        """The framework's indicators; for a year without one, what the partners owe."""
        framework = self.span.framework
        if framework:
            return {line.slug for line in framework.lines(self.period)}
        return {
            slug for partner in self.span.snapshot.partnership.partners for slug in partner.measures_owed()
        }

    @cached_property
    def elsewhere(self) -> tuple[Result, ...]:
        """The same indicators in every area side by side, where anything is known of them in any.

        An area of which nothing is known stands among them as missing: a rank needs them all (R97).
        """
        beside = self._beside
        known = {slug for (_, slug), result in beside.items() if is_known(result)}
        asked = [(area, slug) for area in self._other_areas for slug in self.own if slug in known]
        shown = [beside.get((area.code, slug)) or self.span.result(slug, area) for area, slug in asked]
        return tuple(result for result in shown if result is not None)

    @property
    def _other_areas(self) -> list[Area]:
        return [area for area in self.span.areas if area.code != self.span.area.code]

    @property
    def _beside(self) -> dict[tuple[str, str], Result]:
        """Every result of every other area, by its code and indicator."""
        found = [(area, result) for area in self._other_areas for result in self.span.results_in(area)]
        return {(area.code, result.indicator): result for area, result in found}

    def measure(self, slug: str) -> Measure | None:
        """The measure that an indicator of the same slug asks; None for one that asks several."""
        measures = self.span.measures
        return measures.get(slug) if slug in measures else None

    def adds_up(self, result: Result) -> bool:
        """A count of events, whose months make the quarter; not the rate that is worked out from it."""
        if not result.measure or result.unit is not Unit.COUNT:
            return False
        measure = self.span.measures.get(result.measure)
        return measure.accumulates is Accumulates.SUM and measure.unit is Unit.COUNT

    def history(self, result: Result) -> PastQuarters:
        return self.span.history(result, self.span.quarters_shown())
