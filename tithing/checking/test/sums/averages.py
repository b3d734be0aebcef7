"""An average is its total over the number of months, weeks or years, or the mean of the columns beside it, in every row.

Which of these an average is, its head seldom says; the rows do, when nearly all of them agree (R84).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, shared
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "averages"
_TIMES = (3, 4, 6, 12, 52, 365)  # months, quarters, weeks and days that totals are spread over
_LEVELS = frozenset({Role.COUNT, Role.EARLIER, Role.CURRENT, Role.UNSURE, Role.BASELINE})
_FEWEST = counted("test.sums.averages", "fewest")
_TELLING = counted("test.sums.averages", "telling")
_MOST_OFTEN = shared("test.sums.averages", "most_often")
_FEWEST_AVERAGED = counted("test.sums.averages", "fewest_averaged")


@dataclass(frozen=True, eq=False)
class _Spread:
    """The columns that are added up, and what their sum is divided by."""

    columns: tuple[ColumnRole, ...]
    times: int


def relations(book: Pack) -> Iterator[Relation]:
    """For each column of averages: what is it the average of in most rows, and in all?"""
    for sheet in book.here:
        for column in sheet.having(Role.AVERAGE):
            spread = _spread(sheet, column)
            if spread is not None:
                yield from _tested(sheet, column, spread)


def _spread(sheet: TableSheet, average: ColumnRole) -> _Spread | None:
    levels = [column for column in sheet.columns if column.role in _LEVELS]
    before = [column for column in levels if column.column < average.column]
    tried = [_Spread((column,), times) for column in levels for times in _TIMES]
    tried += [
        _Spread(tuple(before[start:end]), end - start)
        for end in (len(before), len(before) - 1)
        for start in range(end - _FEWEST_AVERAGED + 1)
    ]
    return next((spread for spread in tried if _is_so(sheet, average, spread)), None)


def _is_so(sheet: TableSheet, average: ColumnRole, spread: _Spread) -> bool:
    full = list(_rows(sheet, average, spread))
    fitting = [mean for mean, figures in full if _fits(mean, figures, spread)]
    telling = sum(sum(letter.isdigit() for letter in mean.text) >= _TELLING for mean in fitting)
    return telling >= _FEWEST and len(fitting) >= _MOST_OFTEN * len(full)


def _rows(
    sheet: TableSheet, average: ColumnRole, spread: _Spread
) -> Iterator[tuple[PrintedFigure, Sequence[PrintedFigure]]]:
    for row in range(len(sheet.table.rows)):
        mean = sheet.at(row, average)
        figures = [figure for column in spread.columns if (figure := sheet.at(row, column)) is not None]
        if mean is not None and mean.value > 0 and len(figures) == len(spread.columns):
            yield mean, figures


def _fits(mean: PrintedFigure, figures: Sequence[PrintedFigure], spread: _Spread) -> bool:
    low = sum((figure.low for figure in figures), Decimal(0)) / spread.times
    high = sum((figure.high for figure in figures), Decimal(0)) / spread.times
    return overlap((mean.number.low, mean.number.high), (low, high))


def _tested(sheet: TableSheet, average: ColumnRole, spread: _Spread) -> Iterator[Relation]:
    for mean, figures in _rows(sheet, average, spread):
        total = sum((figure.value for figure in figures), Decimal(0))
        words = show(total / spread.times, mean.number)
        added = " + ".join(figure.text for figure in figures)
        explanation = (
            f"{added if len(figures) == 1 else f'({added})'} / {spread.times} = "
            f"{plain(total / spread.times, 2)}, not {mean.text}; the other rows are averaged so."
        )
        holds = _fits(mean, figures, spread)
        slip = "" if holds else likely_slip(mean.text, words)
        every = (mean, *figures)
        yield Relation(RULE, "average", every, holds, Severity.PROBABLE, explanation, {mean: words}, slip)
