"""One row becomes one figure, or every reason why it cannot: of a flat table, or of one that is mapped to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from tithing.observations.measure import Measure
from tithing.sources.columns.headings import Columns
from tithing.sources.entries import StatedFigure
from tithing.sources.lookups import Lookups
from tithing.sources.tables import ReceivedCell, ReceivedRow
from tithing.sources.values.cells import (
    Unclear,
    access_of,
    breakdown_of,
    check_value,
    day_of,
    number_of,
    status_of,
    text_of,
)
from tithing.sources.values.period_marks import without_mark
from tithing.sources.values.periods import of_another_kind, why_no_period
from tithing.sources.values.withheld import (
    IN_A_NEW_STATUS,
    IN_THE_STATUS,
    WITHOUT_STATUS,
    InPlaceOfANumber,
    is_withheld,
)
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

Found = TypeVar("Found")
_WITHOUT_VALUE = (Status.MISSING, Status.SUPPRESSED)
_RESTATED = re.compile(r"restated\b", re.IGNORECASE)


@dataclass
class RowReader:
    """Reads cells of one row and gathers what is wrong with them."""

    columns: Columns
    row: ReceivedRow
    lookups: Lookups
    problems: list[Problem] = field(default_factory=list)

    def attempt(self, column: str, reading: Callable[[], Found]) -> Found | None:
        try:
            return reading()
        except Unclear as unclear:
            self.refuse(unclear.column or column, unclear.what, unclear.change)
            return None

    def optional(self, column: str, reading: Callable[[], Found]) -> Found | None:
        """Nothing where the cell is empty or the file has no such column."""
        return None if self.columns.cell_if_any(self.row, column) == "" else self.attempt(column, reading)

    def refuse(self, column: str, what: str, change: str) -> None:
        self.problems.append(self.columns.problem(what, change, row=self.row.number, name=column))

    def text(self, column: str) -> str:
        return text_of(self.columns.cell_if_any(self.row, column)).strip()


def read_row(
    columns: Columns, row: ReceivedRow, lookups: Lookups
) -> tuple[StatedFigure | None, list[Problem]]:
    """The entry of a row, or None with its problems."""
    reader = RowReader(columns, row, lookups)
    measured = reader.attempt("measure", lambda: _measure(reader))
    period = _period(reader)
    area = _area(reader, period)
    value, status = _value_and_status(reader, measured)
    breakdown = reader.optional("breakdown", lambda: breakdown_of(reader.text("breakdown")))
    access = reader.optional("access", lambda: access_of(reader.text("access")))
    expected = reader.optional("expected", lambda: day_of(columns.cell_if_any(row, "expected")))
    if reader.problems or measured is None or period is None or area is None or status is None:
        return None, reader.problems
    entry = StatedFigure(
        measured[0].slug, area, period, value, measured[0].unit, breakdown or "", status=status
    )
    beside = _beside(reader, status)
    return replace(entry, expected=expected, access=access or Access.OPEN, row=row.number, **beside), []


def _beside(reader: RowReader, status: Status) -> dict[str, Any]:
    """What a row says in words: who holds the figure, and what is to be known of it."""
    return {
        "supplier": _supplier(reader),
        "reason": _reason(reader, status),
        "note": reader.text("note"),
        "comparability": "restated" if _RESTATED.match(reader.text("note")) else "",
    }


def _supplier(reader: RowReader) -> str:
    """As the book keeps it: one name for a partner or a force that is written in several ways."""
    context = reader.lookups.context
    return context.suppliers.as_kept(reader.text("supplier")) or context.supplier


def _area(reader: RowReader, period: Period | None) -> str | None:
    """The area as it was on the period's last day."""
    if period is None:
        return None
    day = period.end
    code, name = reader.text("area_code"), reader.text("area")
    return reader.attempt("area", lambda: reader.lookups.area_by(code, name, day))


def _measure(reader: RowReader) -> tuple[Measure, int | None]:
    unit = reader.text("unit")
    if not unit:
        raise Unclear("the unit is empty", "Write the unit, such as count or percent", column="unit")
    return reader.lookups.measure(reader.text("measure"), unit)


def _period(reader: RowReader) -> Period | None:
    code = reader.text("period")
    if code:
        return _coded(reader, code)
    if "period_start" not in reader.columns.known:
        reader.refuse("period", "the period is empty", "Write a code such as 2017-18Q4")
        return None
    cells = tuple(reader.columns.cell_if_any(reader.row, each) for each in ("period_start", "period_end"))
    known = reader.lookups.periods.get(cells)
    return known or _dated(reader, cells)


