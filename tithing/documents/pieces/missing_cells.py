"""Whether anything at all is missing from what a document shows, so that "nothing is missing" is said only where that is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.figures_json import placed_figures
from tithing.documents.parts import Document
from tithing.indicators.result import Result
from tithing.vocabulary.not_here import row_of
from tithing.vocabulary.quantity import Quantity, state_of

NOTHING = "Nothing is missing."
ELSEWHERE = (
    "Every figure that the plan asks for in the quarter is here. Some that stand beside them are not: each says why in its "
    "table."
)


def what_else_is_missing(quarters: Iterable[QuarterEvidence]) -> str:
    """What is said where no figure that was asked for is missing from these quarters."""
    return ELSEWHERE if any(_lacks(each) for quarter in quarters for each in _shown(quarter)) else NOTHING


def is_missing_anything(document: Document) -> bool:
    """Whether any figure on any page of a document is missing."""
    return any(_lacks(placed.figure.quantity) for placed in placed_figures(document))


def _lacks(quantity: Quantity | None) -> bool:
    state = state_of(quantity)
    return state is not None and row_of(state).missing


def _shown(quarter: QuarterEvidence) -> Iterator[Quantity | None]:
    """Every quantity that a table or a chart of the quarter may show."""
    for line in quarter.lines():
        yield from _of_result(line.result)
        yield from (quantity for _, quantity in line.history)
    for result in quarter.elsewhere:
        yield from _of_result(result)
    for series in (*quarter.quarterly_series, *quarter.monthly):
        yield from (quantity for _, quantity in series.points)
    for count in (*quarter.wards, *quarter.locations):
        yield from (place.quantity for place in (*count.places, *count.absent))
    for group in quarter.similar:
        yield from (group.rate.quantity, group.average.quantity, group.rank)


def _of_result(result: Result) -> Iterator[Quantity | None]:
    ats = (result.value, result.previous, result.last_quarter, result.year_to_date, result.baseline)
    yield from (at.quantity for at in ats)
    yield from (rate.quantity for rate in (result.rate, result.previous_rate, result.year_to_date_rate))
