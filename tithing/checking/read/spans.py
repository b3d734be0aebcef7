"""Periods as heads and headings write them: "Jan 17 - Mar 17", "Oct - Dec 19", "Quarter 4 2017-18", "2016/17" (R80).

Only what is written is read: months without any year give no period, unless the caller supplies the year.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tithing.vocabulary.period import Period, UnknownPeriod

_MONTHS = {  # full, short, and in Welsh: partnerships in Wales print both
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "ionawr"),
            ("february", "feb", "chwefror"),
            ("march", "mar", "mawrth"),
            ("april", "apr", "ebrill"),
            ("may", "mai"),
            ("june", "jun", "mehefin"),
            ("july", "jul", "gorffennaf"),
            ("august", "aug", "awst"),
            ("september", "sept", "sep", "medi"),
            ("october", "oct", "hydref"),
            ("november", "nov", "tachwedd"),
            ("december", "dec", "rhagfyr"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)(?!\d|[.,%]\d|%)"
_OF = r"(?:\s*,?\s*|-(?=['’]?\d\d))"  # between a month and its year: "May 13", "May, 2013", "May-13"
_JOIN = r"\s*(?:-|to|until|and)\s*"
_RANGE = re.compile(
    rf"\b(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})?{_JOIN}(?P<m2>{_MONTH}){_OF}(?P<y2>{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:q|quarter|qtr)\s*(?P<q>[1-4])\b(?:\s*[,:(-]?\s*(?:of\s+)?"
    r"(?P<y>20\d\d)\s*[-/]\s*(?P<z>20\d\d|\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR_QUARTER = re.compile(
    r"\b(?P<y>20\d\d)\s*[-/]\s*(?:20)?\d\d\s*,?\s*(?:q|quarter)\s*(?P<q>[1-4])\b", re.IGNORECASE
)
_FINANCIAL = re.compile(r"(?<![\d/-])(?P<y>(?:19|20)\d\d)\s*[-/]\s*(?P<z>(?:19|20)\d\d|\d\d)(?![\d/-])")
_CALENDAR = re.compile(r"(?<![\d/.,£-])(?P<y>(?:19[89]|20[0-4])\d)(?![\d/,%]|\.\d|\s*-)")
_DAY = re.compile(rf"\b\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?={_MONTH})", re.IGNORECASE)
_TWELVE = re.compile(
    r"\b(?:(?:12|twelve)[\s-]*(?:months?|m|mths?)\s*(?:rolling\s*)?(?:to|ending|ended)|(?:rolling\s+)?year\s+(?:ending|ended|to))\s+"
    rf"(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"\b(year[\s-]*to[\s-]*date|ytd|cumulative|to date)\b", re.IGNORECASE)


def says_to_date(text: str) -> bool:
    """Whether a head says that its column runs from the start of the year."""
    return _TO_DATE.search(text) is not None


@lru_cache(maxsize=16384)
def read_span(text: str) -> Period | None:
    """The first period that `text` writes in full, or None.

    >>> read_span("Current Position Jan – Mar 2018").code, read_span("Jan 17 - Mar").code
    ('2017-18Q4', '2016-17Q4')
    """
    plain = _plain(text)
    for reader in (_twelve_months, _range, _year_quarter, _quarter, _month, _financial_year, _calendar_year):
        span = reader(plain)
        if span is not None:
            return span
    return None


@lru_cache(maxsize=16384)
def spans_in(text: str) -> tuple[Period, ...]:
    """Every range of months, month or financial year written in `text`, in order."""
    plain, spans = _plain(text), []
    for pattern, reader in ((_RANGE, _range), (_MONTH_YEAR, _month), (_FINANCIAL, _financial_year)):
        for found in list(pattern.finditer(plain)):
            span = reader(found.group())
            if span is not None:
                spans.append((found.start(), span))
        plain = pattern.sub(lambda hit: " " * len(hit.group()), plain)
    return tuple(span for _, span in sorted(spans, key=lambda pair: pair[0]))


@lru_cache(maxsize=16384)
def without_periods(text: str) -> str:
    """A heading without the months, quarters and years in it: what is left is what it is about."""
    plain = _plain(text)
    for pattern in (_RANGE, _TWELVE, _MONTH_YEAR, _YEAR_QUARTER, _QUARTER, _FINANCIAL, _CALENDAR):
        plain = pattern.sub(" ", plain)
    return plain.strip(" -,:")


@lru_cache(maxsize=16384)
def quarter_named(text: str) -> int | None:
    """The quarter number a text names: 4 for "Quarter 4 - January to March"."""
    found = _QUARTER.search(_plain(text))
    return int(found["q"]) if found else None


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    dashed = re.sub(r"[\u2010-\u2015\u2212]", "-", text.replace("\u00a0", " ").replace("**", " "))
    return _DAY.sub("", dashed)


def _twelve_months(text: str) -> Period | None:
    found = _TWELVE.search(text)
    return Period.rolling_12(_year(found["y1"]), _month_number(found["m1"])) if found else None


def _range(text: str) -> Period | None:
    found = _RANGE.search(text)
    if found is None or not (found["y1"] or found["y2"]):
        return None
    first, last = _month_number(found["m1"]), _month_number(found["m2"])
    if found["y2"]:
        end = _year(found["y2"])
        start = _year(found["y1"]) if found["y1"] else end - (first > last)
    else:
        start = _year(found["y1"])
        end = start + (first > last)
    return _between(start, first, end, last)


def _between(start: int, first: int, end: int, last: int) -> Period | None:
    try:
        opening, closing = Period.month(start, first), Period.month(end, last)
        return Period.from_dates(opening.start, closing.end, allow_range=True)
    except (UnknownPeriod, ValueError):
        return None


def _year_quarter(text: str) -> Period | None:
    found = _YEAR_QUARTER.search(text)
    return Period.quarter(int(found["y"]), int(found["q"])) if found else None


def _quarter(text: str) -> Period | None:
    found = _QUARTER.search(text)
    return Period.quarter(int(found["y"]), int(found["q"])) if found and found["y"] else None


def _month(text: str) -> Period | None:
    found = _MONTH_YEAR.search(text)
    return Period.month(_year(found["y1"]), _month_number(found["m1"])) if found else None


def _financial_year(text: str) -> Period | None:
    found = _FINANCIAL.search(text)
    if found is None or int(found["z"][-2:]) != (int(found["y"]) + 1) % 100:
        return None
    return Period.financial_year(int(found["y"]))


def _calendar_year(text: str) -> Period | None:
    found = _CALENDAR.search(text)
    return Period.calendar_year(int(found["y"])) if found else None


def _month_number(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _year(digits: str) -> int:
    number = int(digits.strip("'’"))
    return number if number > 99 else 2000 + number


def overlapping_months(earlier: Period, later: Period) -> int:
    """How many months are in both of two periods of about one length; none where one holds the other, as a year its quarter.

    >>> overlapping_months(read_span("2024"), read_span("2024-25")), overlapping_months(read_span("2023-24"), read_span("2024-25"))
    (9, 0)
    """
    start, end = max(earlier.start, later.start), min(earlier.end, later.end)
    held = later.start <= earlier.start or earlier.end >= later.end
    return 0 if held or start > end else 12 * (end.year - start.year) + end.month - start.month + 1
