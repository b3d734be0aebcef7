"""A share "to date" that is the quarter's own in every row but one (R80, R83): such columns repeat the latest figure, and the
row that does not has a slip in one of the two."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import is_share
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "share_to_date"
_FEWEST = counted("test.facts.share_to_date", "fewest")

Pair = tuple[PrintedFigure, PrintedFigure]


def relations(book: Pack) -> Iterator[Relation]:
    """For each table that repeats its shares to date: is this row's the quarter's as well?"""
    for sheet in book.here:
        pairs = list(_pairs(sheet))
        odd = [pair for pair in pairs if not _same(pair)]
        if len(odd) <= 1 and len(pairs) - len(odd) >= _FEWEST:
            yield from (_repeats_quarter(*pair) for pair in pairs)


def _pairs(sheet: TableSheet) -> Iterator[Pair]:
    to_date, current = sheet.only(Role.YEAR_TO_DATE), sheet.only(Role.CURRENT)
    for row in range(len(sheet.table.rows)):
        year, quarter = sheet.at(row, to_date), sheet.at(row, current)
        if year is not None and quarter is not None and is_share(sheet.label(row)):
            yield year, quarter


def _same(pair: Pair) -> bool:
    year, quarter = pair
    return year.value == quarter.value


def _repeats_quarter(year: PrintedFigure, quarter: PrintedFigure) -> Relation:
    words = f"{year.text} to date and {quarter.text} in the quarter; every other share of the table is one figure in both."
    holds = _same((year, quarter))
    slip = "" if holds else likely_slip(year.text, quarter.text)
    severity = Severity.PROBABLE if slip else Severity.JUDGEMENT
    expected = {year: quarter.text, quarter: year.text}
    return Relation(RULE, "to date", (year, quarter), holds, severity, words, expected, slip)
