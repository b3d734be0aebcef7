"""Columns that add across: areas to their force, months or groups to a total (R84).

Which column is the sum of the others is worked out from the rows: it must be so in most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.lines.made import added
from tithing.checking.understand.measures import is_rate
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "areas_and_force"
_SHARES = (Role.COUNT, Role.SHARE, Role.UNSURE)
_FEWEST_ROWS = counted("test.sums.areas_and_force", "fewest_rows")
_MOST_OFTEN = exactly("test.sums.areas_and_force", "most_often")
_MEAN = re.compile(r"\b(?:averages?|means?|medians?|typical|ranks?|scores?|index|ratio)\b", re.IGNORECASE)


def relations(book: Pack) -> Iterator[Relation]:
    """For each row of a table whose columns add across: do they?"""
    for sheet in book.here:
        found = adding_across(sheet)
        if found is None:
            continue
        whole, parts = found
        for row in range(len(sheet.table.rows)):
            figures = _row(sheet, row, whole, parts)
            if figures is not None:
                relation = _areas_add(*figures)
                if relation.holds or not is_mean(*figures, slip=relation.slip):
                    yield relation


@lru_cache(maxsize=2048)  # three rules ask, each for all tables in turn
def adding_across(sheet: TableSheet) -> tuple[ColumnRole, tuple[ColumnRole, ...]] | None:
    """The column that is the sum of the other counts in most rows, and those others."""
    counts = [column for column in sheet.columns if column.role is Role.COUNT and _is_count(sheet, column)]
    shares = [column for column in sheet.columns if column.role in _SHARES and _is_share(sheet, column)]
    return _adding_among(sheet, counts) or _adding_among(sheet, shares)


def _adding_among(
    sheet: TableSheet, counts: Sequence[ColumnRole]
) -> tuple[ColumnRole, tuple[ColumnRole, ...]] | None:
    if len(counts) < 3:
        return None
    room = max((f.high - f.low for column in counts for f in sheet.in_column(column)), default=Decimal(0)) / 2
    rows = [
        values for row in range(len(sheet.table.rows)) if (values := _values(sheet, row, counts)) is not None
    ]
    sums = [_Sums(tuple(row), sum(row, Decimal(0)), sum(map(bool, row)), min(row), max(row)) for row in rows]
    for place, whole in reversed(list(enumerate(counts))):
        if _is_sum(sums, place, room):
            return whole, tuple(column for column in counts if column is not whole)
    return None


@dataclass(frozen=True)
class _Sums:
    """The figures of a row, with what is asked of them for each column in turn."""

    values: tuple[Decimal, ...]
    total: Decimal
    filled: int
    least: Decimal
    most: Decimal


def _is_sum(rows: Sequence[_Sums], place: int, room: Decimal) -> bool:
    """Whether a column is the sum of the others in most rows. Rows whose figure lies among the others may be of means; where
    there are such, no more than one of the rest may be wrong."""
    telling = [row for row in rows if row.filled - bool(row.values[place]) > 1]
    extreme = [row for row in telling if not row.least < row.values[place] < row.most]
    adding = sum(abs(row.total - 2 * row.values[place]) <= room * len(row.values) for row in extreme)
    if adding < _FEWEST_ROWS or adding < _MOST_OFTEN * len(extreme):
        return False
    means = len(telling) - len(extreme)
    return not means or (adding >= len(extreme) - 1 and 2 * adding >= means)


def _values(sheet: TableSheet, row: int, columns: Sequence[ColumnRole]) -> list[Decimal] | None:
    figures = [figure for column in columns if (figure := sheet.at(row, column)) is not None]
    return [figure.value for figure in figures] if len(figures) == len(columns) else None


def _is_count(sheet: TableSheet, column: ColumnRole) -> bool:
    figures = sheet.in_column(column)
    return _of_one_step(figures) and figures[0].number.unit in ("", "£")


def _is_share(sheet: TableSheet, column: ColumnRole) -> bool:
    figures = sheet.in_column(column)
    return _of_one_step(figures) and figures[0].number.unit == "%"


def _of_one_step(figures: Sequence[PrintedFigure]) -> bool:
    """Whether the figures are of one unit and rounded alike, so that they may add."""
    return bool(figures) and len({(figure.number.unit, figure.number.step) for figure in figures}) == 1


def _row(
    sheet: TableSheet, row: int, whole: ColumnRole, parts: tuple[ColumnRole, ...]
) -> tuple[PrintedFigure, list[PrintedFigure]] | None:
    total = sheet.at(row, whole)
    figures = [figure for part in parts if (figure := sheet.at(row, part)) is not None]
    return (total, figures) if total is not None and len(figures) == len(parts) else None


def is_mean(whole: PrintedFigure, parts: Sequence[PrintedFigure], *, slip: str) -> bool:
    """Whether a row is of rates, averages or ranks, which do not add: it says so, or the whole lies among its parts where no
    slip of the hand made it of their sum."""
    if is_rate(whole.fact.label) or _MEAN.search(whole.fact.label):
        return True
    values = [part.value for part in parts]
    return not slip and min(values) < whole.value < max(values)


def _total(parts: list[PrintedFigure]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _areas_add(whole: PrintedFigure, parts: list[PrintedFigure]) -> Relation:
    total = _total(parts)
    explanation = (
        f"{' + '.join(part.text for part in parts)} = {plain(total, 2)}, and {whole.where} says {whole.text}; the "
        f"columns add up in the other rows."
    )
    expected = {whole: show(total, whole.number)}
    for part in parts:
        expected[part] = show(part.value + whole.value - total, part.number)
    holds = overlap((whole.low, whole.high), added(parts))
    slip = "" if holds else likely_slip(whole.text, expected[whole])
    return Relation(RULE, "across", (whole, *parts), holds, Severity.CERTAIN, explanation, expected, slip)
