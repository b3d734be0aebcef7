"""A row called an average that is the mean of the rows above it, in most columns and so in all (R84)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.lines.made import Made, added, best, rows_of
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "average_rows"
_AVERAGE = re.compile(r"\b(?:average|mean)\b", re.IGNORECASE)
_OFTEN = exactly("test.shown.average_rows", "often")
_FEWEST = counted("test.shown.average_rows", "fewest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each row of averages: is it the mean of the rows above it in every column?"""
    for sheet in book.here:
        for row in range(_FEWEST, len(sheet.table.rows)):
            if _AVERAGE.search(sheet.label(row)):
                yield from relations_of(RULE, best(list(_families(sheet, row)), fewest=2, often=_OFTEN))


def _families(sheet: TableSheet, row: int) -> Iterator[list[Made]]:
    """All rows above, and all above but their total."""
    rows = rows_of(sheet)
    every = [n for n in range(row) if not _AVERAGE.search(sheet.label(n))]
    for chosen in (every, [n for n in every if not is_total(sheet.label(n))]):
        columns = zip(rows[row], *(rows[n] for n in chosen), strict=True)
        yield [made for result, *parts in columns if result is not None and (made := _made(result, parts))]


def _made(result: PrintedFigure, parts: Sequence[PrintedFigure | None]) -> Made | None:
    known = [part for part in parts if part is not None]
    if len(known) < _FEWEST:
        return None
    low, high = (edge / len(known) for edge in added(known))
    return Made(result, tuple(known), (low, high), f"the sum of {len(known)} rows / {len(known)}")
