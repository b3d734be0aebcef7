"""A figure by what divides it: personal, nuisance and environmental; by age; by outcome."""

from __future__ import annotations

from tithing.indicators.calculate import calculate
from tithing.indicators.result import Result
from tithing.reading.quarter import Quarter


def breakdowns(quarter: Quarter, slug: str) -> tuple[Result, ...]:
    """One result for each breakdown of which anything is said in the quarter or the same one last year."""
    definition = quarter.snapshot.definition(slug)
    if definition is None or not definition.measure:
        return ()
    names = dict.fromkeys(
        each.breakdown
        for each in quarter.observations.all
        if each.breakdown and (each.measure, each.area) == (definition.measure, quarter.area.code)
    )
    made = (
        calculate(
            definition,
            area=quarter.area,
            period=quarter.period,
            observations=quarter.observations,
            measures=quarter.measures,
            framework=quarter.framework,
            breakdown=name,
            minimum_base=quarter.snapshot.partnership.style.small_count,
            evidence=quarter.evidence,
        )
        for name in sorted(names)
    )
    return tuple(result for result in made if result.value.sources or result.previous.sources)
