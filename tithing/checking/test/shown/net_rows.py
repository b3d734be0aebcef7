"""A row that is one row less another: net satisfaction, a balance, an under- or overspend (R84). It may be less than none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.lines.made import Made, all_there, best, less, rows_of
from tithing.checking.understand.measures import is_change, is_signed
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "net_rows"
_ABOVE = counted("test.shown.net_rows", "above")
_OFTEN = exactly("test.shown.net_rows", "often")


def relations(book: Pack) -> Iterator[Relation]:
    """For each row that is called net of something: is it one of the rows near it less another?"""
    for sheet in book.here:
        for row in range(len(sheet.table.rows)):
            if is_signed(sheet.label(row)) and not is_change(sheet.label(row)):
                families = list(_families(sheet, row))
                fewest = 1 if len(sheet.columns) < 3 else 2
                yield from relations_of(RULE, best(families, fewest=fewest, often=_OFTEN))


def _families(sheet: TableSheet, row: int) -> Iterator[list[Made]]:
    rows = rows_of(sheet)
    near = [n for n in range(max(0, row - _ABOVE), min(len(rows), row + 3)) if n != row]
    for one, two in permutations(near, 2):
        lines = zip(rows[row], rows[one], rows[two], strict=True)
        yield [_made(*figures) for line in lines if (figures := all_there(line))]


def _made(result: PrintedFigure, one: PrintedFigure, two: PrintedFigure) -> Made:
    rights = {one: result.value + two.value, two: one.value - result.value}
    return Made(result, (one, two), less(one, two), f"{one.text} − {two.text}", rights)
