"""Rows that are the change between two rows above them: years down the side, with "Difference" and "% change" at the foot.

As with columns, the figures tell which two rows, and where no two make the change the rules stay silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.comparisons import MOST_OFTEN, makes_difference, makes_percent
from tithing.checking.understand.columns.role import CHANGES
from tithing.checking.understand.measures import is_change
from tithing.checking.understand.pack import PrintedFigure, TableSheet

_FEWEST = counted("understand.columns.comparisons_down", "fewest")
_ABOVE = counted("understand.columns.comparisons_down", "above")

Line = Sequence[PrintedFigure | None]


@dataclass(frozen=True, eq=False)
class RowComparison:
    """The numbers of two rows, and of the row that holds their change."""

    earlier: int
    current: int
    change: int
    percent: bool


def row_comparisons_in(sheet: TableSheet) -> Iterator[RowComparison]:
    """For each row that is called a change: the two rows above it whose change it is, where there are two."""
    for change, printed in enumerate(sheet.table.rows):
        if change > 1 and is_change(printed.label):
            found = _of_row(sheet, change)
            if found is not None:
                yield found


def compared_columns(sheet: TableSheet) -> tuple[int, ...]:
    """The columns in which rows can be compared: those that hold no changes themselves."""
    return tuple(column.column for column in sheet.columns if column.role not in CHANGES)


def _of_row(sheet: TableSheet, change: int) -> RowComparison | None:
    moved = _line(sheet, change)
    figures = [figure for figure in moved if figure is not None]
    percent = "%" in sheet.label(change) or 2 * sum(f.number.unit == "%" for f in figures) > len(figures)
    above = range(max(0, change - _ABOVE), change)
    for current in reversed(above):
        for earlier in reversed(above):
            pair = (_line(sheet, earlier), _line(sheet, current))
            if earlier != current and _make(*pair, moved, percent=percent):
                return RowComparison(earlier, current, change, percent)
    return None


def _line(sheet: TableSheet, row: int) -> Line:
    return [sheet.figures.get((row, column)) for column in compared_columns(sheet)]


def _make(before: Line, after: Line, moved: Line, *, percent: bool) -> bool:
    fits = makes_percent if percent else makes_difference
    full = [
        fits(b, a, m)
        for b, a, m in zip(before, after, moved, strict=True)
        if b is not None and a is not None and m is not None and b.value != a.value
    ]
    return sum(full) >= _FEWEST and sum(full) >= MOST_OFTEN * len(full)
