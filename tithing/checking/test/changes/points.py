"""Between two percentages the change is in points (R83); a difference of nothing goes with no change at all; a value one
column too far to the left is told by its unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.change_rows import (
    ChangeRow,
    change_rows,
    opposite,
    percent_between,
    printed,
)
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "points_and_per_cent"
SHIFT = "column_shift"


def relations(book: Pack) -> Iterator[Relation]:
    """For each row of a share, and each difference of nothing: are points and per cent kept apart?"""
    for row in change_rows(book):
        if row.difference is not None and row.percent is not None:
            yield from _nothing_that_changed(row)
        if row.in_points and row.percent is not None and row.percent.number.unit == "%":
            yield from _points_as_per_cent(row, row.percent)
        if row.difference is not None and row.percent is None:
            yield from _shifted(row, row.difference)


def _nothing_that_changed(row: ChangeRow) -> Iterator[Relation]:
    """A difference printed as a bare 0 beside figures with decimals, and a change that is not nothing."""
    difference, percent, current = row.difference, row.percent, row.current
    assert difference is not None
    assert percent is not None
    if current is None or difference.value != 0 or difference.number.step <= current.number.step:
        return
    if row.earlier is not None and row.earlier.value != current.value:
        return  # the difference itself is wrong, and is told as that
    explanation = (
        f"A difference of {difference.text} cannot go with a change of {percent.text}; with one decimal, as in the "
        f"figures beside it, {percent.text} would be the change in points."
    )
    expected = {difference: f"{percent.text.rstrip('%')} points"}
    yield Relation(
        RULE, "nothing", (difference, percent), percent.value == 0, Severity.PROBABLE, explanation, expected
    )


def _points_as_per_cent(row: ChangeRow, percent: PrintedFigure) -> Iterator[Relation]:
    relative = percent_between(row)
    if row.earlier is not None and relative is not None and overlap(relative, printed(percent)):
        yield Relation(RULE, "unit", (percent,), True)
        return
    moves = list(_moves(row))
    if any(overlap(printed(percent), move) or overlap(printed(percent), opposite(move)) for move in moves):
        explanation = (
            f"The measure is itself a percentage, and {percent.text} is its change in percentage points, not a change of "
            f"{percent.text}."
        )
        points = {percent: f"{percent.text.rstrip('%')} percentage points"}
        yield Relation(RULE, "unit", (percent,), False, Severity.JUDGEMENT, explanation, points)


def _moves(row: ChangeRow) -> Iterator[tuple[Decimal, Decimal]]:
    """The changes in points that the row holds: on the earlier figure, and on the baseline."""
    change = row.change()
    if change is not None:
        yield change
    baseline = row.sheet.at(row.row, row.sheet.only(Role.BASELINE))
    if row.earlier is None and row.current is not None and baseline is not None:
        yield row.current.low - baseline.high, row.current.high - baseline.low


def _shifted(row: ChangeRow, difference: PrintedFigure) -> Iterator[Relation]:
    """A per cent in the column of differences, where no other row has one, beside an empty per cent."""
    sheet = row.sheet
    percents, differences = sheet.only(Role.PERCENT_CHANGE), sheet.only(Role.DIFFERENCE)
    if percents is None or differences is None or difference.number.unit != "%":
        return
    if kind_of_cell(sheet.text(row.row, percents)) is not CellKind.BLANK:
        return
    rows = [r for r in range(len(sheet.table.rows)) if r != row.row]
    others = [figure for r in rows if (figure := sheet.at(r, differences)) is not None]
    filled = sum(sheet.at(r, percents) is not None for r in rows)
    if len(others) < 2 or filled < 2 or any(figure.number.unit == "%" for figure in others):
        return
    explanation = (
        f"{difference.text} stands under {difference.fact.head!r} with nothing under {percents_head(row)!r}; no other "
        f"row has a per cent there. It belongs one column to the right."
    )
    expected = {difference: f"{difference.text} in the next column"}
    yield Relation(
        SHIFT,
        "shift",
        (difference,),
        False,
        Severity.PROBABLE,
        explanation,
        expected,
        "one column too far left",
    )


def percents_head(row: ChangeRow) -> str:
    column = row.sheet.only(Role.PERCENT_CHANGE)
    return row.sheet.table.heads[column.column - 1] if column is not None else ""
