"""The months of a quarter add to the quarter, and the quarters of a year are no more than the year (R80)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.measures import Measure, measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.same_measure import TimedClaim, here_and_earlier, kin_among
from tithing.checking.understand.sentences.phrases.words import likeness
from tithing.vocabulary.period import FULL_MONTH_NAMES, MONTH_NAMES, Period, PeriodKind

RULE = "months_and_quarter"
YEAR = "quarters_and_year"
_QUARTER = 3
_WHOSE = frozenset(
    {"police", "force", "council", "received"}
)  # words that say who counted, and no other measure


def relations(book: Pack) -> Iterator[Relation]:
    """For each table of three months: is there one quarter that they should add to, and do they?"""
    for sheet in book.here:
        rows = _month_rows(sheet)
        for column in sheet.having(Role.COUNT) if rows else ():
            yield from _column(book, sheet, rows, column)
    yield from _years(book)


def _month_rows(sheet: TableSheet) -> list[int]:
    """The rows of a quarter's months, when those and perhaps a total are all the rows there are."""
    rows = [row for row in range(len(sheet.table.rows)) if _month(sheet.label(row))]
    return rows if len(rows) == _QUARTER and len(sheet.table.rows) <= _QUARTER + 1 else []


def _month(label: str) -> bool:
    word = re.sub(r"[\W\d]+", "", label).title()
    return word in FULL_MONTH_NAMES or word in MONTH_NAMES


def _column(book: Pack, sheet: TableSheet, rows: Sequence[int], column: ColumnRole) -> Iterator[Relation]:
    head = sheet.table.heads[column.column - 1]
    figures = [figure for row in rows if (figure := sheet.at(row, column)) is not None]
    if "(" in head or len(figures) != _QUARTER or not all(figure.exact for figure in figures):
        return  # "incidents (without ...)" is another measure than the quarter's
    quarter = _quarter(book, sheet, head, figures[0].fact.period)
    if quarter is not None:
        yield _months_to_quarter(quarter, figures)


def _in_other_letters(label: str, head: str) -> bool:
    """The same words, some of them by their initials in one of the two."""
    alike = likeness(label, head)
    return alike.whole and not alike.extra


def _quarter(book: Pack, sheet: TableSheet, head: str, period: Period | None) -> PrintedFigure | None:
    """The one figure of the quarter whose measure holds every word of the months' head."""
    measure = measure_of(head)
    found = [
        figure
        for figure in book.figures()
        if figure.fact.role is Role.CURRENT
        and period is not None
        and figure.fact.period == period
        and figure.fact.kind == "count"
        and measure
        and (
            (measure <= figure.fact.measure and figure.fact.measure - measure <= _WHOSE)
            or _in_other_letters(figure.fact.label, head)
        )
        and figure.fact.area == ""
    ]
    near = [figure for figure in found if figure.fact.table.context == sheet.table.context] or found
    least = min((len(figure.fact.measure) for figure in near), default=0)
    closest = [figure for figure in near if len(figure.fact.measure) == least]
    return closest[0] if len(closest) == 1 else None


def _months_to_quarter(quarter: PrintedFigure, months: Sequence[PrintedFigure]) -> Relation:
    total = sum((month.value for month in months), Decimal(0))
    words = show(total, quarter.number)
    explanation = (
        f"{' + '.join(m.text for m in months)} = {plain(total)}, and {quarter.where} says {quarter.text}."
    )
    expected = {quarter: words} | {m: show(m.value + quarter.value - total, m.number) for m in months}
    holds = total == quarter.value
    slip = "" if holds else likely_slip(quarter.text, words)
    return Relation(RULE, "months", (quarter, *months), holds, Severity.PROBABLE, explanation, expected, slip)


def _years(book: Pack) -> Iterator[Relation]:
    """A year's baseline against the quarters of that year that the documents print."""
    groups: dict[tuple[Measure, str], list[TimedClaim]] = defaultdict(list)
    for claim in here_and_earlier(book):
        if claim.kind == "count" and claim.period.kind in (PeriodKind.QUARTER, PeriodKind.FINANCIAL_YEAR):
            groups[claim.measure, claim.area].append(claim)
    for claims in groups.values():
        years = list(filter(_is_year, claims))
        kin = kin_among(claims if years else ())
        for year in years:
            parts = _quarters_of(year, kin(year))
            if parts and _flows(year, parts):
                yield _within_year(year.figure, parts)


def _is_year(claim: TimedClaim) -> bool:
    return claim.figure.document == 0 and claim.period.kind is PeriodKind.FINANCIAL_YEAR and not claim.implied


def _quarters_of(year: TimedClaim, claims: Sequence[TimedClaim]) -> list[TimedClaim]:
    found: dict[Period, TimedClaim] = {}
    for claim in claims:
        inside = year.period.start <= claim.period.start and claim.period.end <= year.period.end
        if inside and claim.period.kind is PeriodKind.QUARTER:
            found.setdefault(claim.period, claim)
    return list(found.values())


def _flows(year: TimedClaim, quarters: Sequence[TimedClaim]) -> bool:
    """Whether the measure is one that adds over a year: people in treatment are as many in a quarter as in the year."""
    return year.low >= 2 * max(claim.high for claim in quarters)


def _within_year(year: PrintedFigure, quarters: Sequence[TimedClaim]) -> Relation:
    total = sum((claim.low for claim in quarters), Decimal(0))
    whole = len(quarters) == 4
    holds = total == year.value if whole else total <= year.value
    explanation = (
        f"The quarters printed for the year ({', '.join(claim.words for claim in quarters)}) "
        f"make {plain(total)}, and the "
        f"year is given as {year.text}: one of them is on another definition, or wrong."
    )
    expected = {year: f"{plain(total)}" if whole else f"at least {plain(total)}"}
    figures = (year, *(figure for claim in quarters for figure in claim.of))
    return Relation(YEAR, "year", figures, holds, Severity.PROBABLE, explanation, expected)
