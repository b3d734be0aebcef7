"""A year's figure is of the size of its quarters (R80, R86): one of them is not more than twice the year, nor the year many
times four of them. What lies beyond may be another definition; it is asked about, not called wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.vocabulary.period import Period, PeriodKind

RULE = "year_sizes"
_FEWEST = counted("test.facts.year_sizes", "fewest")
_LEAST = counted("test.facts.year_sizes", "least")
_MOST = counted("test.facts.year_sizes", "most")
_QUARTERLY = (Role.EARLIER, Role.CURRENT)


def relations(book: Pack) -> Iterator[Relation]:
    """For each year's baseline with quarters in its row: is it of their size?"""
    for sheet in book.here:
        column = sheet.only(Role.BASELINE)
        if column is None or column.period is None or column.period.kind is not PeriodKind.FINANCIAL_YEAR:
            continue
        for row in range(len(sheet.table.rows)):
            year, quarters = sheet.at(row, column), _quarters(sheet, row)
            if year is not None and year.exact and quarters and year.value > 0:
                yield from _tested(year, quarters)


def _quarters(sheet: TableSheet, row: int) -> list[PrintedFigure]:
    """The counts of single quarters that the row prints."""
    found = [
        figure
        for column in sheet.columns
        if column.role in _QUARTERLY and _is_quarter(column.period) and (figure := sheet.at(row, column))
    ]
    return found if all(figure.exact and figure.value >= _FEWEST for figure in found) else []


def _is_quarter(period: Period | None) -> bool:
    return period is not None and period.kind is PeriodKind.QUARTER


def _tested(year: PrintedFigure, quarters: list[PrintedFigure]) -> Iterator[Relation]:
    least, most = (pick(figure.value for figure in quarters) for pick in (min, max))
    if _LEAST * year.value >= least and year.value <= _MOST * most:
        return
    words = (
        f"The year is given as {year.text}, and its row has {' and '.join(f.text for f in quarters)} in a quarter: the year "
        f"is far from the size of its quarters."
    )
    severity, figures = Severity.JUDGEMENT, (year, *quarters)
    yield Relation(RULE, "year", figures, False, severity, words)
