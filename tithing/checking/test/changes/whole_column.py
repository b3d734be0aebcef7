"""A whole column of differences that no row keeps, while its earlier and current figures and the per cents all fit (R81): one
mistake, such as a column of another table, and told once."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.comparisons import comparisons_in, makes_difference, makes_percent
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "whole_column"
_FEWEST = counted("test.changes.whole_column", "fewest")

Line = tuple[
    PrintedFigure, PrintedFigure, PrintedFigure, PrintedFigure
]  # earlier, current, difference, per cent


def relations(book: Pack) -> Iterator[Relation]:
    """For each table that prints both changes: does any row keep its difference, where all keep their per cents, and no other
    two columns make it?"""
    for sheet in book.here:
        lines = list(_lines(sheet)) if not _made_by_others(sheet) else []
        wrong = [line for line in lines if not makes_difference(*line[:3])]
        right = [line for line in lines if makes_percent(line[0], line[1], line[3])]
        if len(lines) >= _FEWEST and len(wrong) == len(right) == len(lines):
            yield _told(lines)


def _made_by_others(sheet: TableSheet) -> bool:
    """Whether the differences are of two other columns: of the target, of two ranks."""
    difference = sheet.only(Role.DIFFERENCE)
    return difference is not None and any(each.difference is difference for each in comparisons_in(sheet))


def _lines(sheet: TableSheet) -> Iterator[Line]:
    columns = [sheet.only(r) for r in (Role.EARLIER, Role.CURRENT, Role.DIFFERENCE, Role.PERCENT_CHANGE)]
    for row in range(len(sheet.table.rows)):
        earlier, current, difference, percent = (sheet.at(row, column) for column in columns)
        if earlier and current and difference and percent:
            yield earlier, current, difference, percent


def _told(lines: list[Line]) -> Relation:
    earlier, current, difference, percent = lines[0]
    right = show(current.value - earlier.value, difference.number)
    words = (
        f"None of the {len(lines)} figures under {difference.fact.head!r} is the current figure less the earlier one, while "
        f"every per cent is right: {current.text} \u2212 {earlier.text} = {right}, not {difference.text}."
    )
    expected = {difference: right}
    figures = (difference, current, earlier, percent)
    return Relation(RULE, "whole column", figures, False, Severity.CERTAIN, words, expected)
