"""Periods as people head their columns: "Apr-17", "Apr 2017", "2017-04", "Q1 2017/18", a real date of a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from tithing.sources.cells import text_of
from tithing.sources.tables import ReceivedCell
from tithing.vocabulary.period import FULL_MONTH_NAMES, Period, UnknownPeriod

_MONTHS = {name[:3].lower(): number for number, name in enumerate(FULL_MONTH_NAMES, start=1)}
_M = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_Y = r"'?((?:19|20)?[0-9]{2})"
_MONTH_YEAR = re.compile(rf"{_M}[ \-/']*{_Y}", re.IGNORECASE)
_FIRST_OF_MONTH = re.compile(rf"0?1[ -]{_M}[ -]{_Y}", re.IGNORECASE)
_NUMBERS = re.compile(r"(0?[1-9]|1[0-2])[/-]((?:19|20)[0-9]{2})")
_JOINED = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])")
_ISO_MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-01)?")
_QUARTER_FIRST = re.compile(
    r"(?:q|quarter |qtr ?)([1-4])[ ,-]*(?:fy ?)?((?:19|20)[0-9]{2})[-/ ]?([0-9]{2}|(?:19|20)[0-9]{2})", re.I
)
_YEAR_FIRST = re.compile(
    r"((?:19|20)[0-9]{2})[-/]([0-9]{2}|(?:19|20)[0-9]{2})[ ,-]*(?:q|quarter |qtr ?)([1-4])", re.I
)
_SPAN = re.compile(rf"{_M}(?: ?{_Y})? ?(?:-|–|to) ?{_M} ?{_Y}", re.IGNORECASE)
_YEAR = re.compile(r"(?:fy ?)?((?:19|20)[0-9]{2})[-/]([0-9]{2})", re.IGNORECASE)


def period_of(cell: ReceivedCell) -> Period | None:
    """The period a heading or a cell stands for, None where it is none.

    >>> period_of("Apr-17").code, period_of("Q1 2017/18").code, period_of("Apr to Jun 17").code
    ('2017-04', '2017-18Q1', '2017-18Q1')
    """
    if isinstance(cell, datetime | date):
        return Period.month(cell.year, cell.month) if cell.day == 1 else None
    text = re.sub(r"\s+", " ", text_of(cell)).strip()
    if not text or len(text) > 40:
        return None
    return _month(text) or _quarter(text) or _span(text) or _written(text)


def periods_of_row(cells: Sequence[ReceivedCell]) -> dict[int, Period]:
    """The period that each cell of a heading row stands for, by its place.

    Beside other months, "2011-12" is December 2011 and not the financial year.
    """
    found = {index: period for index, cell in enumerate(cells) if (period := period_of(cell)) is not None}
    months = [period for period in found.values() if period.month_count == 1]
    for index, period in found.items():
        match = _ISO_MONTH.fullmatch(text_of(cells[index]).strip())
        if match and period.month_count == 12 and 2 * len(months) >= len(found):
            found[index] = Period.month(int(match[1]), int(match[2]))
    return found


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> Period | None:
    if match := _MONTH_YEAR.fullmatch(text) or _FIRST_OF_MONTH.fullmatch(text):
        return Period.month(_year(match[2]), _MONTHS[match[1][:3].lower()])
    if match := _NUMBERS.fullmatch(text):
        return Period.month(int(match[2]), int(match[1]))
    if match := _JOINED.fullmatch(text):
        return Period.month(int(match[1]), int(match[2]))
    if re.fullmatch(r"(?:19|20)[0-9]{2}-[0-9]{2}-01(?:[T ]00:00:00)?", text):
        return Period.month(int(text[:4]), int(text[5:7])) if 1 <= int(text[5:7]) <= 12 else None
    if match := re.fullmatch(r"01/([0-9]{2})/([0-9]{4})", text):
        return Period.month(int(match[2]), int(match[1])) if 1 <= int(match[1]) <= 12 else None
    return None


def _quarter(text: str) -> Period | None:
    if match := _QUARTER_FIRST.fullmatch(text):
        number, year, second = int(match[1]), int(match[2]), int(match[3])
    elif match := _YEAR_FIRST.fullmatch(text):
        number, year, second = int(match[3]), int(match[1]), int(match[2])
    else:
        return None
    return Period.quarter(year, number) if (year + 1) % 100 == second % 100 else None


def _span(text: str) -> Period | None:
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    last = Period.month(_year(match[4]), _MONTHS[match[3][:3].lower()])
    first_month = _MONTHS[match[1][:3].lower()]
    first_year = _year(match[2]) if match[2] else last.start.year - (first_month > last.start.month)
    try:
        return Period.from_dates(date(first_year, first_month, 1), last.end)
    except UnknownPeriod:
        return None


def _written(text: str) -> Period | None:
    """Our own codes, and financial years; a bare year is left alone, for it may be a code or a count."""
    if match := _YEAR.fullmatch(text):
        text = f"{match[1]}-{match[2]}"
    if re.fullmatch(r"[0-9]{4}", text):
        return None
    try:
        return Period.parse(text)
    except UnknownPeriod:
        return None
