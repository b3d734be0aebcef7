"""What each cell of a document claims: which measure, where, when, what kind of figure, and within what interval.

Facts are what rules and sentences are tested against. A table whose columns could not be told gives no facts.

>>> from tithing.checking.read.text.from_text import read_text
>>> pack = read_text("Type\\tJan 17 - Mar 17\\tJan 18 - Mar 18\\nRobbery\\t7\\t36", title="a pack")
>>> [(fact.label, fact.period.code, str(fact.number.value)) for fact in facts_of(pack)]
[('Robbery', '2016-17Q4', '7'), ('Robbery', '2017-18Q4', '36')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.checking.read.numbers import PrintedNumber, read_change, read_number
from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.read.spans import quarter_named, read_span, without_periods
from tithing.checking.understand.columns.role import CHANGES, ColumnRole, Role
from tithing.checking.understand.columns.roles import roles_of
from tithing.checking.understand.measures import (
    Measure,
    is_bare_total,
    is_change,
    is_rate,
    is_share,
    measure_of,
    rate_base,
)
from tithing.checking.understand.table_subject import unnumbered
from tithing.vocabulary.period import Period, PeriodKind

_KIND = (
    r"(?i:ward|beat|sector|district|division|area|locality|neighbourhood|zone|cluster|borough|parish|region)"
)
_NUMBERED = rf"{_KIND}\s+(?:\d+[A-Z]?|[A-Z]\d*)\b"  # "Ward 7", "division B"
_PLACE = re.compile(rf"\bin\s+({_NUMBERED}|(?:[A-Z][\w'’-]*)(?:\s+(?:and|&|of|on|upon|the|[A-Z][\w'’-]*))*)")
_OPENING = re.compile(  # "Ward 7: what was recorded", "Ashby Ward - profile"
    rf"^(?:[\d.]+\s+)?({_NUMBERED}|[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*(?=\s+(?i:ward|parish|locality)\b))"
    r"(?i:\s+(?:ward|parish|locality))?\s*(?:$|[:,(\u2013\u2014-]|(?i:profile|summary)\b)"
)
_PLACE_END = re.compile(
    r"\s+(?:and|&|of|on|upon|the|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Quarter|Q[1-4])\b.*$"
)

_OF_ANOTHER_TIME = frozenset({Role.BASELINE, Role.TARGET})  # than the quarter that the heading names


@dataclass(frozen=True)
class CellFact:
    """One figure with what it claims. `kind` is "count", "rate", "share", "amount", or "change" in a row of changes."""

    table: PrintedTable
    row: PrintedRow
    cell: PrintedCell
    column: ColumnRole
    label: str  # of the row, or of the table where the row has none
    measure: Measure
    area: str  # as printed, "" where the document's own area is meant
    period: Period | None
    kind: str
    number: PrintedNumber

    @property
    def head(self) -> str:
        return self.table.heads[self.cell.column - 1]

    @property
    def role(self) -> Role:
        return self.column.role


def facts_of(document: PrintedDocument) -> tuple[CellFact, ...]:
    """Every figure of the document's tables with what it claims, in reading order."""
    return tuple(fact for table in document.tables for fact in facts_in(table, roles_of(table)))


def facts_in(table: PrintedTable, columns: Sequence[ColumnRole]) -> Iterator[CellFact]:
    """The facts of one table, given the roles of its columns; none when its columns could not be told apart."""
    if table.doubtful:
        return
    here, now = area_of(table), period_of(table)
    for row in table.rows:
        label = label_of(table, row)
        measure, row_place = _measure(table, label), row_area(table, row)
        for cell, column in zip(row.cells, columns, strict=False):
            number = _number(cell, column)
            if number is None:
                continue
            elsewhere = column.role in (Role.AVERAGE, Role.RANK, Role.POSITION)
            place = column.area or row_place or ("" if elsewhere else here)
            kind = kind_of(label, table, column, number)
            time = column.period or (None if column.role in _OF_ANOTHER_TIME else now)
            yield CellFact(table, row, cell, column, label, measure, place, time, kind, number)


def _number(cell: PrintedCell, column: ColumnRole) -> PrintedNumber | None:
    """The number of a cell: in a column of changes brackets, arrows and words are signs; elsewhere brackets hold a remark."""
    if column.role in CHANGES:
        change = read_change(cell.text)
        return replace(change, value=-change.value) if change is not None and column.turned else change
    number = read_number(cell.text)
    return None if number is None or number.bracketed else number


def label_of(table: PrintedTable, row: PrintedRow) -> str:
    """The row's label, or the head over the labels when a one-row table keeps its label there."""
    return row.label or table.label_head


def period_of(table: PrintedTable) -> Period | None:
    """The period that the headings above a table state, the nearest first."""
    for heading in (table.label_head, *reversed(table.context)):
        span = read_span(heading)
        if span is not None and span.kind is not PeriodKind.CALENDAR_YEAR:
            return span  # a year alone in a title is as often the plan's as the figures'
    return None


def quarter_of(table: PrintedTable) -> int | None:
    """The quarter number that the headings above a table state."""
    return next((q for q in map(quarter_named, reversed(table.context)) if q is not None), None)


def area_of(table: PrintedTable) -> str:
    """The place that the headings above a table name ("Recorded Crime in Barsetshire"), or ""."""
    return next((place for place in map(place_in, reversed(table.context[-3:])) if place), "")


def place_in(heading: str) -> str:
    """The place that one heading names, or ""."""
    found = _OPENING.match(heading) or _PLACE.search(heading)
    return _PLACE_END.sub("", found[1]).strip() if found else ""


def row_area(table: PrintedTable, row: PrintedRow) -> str:
    """The row's label as a place: where the label head carries the measure ("Indicator - incidents reported")."""
    if " - " not in table.label_head and "–" not in table.label_head:
        return ""
    if not row.label or len(table.rows) < 2 or any(is_share(r.label) or is_rate(r.label) for r in table.rows):
        return ""
    return row.label


def kind_of(label: str, table: PrintedTable, column: ColumnRole, number: PrintedNumber) -> str:
    """Whether a figure is a count, a rate, a share of a hundred or an amount of money."""
    if number.unit == "£":
        return "amount"
    if is_change(label):
        return "change"
    if column.role is Role.RATE or is_rate(label) or rate_base(table.label_head):
        return "rate"
    if is_share(label) or (number.unit == "%" and column.role not in (Role.DIFFERENCE, Role.PERCENT_CHANGE)):
        return "share"
    return "count" if number.step >= 1 else "rate"


def _measure(table: PrintedTable, label: str) -> Measure:
    if row_label_is_place(table, label):
        return measure_of(re.split(r"\s[-–]\s", table.label_head, maxsplit=1)[1])
    if not is_bare_total(label):
        return measure_of(label)
    title = without_periods(unnumbered(table.context[-1])) if table.context else table.label_head
    return measure_of(f"{label} {title}")


def row_label_is_place(table: PrintedTable, label: str) -> bool:
    parts = re.split(r"\s[-–]\s", table.label_head, maxsplit=1)
    return len(parts) == 2 and len(table.rows) > 1 and any(row.label == label for row in table.rows)