def _dated(reader: RowReader, cells: tuple[ReceivedCell, ...]) -> Period | None:
    start = reader.attempt("period_start", lambda: day_of(cells[0]))
    end = reader.attempt("period_end", lambda: day_of(cells[1]))
    if start is None or end is None:
        return None
    try:
        period = Period.from_dates(start, end)
    except UnknownPeriod as error:
        reader.refuse("period_end", str(error), "Correct the first or the last day")
        return None
    reader.lookups.periods[cells] = period
    return period


def _coded(reader: RowReader, code: str) -> Period | None:
    text, _ = _without_known_mark(code)
    try:
        period = reader.columns.month_or_year(text) or Period.parse(text)
    except Unclear as unclear:
        reader.refuse("period", unclear.what, unclear.change)
        return None
    except UnknownPeriod as error:
        what, change = why_no_period(code) or of_another_kind(code) or (error.what, error.change)
        reader.refuse("period", what, change or "Write a code such as 2017-18Q4")
        return None
    return period if _agrees(reader, period) else None


def _without_known_mark(code: str) -> tuple[str, Status | None]:
    """2024-25 and provisional of "2024-25 [p]"; a mark that is not known stays, and makes the code no period."""
    words, mark = without_mark(code)
    return (words, mark.status) if mark and mark.status else (code, None)


def _agrees(reader: RowReader, period: Period) -> bool:
    """Where the dates stand beside the code, they must say the same."""
    for column, day in (("period_start", period.start), ("period_end", period.end)):
        cell = reader.columns.cell_if_any(reader.row, column)
        said = reader.attempt(column, lambda cell=cell: day_of(cell)) if cell != "" else day  # type: ignore[misc]
        if said is not None and said != day:
            reader.refuse(
                column, f"{said} is not in step with the period {period.code}", "Correct one of the two"
            )
    return not reader.problems


def _value_and_status(
    reader: RowReader, measured: tuple[Measure, int | None] | None
) -> tuple[float | None, Status | None]:
    cell = reader.columns.cell_if_any(reader.row, "value")
    before = len(reader.problems)
    status = reader.attempt("status", lambda: status_of(reader.text("status")))
    if len(reader.problems) > before:
        return None, None
    if cell == "":
        return None, _status_of_nothing(reader, status)
    if status is Status.SUPPRESSED and is_withheld(reader.text("value")):
        return None, status
    if status in _WITHOUT_VALUE:
        reader.refuse(
            "status",
            f"the row has a value and the status {status}",
            "Delete the value, or write final, provisional, revised or estimated",
        )
        return None, None
    marked = _without_known_mark(reader.text("period"))[1]
    return reader.attempt("value", lambda: _number(reader, measured)), status or marked or Status.FINAL


def _number(reader: RowReader, measured: tuple[Measure, int | None] | None) -> float:
    is_percent = measured is not None and measured[0].unit is Unit.PERCENT
    cell = reader.columns.cell_if_any(reader.row, "value")
    value = number_of(cell, percent=is_percent, instead=_instead(reader.columns))
    if measured is not None:
        check_value(value, measured[0], members=measured[1])
    return value


def _instead(columns: Columns) -> InPlaceOfANumber:
    """What the table takes in place of a number: a status where it has one, or where it can be given one."""
    if "status" in columns.known:
        return IN_THE_STATUS
    return IN_A_NEW_STATUS if columns.takes_more else WITHOUT_STATUS


def _status_of_nothing(reader: RowReader, status: Status | None) -> Status | None:
    """An empty value is not zero: the row says whether it is missing, and why, or suppressed (R101)."""
    if status not in _WITHOUT_VALUE:
        reader.refuse("value", "the value is empty", _instead(reader.columns).unsaid)
        return None
    if status is Status.MISSING and not (reader.text("note") or reader.text("reason")):
        reader.refuse(
            "note",
            "the value is missing and no reason is given",
            'Write in a column "note" why it is missing',
        )
        return None
    return status


def _reason(reader: RowReader, status: Status) -> str:
    if status not in _WITHOUT_VALUE:
        return ""
    said = reader.text("reason") or reader.text("note")
    mark = reader.text("value")
    return said or (f'the supplier wrote "{mark}"' if mark else "too few to publish")
