"""A per cent worked out on the current figure, the baseline or the year to date instead of the earlier one (R81)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.change_rows import (
    HUNDRED,
    ChangeRow,
    change_rows,
    percent_between,
    percent_of,
    printed,
)
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "wrong_base"


def relations(book: Pack) -> Iterator[Relation]:
    """For each row with earlier, current and per cent: is the per cent one of another base?"""
    for row in change_rows(book):
        if row.percent is None or row.earlier is None or row.current is None or row.earlier.value <= 0:
            continue
        base = other_base(row)
        if base is None:
            yield Relation(RULE, row.family, (row.percent, row.current, row.earlier), True)
        else:
            yield _on_another_base(row, base)


def other_base(row: ChangeRow) -> PrintedFigure | None:
    """The figure that the per cent was worked out on, when that is not the earlier one and the per cent is wrong."""
    right, change = percent_between(row), row.change()
    if row.percent is None or right is None or change is None or overlap(printed(row.percent), right):
        return None
    if row.percent.number.value == 0 or row.in_points:
        return None
    for other in _others(row):
        share = percent_of(change, (other.low, other.high))
        if share is not None and overlap(share, printed(row.percent)):
            return other
    return None


def _others(row: ChangeRow) -> tuple[PrintedFigure, ...]:
    columns = [column for role in (Role.BASELINE, Role.YEAR_TO_DATE) for column in row.sheet.having(role)]
    figures = (row.current, *(row.sheet.at(row.row, column) for column in columns))
    return tuple(figure for figure in figures if figure is not None)


def _on_another_base(row: ChangeRow, base: PrintedFigure) -> Relation:
    assert row.percent is not None
    assert row.current is not None
    assert row.earlier is not None
    change = row.current.value - row.earlier.value
    right = show(HUNDRED * change / row.earlier.value, row.percent.number)
    explanation = (
        f"{plain(change, 4)} on the earlier {row.earlier.text} is {right}; {row.percent.text} is "
        f"{plain(change, 4)} on {base.text} ({base.fact.head})."
    )
    figures = (row.percent, row.current, row.earlier)
    return Relation(
        RULE,
        row.family,
        figures,
        False,
        Severity.CERTAIN,
        explanation,
        {row.percent: right},
        "worked out on another base",
    )
