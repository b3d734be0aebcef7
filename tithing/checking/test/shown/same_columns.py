"""Two columns under one head that print the same figures in every row but one: "This quarter", set against two others (R80)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import CHANGES
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "same_columns"
_FEWEST = counted("test.shown.same_columns", "fewest")

Line = tuple[PrintedFigure, PrintedFigure]


def relations(book: Pack) -> Iterator[Relation]:
    """For each two columns of one head that repeat each other: do they in every row?"""
    for sheet in book.here:
        for lines in _repeated(sheet):
            yield from (_the_same(one, two) for one, two in lines)


def _repeated(sheet: TableSheet) -> Iterator[list[Line]]:
    heads = sheet.table.heads
    levels = [column for column in sheet.columns if column.role not in CHANGES and heads[column.column - 1]]
    for first, second in combinations(levels, 2):
        if heads[first.column - 1] != heads[second.column - 1] or first.area != second.area:
            continue
        rows = range(len(sheet.table.rows))
        pairs = ((sheet.at(row, first), sheet.at(row, second)) for row in rows)
        lines = [(one, two) for one, two in pairs if one is not None and two is not None]
        same = sum(one.value == two.value for one, two in lines)
        if same >= _FEWEST and same >= len(lines) - 1:
            yield lines


def _the_same(one: PrintedFigure, two: PrintedFigure) -> Relation:
    words = f"{one.text} and {two.text} stand in one row under {one.fact.head!r}; the other rows print one figure twice."
    holds = one.value == two.value
    slip = "" if holds else likely_slip(two.text, one.text)
    expected = {one: two.text, two: one.text}
    return Relation(RULE, "same columns", (two, one), holds, Severity.PROBABLE, words, expected, slip)
