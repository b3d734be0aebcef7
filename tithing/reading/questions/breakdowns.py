"""A figure by what divides it: personal, nuisance and environmental; by age; by outcome."""

from __future__ import annotations

from tithing.indicators.result import Result
from tithing.reading.span import BookSpan


def breakdowns(span: BookSpan, slug: str) -> tuple[Result, ...]:
    """One result for each breakdown of which anything is said in the quarter or the same one last year."""
    definition = span.snapshot.definition(slug)
    if definition is None or not definition.measure:
        return ()
    made = (
        span.calculated(slug, span.area, span.evidence, breakdown=name)
        for name in _names(span, definition.measure)
    )
    return tuple(each for each in made if each and (each.value.sources or each.previous.sources))


def _names(span: BookSpan, measure: str) -> list[str]:
    said = (each for each in span.observations.all if each.breakdown)
    return sorted({each.breakdown for each in said if (each.measure, each.area) == (measure, span.area.code)})
