"""A column of years holds years: 201.8 or 8018 among 2017 and 2019 is a slip (R80)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "years_named"
_FEWEST = counted("test.alone.years_named", "fewest")
_FIRST = counted("test.alone.years_named", "first")
_LAST = counted("test.alone.years_named", "last")
_SPAN = counted("test.alone.years_named", "span")


def relations(book: Pack) -> Iterator[Relation]:
    """For each column in which all rows but one are years: is that one a year?"""
    for sheet in book.here:
        for column in sheet.columns:
            figures = _figures(sheet, column) if column.period is None else []
            years = [figure for figure in figures if _is_year(figure)]
            odd = [figure for figure in figures if not _is_year(figure)]
            if len(odd) == 1 and len(years) >= _FEWEST and _near_each_other(years):
                yield _odd_year(odd[0], years[0])


def _near_each_other(years: list[PrintedFigure]) -> bool:
    values = [figure.value for figure in years]
    return max(values) - min(values) <= _SPAN


def _figures(sheet: TableSheet, column: ColumnRole) -> list[PrintedFigure]:
    rows = range(len(sheet.table.rows))
    return [figure for row in rows if (figure := sheet.at(row, column)) is not None]


def _is_year(figure: PrintedFigure) -> bool:
    plain = figure.number.whole and len(figure.text) == 4
    return plain and _FIRST <= figure.value <= _LAST


def _odd_year(odd: PrintedFigure, beside: PrintedFigure) -> Relation:
    words = f"{odd.text} is no year, and the other rows of {odd.fact.head!r} are, as {beside.text}."
    return Relation(RULE, "year", (odd,), False, Severity.PROBABLE, words, {odd: "a year"})
