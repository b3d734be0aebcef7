"""A figure lies between its limits: a rate and its 95% confidence limits, in columns of their own or as a range (R90, R91).

Which column the limits belong to is told by the rows: it is the one that lies between them in most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "limits"
_LOWER = re.compile(r"\b(lower|lcl|lci|ll)\b", re.IGNORECASE)
_UPPER = re.compile(r"\b(upper|ucl|uci|ul)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"^\W*(?P<low>\d+(?:,\d{3})*(?:\.\d+)?)\s*%?\s*(?:-|\u2013|\u2212|to)\s*(?P<high>\d+(?:,\d{3})*(?:\.\d+)?)\s*%?\W*$",
    re.IGNORECASE,
)
_LIMITS = re.compile(r"\b(limits?|intervals?|confidence|ci|range)\b", re.IGNORECASE)
_FEWEST = 3  # rows that lie between
_NOT = frozenset({Role.DIFFERENCE, Role.PERCENT_CHANGE, Role.RANK, Role.TARGET, Role.BASELINE, Role.LABEL})


@dataclass(frozen=True, eq=False)
class _Limits:
    """The limits of one row, as printed; `figures` where they stand in cells of their own."""

    low: Decimal
    high: Decimal
    text: str
    figures: tuple[PrintedFigure, ...] = ()


Bounds = Callable[[int], _Limits | None]


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure with a lower and an upper limit: does it lie between them?"""
    for sheet in book.here:
        for first, bounds in _bounds_in(sheet):
            value = _value_of(sheet, first, bounds)
            if value is not None:
                yield from _tested(sheet, value, bounds)


def _bounds_in(sheet: TableSheet) -> Iterator[tuple[ColumnRole, Bounds]]:
    """The columns of limits, each pair with its first."""
    heads = sheet.table.heads
    lower = [column for column in sheet.columns if _LOWER.search(heads[column.column - 1])]
    upper = [column for column in sheet.columns if _UPPER.search(heads[column.column - 1])]
    for one, other in zip(lower, upper, strict=False):
        yield one, lambda row, one=one, other=other: _of_two(sheet.at(row, one), sheet.at(row, other))  # type: ignore[misc]
    for column in sheet.columns:
        if _LIMITS.search(heads[column.column - 1]):
            yield column, lambda row, column=column: _of_range(sheet.text(row, column))  # type: ignore[misc]


def _of_two(low: PrintedFigure | None, high: PrintedFigure | None) -> _Limits | None:
    if low is None or high is None:
        return None
    return _Limits(low.low, high.high, f"{low.text} to {high.text}", (low, high))


def _of_range(text: str) -> _Limits | None:
    said = _RANGE.match(text)
    if said is None:
        return None
    low, high = (Decimal(said[name].replace(",", "")) for name in ("low", "high"))
    return _Limits(low, high, text.strip())


def _value_of(sheet: TableSheet, limits: ColumnRole, bounds: Bounds) -> ColumnRole | None:
    """The nearest column before the limits whose figures lie between them in all rows but one."""
    for column in reversed([c for c in sheet.columns if c.column < limits.column and c.role not in _NOT]):
        pairs = list(_pairs(sheet, column, bounds))
        inside = sum(_inside(figure, each) for figure, each in pairs)
        if inside >= _FEWEST and inside >= len(pairs) - 1:
            return column
    return None


def _pairs(sheet: TableSheet, column: ColumnRole, bounds: Bounds) -> Iterator[tuple[PrintedFigure, _Limits]]:
    for row in range(len(sheet.table.rows)):
        figure, limits = sheet.at(row, column), bounds(row)
        if figure is not None and limits is not None:
            yield figure, limits


def _inside(figure: PrintedFigure, limits: _Limits) -> bool:
    return limits.low <= figure.number.high and figure.number.low <= limits.high


def _tested(sheet: TableSheet, column: ColumnRole, bounds: Bounds) -> Iterator[Relation]:
    for figure, limits in _pairs(sheet, column, bounds):
        holds = _inside(figure, limits)
        words = f"{figure.text} does not lie between its limits, {limits.text}; the other rows do."
        figures: Sequence[PrintedFigure] = (figure, *limits.figures)
        yield Relation(RULE, "limits", tuple(figures), holds, Severity.CERTAIN, "" if holds else words)
