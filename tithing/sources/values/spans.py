"""The span that words state: "1 April to 30 June 2019", "Apr-Jun 2019", "2019-20 Q1", "June 2019", "2019-04..2019-06".

A single day is no span: it is the day of an export or of a letter. Nor is a bare year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from tithing.vocabulary.period import FULL_MONTH_NAMES, Period

_MONTHS = {name[:3].lower(): number for number, name in enumerate(FULL_MONTH_NAMES, 1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_TO = r"\s*(?:\.\.|to|until|till|-|–|—)\s*"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
_YEARS = r"(20\d\d)\s*[-/]\s*(?:20)?(\d\d)"

Ends = tuple[date, date]


def span_in(text: str) -> Period | None:
    """The first span that a text states, None where it states none.

    >>> span_in("Fly-tipping reports, 1 April 2019 to 30 June 2019").code
    '2019-20Q1'
    >>> span_in("fires Apr-Jun 2025.xlsx").code, span_in("fly_tips_2017-18q4.csv").code
    ('2025-26Q1', '2017-18Q4')
    >>> span_in("exported on 5 July 2019") is None
    True
    """
    words = re.sub(r"[_\s]+", " ", text.lower()).strip()
    for pattern, ends in _WAYS:
        for match in re.finditer(pattern, words):
            if (found := _period(ends, match)) is not None:
                return found
    return None


def _period(ends: Callable[[re.Match[str]], Ends], match: re.Match[str]) -> Period | None:
    try:
        first, last = ends(match)
        return Period.from_dates(first, last, allow_range=True)
    except ValueError:
        return None


def _days(match: re.Match[str]) -> Ends:
    """1 April (2019) to 30 June 2019."""
    day, month, year, last_day, last_month, last_year = match.groups()
    last = date(int(last_year), _number(last_month), int(last_day))
    first = date(int(year or last_year), _number(month), int(day))
    return (first if year or first <= last else first.replace(year=last.year - 1)), last


def _figures(match: re.Match[str]) -> Ends:
    """01/04/2019 to 30/06/2019, day first as all of ours."""
    day, month, year, last_day, last_month, last_year = map(int, match.groups())
    return date(year, month, day), date(last_year, last_month, last_day)


def _iso(match: re.Match[str]) -> Ends:
    """2019-04..2019-06, 2019-04-08 to 2019-06-30."""
    first, last = match.groups()
    return _iso_ends(first)[0], _iso_ends(last)[1]


def _iso_ends(text: str) -> Ends:
    if len(text) > len("2019-04"):
        return date.fromisoformat(text), date.fromisoformat(text)
    month = Period.month(int(text[:4]), int(text[5:]))
    return month.start, month.end


def _month_range(match: re.Match[str]) -> Ends:
    """Apr (2019) to Jun 2019; Dec to Feb 2020 began the year before."""
    month, year, last_month, last_year = match.groups()
    last = Period.month(int(last_year), _number(last_month))
    first = Period.month(int(year or last_year), _number(month))
    if not year and first.start > last.start:
        first = Period.month(int(last_year) - 1, _number(month))
    return first.start, last.end


def _quarter_last(match: re.Match[str]) -> Ends:
    year, short, quarter = match.groups()
    return _quarter(year, short, quarter)


def _quarter_first(match: re.Match[str]) -> Ends:
    quarter, year, short = match.groups()
    return _quarter(year, short, quarter)


def _quarter(year: str, short: str, quarter: str) -> Ends:
    if (int(year) + 1) % 100 != int(short):
        raise ValueError(f"{year}-{short} is no financial year")
    found = Period.quarter(int(year), int(quarter))
    return found.start, found.end


def _month(match: re.Match[str]) -> Ends:
    month, year = match.groups()
    found = Period.month(int(year), _number(month))
    return found.start, found.end


def _iso_month(match: re.Match[str]) -> Ends:
    return _iso_ends(match[1])


def _number(month: str) -> int:
    return _MONTHS[month[:3]]


# The longer ways first, so that a month inside a range is never taken for the whole of it.
_WAYS: tuple[tuple[str, Callable[[re.Match[str]], Ends]], ...] = (
    (rf"{_DAY}{_MONTH}(?:\s+(20\d\d))?{_TO}{_DAY}{_MONTH}\s+(20\d\d)", _days),
    (rf"(\d\d?)[/.](\d\d?)[/.](20\d\d){_TO}(\d\d?)[/.](\d\d?)[/.](20\d\d)", _figures),
    (rf"(?<!\d)(20\d\d-\d\d(?:-\d\d)?){_TO}(20\d\d-\d\d(?:-\d\d)?)(?![\d-])", _iso),
    (rf"(?<![a-z\d]){_MONTH}(?:\s*(20\d\d))?{_TO}{_MONTH}\s*(20\d\d)", _month_range),
    (rf"(?<!\d){_YEARS}\s*[-,]?\s*(?:q|qtr|quarter)\s*([1-4])(?!\d)", _quarter_last),
    (rf"(?<![a-z])(?:q|qtr|quarter)\s*([1-4])\s*[-,]?\s*(?:of\s+)?{_YEARS}(?!\d)", _quarter_first),
    (rf"(?<![\da-z])(?<!\d\s)(?<!(?:st|nd|rd|th)\s){_MONTH}\s*-?\s*(20\d\d)(?!\d)", _month),
    (r"(?<!\d)(?<!\d-)(20\d\d-(?:0[1-9]|1[0-2]))(?![\d-]|\s*q|/)", _iso_month),
)


def spans_in(texts: Iterator[str]) -> Period | None:
    """The first span that any of the texts states."""
    return next((found for text in texts if (found := span_in(text)) is not None), None)
