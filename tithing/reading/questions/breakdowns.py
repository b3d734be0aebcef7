"""A figure by what divides it: personal, nuisance and environmental; by age; by outcome."""

from __future__ import annotations

from tithing.indicators.result import Result
from tithing.reading.quarter import Quarter


def breakdowns(quarter: Quarter, slug: str) -> tuple[Result, ...]:
    """One result for each breakdown of which anything is said in the quarter or the same one last year."""
    definition = quarter.snapshot.definition(slug)
    if definition is None or not definition.measure:
        return ()
    made = (
        quarter.calculated(slug, quarter.area, quarter.evidence, breakdown=name)
        for name in _names(quarter, definition.measure)
    )
    return tuple(each for each in made if each and (each.value.sources or each.previous.sources))


def _names(quarter: Quarter, measure: str) -> list[str]:
    said = (each for each in quarter.observations.all if each.breakdown)
    return sorted(
        {each.breakdown for each in said if (each.measure, each.area) == (measure, quarter.area.code)}
    )
