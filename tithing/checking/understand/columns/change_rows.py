"""Rows that print a change: the earlier and the current figure, their difference and the per cent, or some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from tithing.checking.understand.columns.comparisons import Comparison, comparisons_in
from tithing.checking.understand.columns.comparisons_down import compared_columns, row_comparisons_in
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

Interval = tuple[Decimal, Decimal]
HUNDRED = Decimal(100)


@dataclass(frozen=True, eq=False)
class ChangeRow:
    """One row of a table of changes; a figure that is not printed is None."""

    sheet: TableSheet
    row: int
    earlier: PrintedFigure | None
    current: PrintedFigure | None
    difference: PrintedFigure | None
    percent: PrintedFigure | None
    family: str = "change"  # rows of another comparison of the table are evidence of their own

    @property
    def label(self) -> str:
        return self.sheet.label(self.row)

    @property
    def in_points(self) -> bool:
        """Whether the measure is itself a share of a hundred, so that its change may be in points (R83)."""
        return any(f is not None and f.fact.kind == "share" for f in (self.current, self.earlier))

    def change(self) -> Interval | None:
        """What current less earlier can be."""
        if self.earlier is None or self.current is None:
            return None
        return self.current.low - self.earlier.high, self.current.high - self.earlier.low

    def base(self) -> Interval | None:
        """What the earlier figure can be: as printed, or implied by the current one and the difference."""
        if self.earlier is not None:
            return self.earlier.low, self.earlier.high
        if self.current is None or self.difference is None:
            return None
        return self.current.low - self.difference.high, self.current.high - self.difference.low


@lru_cache(maxsize=2)  # many rules ask for the same document, one after the other
def change_rows(book: Pack) -> tuple[ChangeRow, ...]:
    """Every row of the document that prints a current figure and something of its change."""
    return tuple(_rows(book))


def _rows(book: Pack) -> Iterator[ChangeRow]:
    for sheet in book.here:
        for number, compared in enumerate(comparisons_in(sheet)):
            for row in range(len(sheet.table.rows)):
                yield replace(_row(sheet, row, compared), family=f"change {number}" if number else "change")
        yield from _down(sheet)


def _down(sheet: TableSheet) -> Iterator[ChangeRow]:
    """Two rows and the row that holds their change, column by column."""
    for each in row_comparisons_in(sheet):
        for column in compared_columns(sheet):
            cells = (sheet.figures.get((row, column)) for row in (each.earlier, each.current, each.change))
            before, after, moved = cells
            difference, percent = (None, moved) if each.percent else (moved, None)
            if after is not None and moved is not None:
                yield ChangeRow(sheet, each.change, before, after, difference, percent, "change down")


def _row(sheet: TableSheet, row: int, compared: Comparison) -> ChangeRow:
    columns = (compared.earlier, compared.current, compared.difference, compared.percent)
    earlier, current, difference, percent = (sheet.at(row, column) for column in columns)
    if percent is None and _is_share_of(difference, earlier, current):
        difference, percent = None, difference
    return ChangeRow(sheet, row, earlier, current, difference, percent)


def _is_share_of(
    difference: PrintedFigure | None, earlier: PrintedFigure | None, current: PrintedFigure | None
) -> bool:
    """Whether a change that its head calls no per cent is one by its sign: two counts differ by no per cents."""
    counted = earlier is not None and current is not None and earlier.exact and current.exact
    return counted and difference is not None and difference.number.unit == "%"


def percent_of(change: Interval, base: Interval) -> Interval | None:
    """The interval of `change` as a per cent of `base`; None when the base may be zero or less."""
    if base[0] <= 0:
        return None
    corners = [HUNDRED * c / b for c in change for b in base]
    return min(corners), max(corners)


def percent_between(row: ChangeRow) -> Interval | None:
    """What the % change can be: from earlier and current, or from current and difference. Taken together, so that the
    rounding of the base counts once: (c - e) / e is c / e - 1."""
    base = row.base()
    if base is None or row.current is None or base[0] <= 0:
        return None
    if row.earlier is not None:
        return HUNDRED * (row.current.low / base[1] - 1), HUNDRED * (row.current.high / base[0] - 1)
    assert row.difference is not None
    return percent_of((row.difference.low, row.difference.high), base)


def opposite(interval: Interval) -> Interval:
    return -interval[1], -interval[0]


def printed(figure: PrintedFigure) -> Interval:
    """What a figure can stand for; a per cent is always rounded, a difference of counts is not."""
    return figure.low, figure.high
