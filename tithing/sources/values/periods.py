"""Periods as people head their columns: "Apr-17", "2017-04", "Q1 2017/18", a real date of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from tithing.sources.tables import ReceivedCell
from tithing.sources.values.cells import Unclear, text_of
from tithing.sources.values.period_marks import PeriodMark, without_mark
from tithing.vocabulary.period import EitherQuarter, Period, PeriodKind, UnknownPeriod, could_be_a_year
from tithing.vocabulary.period_words import LONGEST

_DAY_NUMBER = re.compile(r"[34][0-9]{4}")  # 1982 to 2036
_DAY_NOUGHT = date(1899, 12, 30)  # of a spreadsheet


def period_of(cell: ReceivedCell) -> Period | None:
    """The period a heading or a cell stands for, None where it is none.

    A bare year is left alone, for it may be a code or a count.

    >>> period_of("Apr-17").code, period_of("Q1 2017/18").code, period_of("Apr to Jun 17").code
    ('2017-04', '2017-18Q1', '2017-18Q1')
    """
    if isinstance(cell, datetime | date):
        return Period.month(cell.year, cell.month) if cell.day == 1 else None
    return _period_called(text_of(cell))


@lru_cache(maxsize=4096)  # the same few words stand in every row and are asked about by every source
def _period_called(said: str) -> Period | None:
    text = _words(said)
    if len(text) > LONGEST or not re.search(r"[0-9]", text) or re.fullmatch(r"[0-9]{4}", text):
        return None
    try:
        return Period.parse(text)
    except UnknownPeriod:
        return None


def marked_period(cell: ReceivedCell) -> tuple[Period | None, PeriodMark | None]:
    """The period of a heading or a cell, and the mark beside it: provisional, revised, or one that is not known.

    >>> period, mark = marked_period("Jan 2025 (p)")
    >>> period.code, mark.status.value
    ('2025-01', 'provisional')
    """
    period = period_of(cell)
    if period is not None or not isinstance(cell, str):
        return period, None
    words, mark = without_mark(cell)
    period = period_of(words) if mark else None
    return period, mark if period else None


def says_months(texts: Iterable[str], *, alone: bool = False) -> bool | None:
    """Whether "2011-12" is December 2011 in a column of these: where the others are months, and `alone` where there are no
    others. None where some are months and some are years.

    >>> says_months(["2011-10", "2011-11", "2011-12"]), says_months(["2011-12", "2012-13"]), says_months(["2011-12"])
    (True, False, False)
    >>> says_months(["2011-10", "2011-12", "2012-13"]) is None
    True
    """
    words = {without_mark(text)[0] for text in texts}
    kinds = {each.kind for word in words if not could_be_a_year(word) and (each := period_of(word))}
    if kinds >= _MONTH_AND_YEAR:
        return None
    return PeriodKind.MONTH in kinds or (alone and PeriodKind.FINANCIAL_YEAR not in kinds)


def month_or_year(text: str) -> tuple[str, str]:
    """What is unclear of such a text where those beside it do not tell, and what to write."""
    month, year = Period.of_month(text).label, Period.parse(text).label
    what = f'"{text}" is {month} or the year {year}, and both months and years stand here'
    return what, f"Write {month}, or {text.replace('-', '/')}"


_MONTH_AND_YEAR = frozenset({PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR})


def stated_period(cell: ReceivedCell) -> Period:
    """The period that a cell says. Raises Unclear where it is empty or says none.

    >>> stated_period("Q4 2024/25").code
    '2024-25Q4'
    """
    period = period_of(cell)
    if period is None:
        said = f'"{text_of(cell)}" is no month or quarter' if cell != "" else "the period is empty"
        change = "Write a month such as 2017-04 or Apr 2017, or a quarter such as Q1 2017-18"
        raise Unclear(*(why_no_period(cell) or of_another_kind(cell) or (said, change)))
    return period


def periods_of_row(cells: Sequence[ReceivedCell]) -> dict[int, Period]:
    """The period that each cell of a heading row stands for, by its place, whatever mark is beside it.

    Beside other months, "2011-12" is December 2011 and not the financial year; beside both, `month_or_year` says what to
    write.
    """
    found = {at: period for at, cell in enumerate(cells) if (period := marked_period(cell)[0]) is not None}
    bare = {at: without_mark(text_of(cells[at]))[0] for at in found}
    months = says_months(bare.values())
    return {
        at: Period.of_month(bare[at]) if months and could_be_a_year(bare[at]) else found[at] for at in found
    }


def marks_of_row(cells: Sequence[ReceivedCell]) -> dict[int, PeriodMark]:
    """The marks beside the periods of a heading row, by place."""
    return {at: mark for at, cell in enumerate(cells) if (mark := marked_period(cell)[1]) is not None}


def why_no_period(cell: ReceivedCell) -> tuple[str, str] | None:
    """What is wrong with words that are nearly a period, and what to write; None where they are not.

    >>> why_no_period("45658")
    ('"45658" is a spreadsheet\\'s day number, that of 1 January 2025', 'Write "Jan 2025", or format the cells as dates')
    """
    text = _words(cell)
    if _DAY_NUMBER.fullmatch(text):
        day = _DAY_NOUGHT + timedelta(days=int(text))
        meant = Period.month(day.year, day.month).label
        what = f'"{text}" is a spreadsheet\'s day number, that of {day.day} {day:%B %Y}'
        return what, f'Write "{meant}", or format the cells as dates'
    try:
        Period.parse(text)
    except EitherQuarter as error:
        return error.what, error.change
    except UnknownPeriod:
        return _unknown_mark(text)
    return None


def with_more_words(cell: ReceivedCell) -> tuple[str, str] | None:
    """What is wrong with a heading that holds a period and says more of it, and what to write; None where it does not.

    >>> with_more_words("Apr 2024 rate")[0]
    '"Apr 2024 rate" says more than a period'
    >>> with_more_words("First quarter 2024/25")[1]
    'Write which part of 2024/25 it is, as "Q1 2025/26" for a quarter or "Apr 2025" for a month'
    """
    text = _words(cell)
    tokens = text.replace("(", " ").replace(")", " ").split()
    spans = ((first, last) for first in range(len(tokens)) for last in range(len(tokens), first, -1))
    within = next((said for first, last in spans if period_of(said := " ".join(tokens[first:last]))), "")
    if not within or within == text or len(tokens) > _WORDS:
        return None
    what = f'"{text}" says more than a period'
    if _PART.search(text.replace(within, " ")):
        return (
            what,
            f'Write which part of {within} it is, as "Q1 2025/26" for a quarter or "Apr 2025" for a month',
        )
    return what, (
        f'Write "{within}" alone where the figures are counts; rates, shares and thousands are not read here'
    )


# Words beside a period that make it a part of it: of these the period alone would be another.
_PART = re.compile(
    r"\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)|quarters?|qtrs?|half|months?|mths?|periods?|weeks?|"
    r"[pmw] ?[0-9]{1,2})\b",
    re.IGNORECASE,
)
_WORDS = 8  # of a heading; longer is a sentence
_WEEK = re.compile(r"\bw[/.]?[ce]\b|\b(?:week|wk)s?\b.*[0-9]|(?:19|20)[0-9]{2}-?w[0-9]{1,2}", re.IGNORECASE)
_HALF = re.compile(
    r"\bh[12]\b.*[0-9]{2}|[0-9]{2}.*\bh[12]\b|\bhalf\b.*[0-9]{2}|[0-9]{2}.*\bhalf\b", re.IGNORECASE
)
_TO_DATE = re.compile(r"\bytd\b|\byear[- ]to[- ]date\b", re.IGNORECASE)
_FY_QUARTER = re.compile(
    r"fy ?'?(?:20)?([0-9]{2})[ \-/]*q([1-4])|q([1-4])[ \-/]*fy ?'?(?:20)?([0-9]{2})", re.IGNORECASE
)
_CALENDAR_QUARTER = re.compile(
    r"cy ?'?((?:20)?[0-9]{2})[ \-/]*q([1-4])|q([1-4])[ \-/]*cy ?'?((?:20)?[0-9]{2})", re.IGNORECASE
)


def of_another_kind(cell: ReceivedCell) -> tuple[str, str] | None:
    """A week, half a year, a year to date, a quarter of a year that is called by its end: what it is and what to send.

    >>> of_another_kind("w/c 01/04/2024")
    ('"w/c 01/04/2024" is a week', 'Send months: weeks do not add up to them')
    >>> of_another_kind("FY25 Q1")[1]
    'Write "Q1 2024/25" or "Q1 2025/26"'
    """
    text = _words(cell)
    if match := _FY_QUARTER.fullmatch(text):
        return _of_either_year(text, match)
    if match := _CALENDAR_QUARTER.fullmatch(text):
        return _of_calendar_year(text, match)
    for pattern, is_called, change in _OTHERS:
        if pattern.search(text):
            return f'"{text}" is {is_called}', change
    return None


_OTHERS = (
    (_WEEK, "a week", "Send months: weeks do not add up to them"),
    (_TO_DATE, "a year to date", "Write it as 2017-18Q3-ytd, or send its quarters"),
    (_HALF, "half a year", "Send its two quarters"),
)


def _unknown_mark(text: str) -> tuple[str, str] | None:
    bare, mark = without_mark(text)
    if mark is None or mark.status or period_of(bare) is None:
        return None
    what = f'the mark "{mark.said}" beside {bare} is not known'
    return what, f'Write "{bare}", with (p), (r) or (e) if it is provisional, revised or estimated'


def _words(cell: ReceivedCell) -> str:
    return re.sub(r"\s+", " ", text_of(cell)).strip()


def _of_either_year(text: str, match: re.Match[str]) -> tuple[str, str]:
    end, number = int(match[1] or match[4]), match[2] or match[3]
    what = f'"{text}" may be of the financial year that ends in 20{end:02} or that begins in it'
    return what, f'Write "Q{number} 20{end - 1:02}/{end:02}" or "Q{number} 20{end:02}/{end + 1:02}"'


def _of_calendar_year(text: str, match: re.Match[str]) -> tuple[str, str]:
    year, number = int(match[1] or match[4]) % 100 + 2000, int(match[2] or match[3])
    first, last = (Period.month(year, month).label for month in (3 * number - 2, 3 * number))
    return f'"{text}" is a quarter of the calendar year', f'Write "{first.split()[0]} to {last}"'
