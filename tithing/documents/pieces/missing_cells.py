"""What is missing of the figures that a document shows, cell by cell: "nothing is missing" is said only where it is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.pieces.columns import twice_said
from tithing.indicators.result import At, Result
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.in_words.sentence import Runs, Strong
from tithing.vocabulary.not_here import NotHere, row_of
from tithing.vocabulary.quantity import Missing, Quantity, state_of

NOTHING = "Nothing is missing."
MOST_NAMES = 2
CATEGORY_COLUMNS = ("previous", "value")
OTHER_COLUMNS = ("previous", "value", "difference", "percent_change", "direction", "year_to_date")
URGENT = (NotHere.LATE, NotHere.EMPTY, NotHere.NOT_IMPORTED, NotHere.ASKED, NotHere.NEVER_ASKED)


@dataclass(frozen=True)
class MissingCell:
    """A figure that a row should have beside that of the quarter: which row, for which time, and why it is not here."""

    label: str
    when: str
    why: str
    state: NotHere


def what_else_is_missing(spans: Sequence[SpanEvidence]) -> str:
    """What is said where no figure that was asked for is missing from these spans."""
    return elsewhere(spans) if is_anything_missing(spans) else NOTHING


def elsewhere(spans: Sequence[SpanEvidence]) -> str:
    """That none of their own is missing, and others are."""
    return (
        f"No figure of {spans[-1].period.this} is missing. Some of other areas, places or earlier periods are; where a table "
        "lacks one, it says why."
    )


def is_anything_missing(spans: Iterable[SpanEvidence]) -> bool:
    """Whether a table or a chart of these spans lacks a figure that it should have."""
    return any(_lacks(each) for span in spans for each in _shown(span))


def cells_missing(span: SpanEvidence) -> tuple[MissingCell, ...]:
    """What the tables of the plan and of categories lack beside the quarter's own figures, in their order; not again what
    lacks for the very reason that the quarter's own figure does.
    """
    found = (cell for line, columns in _rows(span) for cell in _lacking(line, columns))
    return tuple(dict.fromkeys(found))


def missing_beside(span: SpanEvidence) -> Iterator[tuple[str, Runs]]:
    """The same in words, said once for each time and reason and not once a cell; each with its state."""
    together: dict[tuple[str, str], list[MissingCell]] = {}
    for cell in cells_missing(span):
        together.setdefault((cell.when, cell.why), []).append(cell)
    for (when, why), cells in together.items():
        labels = list(dict.fromkeys(cell.label for cell in cells))
        of = listed(labels) if len(labels) <= MOST_NAMES else f"{len(labels)} rows of the tables"
        yield cells[0].state, (Strong(f"{when}, of {of}: "), f"{why[:1].lower()}{why[1:]}.")


def _rows(span: SpanEvidence) -> Iterator[tuple[ReportLine, tuple[str, ...]]]:
    """Every row with the columns of its table."""
    for objective in span.objectives:
        yield from ((line, objective.columns) for line in objective.lines)
    for table in span.tables:
        yield from ((row.line, CATEGORY_COLUMNS) for row in table.rows)
    yield from ((line, OTHER_COLUMNS) for line in span.others)


def _lacking(line: ReportLine, columns: tuple[str, ...]) -> Iterator[MissingCell]:
    for column, when, at in _beside(line.result):
        missing, told = at.quantity, at.quantity == line.result.value.quantity
        if column in columns and isinstance(missing, Missing) and _lacks(missing) and not told:
            yield MissingCell(line.label, when, missing.words, missing.state)


def how_urgent(state: str) -> int:
    """Who must act first comes first: the late, then what we can do ourselves, then what nobody can."""
    return URGENT.index(state) if state in URGENT else len(URGENT)


def _beside(result: Result) -> tuple[tuple[str, str, At], ...]:
    """The columns that set another time beside the span's, each with its words and its part."""
    found = (
        ("previous", result.previous.period.label, result.previous),
        ("last_quarter", result.last_quarter.period.label, result.last_quarter),
        ("year_to_date", f"Year to date, {result.year_to_date.period.label}", result.year_to_date),
        ("baseline", "Baseline", result.baseline),
    )
    said_twice = twice_said(result.period)
    return tuple(each for each in found if each[0] not in said_twice)


def _lacks(quantity: Quantity | None) -> bool:
    state = state_of(quantity)
    return state is not None and row_of(state).missing


def _shown(span: SpanEvidence) -> Iterator[Quantity | None]:
    """Every quantity that a table or a chart of the quarter may show."""
    for line in span.lines():
        yield from _of_result(line.result)
        yield from (quantity for _, quantity in line.history)
    for result in span.elsewhere:
        yield from _of_result(result)
    for series in (*span.quarterly_series, *span.monthly):
        yield from (quantity for _, quantity in series.points)
    for count in (*span.wards, *span.locations):
        yield from (place.quantity for place in (*count.places, *count.absent))
    for group in span.similar:
        yield from (group.rate.quantity, group.average.quantity, group.rank)


def _of_result(result: Result) -> Iterator[Quantity | None]:
    ats = (result.value, result.previous, result.last_quarter, result.year_to_date, result.baseline)
    yield from (at.quantity for at in ats)
    yield from (rate.quantity for rate in (result.rate, result.previous_rate, result.year_to_date_rate))
