"""Dates of birth of people of any age: by the words beside them, or because no incident is so old.

A day of this century may be the day of an incident: only its context makes it a birth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from tithing.inspection.days import SPACED_DAY, days_in, read_day
from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.lexicon import bodies

OLDEST_FIGURES = 2000  # crime figures begin in this century; a day of the last one is somebody's birthday
_BORN = (
    r"(?:d\.? ?o\.? ?b(?:\b|(?=[0-9]))\.?|dates? of births?|birth ?-?dates?|birthdays?|date born|born(?: on)?(?: the)?|\bb\.|"
    r"year of birth)"
)
_BIRTHDAY = re.compile(
    r"\bbirthday(?: is| was| on|:)*(?: the)? (?P<day>[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? "
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(
    r"(?<![^\W\d_])(?:d\.? ?o\.? ?b|born(?: in)?|year of birth)[\s:=.(-]*(?P<day>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
# Words that make a birth of the day beside them: what ends before it, and what begins after it.
_AGED = re.compile(
    r"\b(?:(?:aged?|age of) [0-9]{1,2}[\s,;(:-]*(?:born )?"
    r"|(?:turn(?:s|ed|ing)?|becomes?|became|will be) (?:1[0-9]|2[01]) (?:years old )?on )\Z",
    re.IGNORECASE,
)
_AND_AGED = re.compile(
    r"[\s),;:-]*(?:\(?(?:aged? )?[0-9]{1,2} ?(?:yrs?|years?|y/?o)\b|\(?aged? [0-9]|\(?d\.?o\.?b)",
    re.IGNORECASE,
)
_BESIDE = 40  # letters before a day in which such words stand
_HEADING = re.compile(
    r"^(?:d ?o ?b|date of birth|birth ?date|birthday|born|.*\bbirth|.*\bdob)$", re.IGNORECASE
)
_AGE = re.compile(r"^(?:age|ages|age \(years\)|age at .*)$", re.IGNORECASE)


def _spans(text: str, where: Where) -> Spans:
    yield from _said(text)
    if where.dates:
        return
    told = is_of_births(where)
    for start, end, day in days_in(text):
        if told or 1900 <= day.year < OLDEST_FIGURES:
            yield start, end, True


def _said(text: str) -> Spans:
    """A birth that words tell: born, aged, turns 18, birthday."""
    for match in _born_on().finditer(text):
        if read_day(match["day"]):
            yield *match.span("day"), True
    for start, end, _ in days_in(text):
        if _AGED.search(text[max(0, start - _BESIDE) : start]) or _AND_AGED.match(text, end):
            yield start, end, True
    for match in _YEAR_ONLY.finditer(text):
        if not _is_of_a_body(text[: match.start()]):
            yield *match.span("day"), True
    for match in _BIRTHDAY.finditer(text):
        yield *match.span("day"), False


@cache
def _born_on() -> re.Pattern[str]:
    """Made when first asked for, as days are."""
    before = rf"(?<![^\W\d_]){_BORN}[\s:=.,;(-]*(?:is |was )?(?:on )?(?:the )?"
    return re.compile(rf"{before}(?P<day>{SPACED_DAY})(?!\w)", re.IGNORECASE)


def _is_of_a_body(before: str) -> bool:
    """ "The partnership was born in 1998"."""
    words = re.findall(r"[^\W\d_]+", before.lower())[-2:]
    return len(words) == 2 and words[0] in bodies() and words[1] in ("was", "were", "is")


def is_of_births(where: Where) -> bool:
    """Whether the heading says so, or an age stands beside a column of days.

    >>> is_of_births(Where(heading="D.O.B.")), is_of_births(Where(heading="date", beside=("age",)))
    (True, True)
    """
    words = re.sub(r"[^a-z0-9()]+", " ", where.heading.lower()).strip()
    if _HEADING.match(words):
        return True
    of_days = words in ("", "date", "day", "d", "details", "ref date")
    return of_days and any(_AGE.match(each.lower().strip()) for each in where.beside)


LEAST_SPREAD = 12  # years between the first and the last of a column of births
FEWEST = 4


def are_births(days: Iterable[date]) -> bool:
    """Whether the days of a column are people's: spread over more years than any list of incidents, few a year.

    >>> are_births([date(1961, 2, 3), date(1990, 5, 6), date(2009, 7, 1), date(2014, 1, 9)])
    True
    """
    different = sorted(set(days))
    if len(different) < FEWEST:
        return False
    years = different[-1].year - different[0].year
    ends = [
        day for day in different if day.day in (1, 28, 29, 30, 31)
    ]  # periods and releases begin and end there
    if 2 * len(ends) >= len(different):
        return False
    return LEAST_SPREAD <= years <= 110 and len(different) <= 4 * years


KIND = Kind(
    slug="births",
    called="what looks like a date of birth",
    finds="a day after born, DOB or date of birth, or beside an age, in figures or words and with two-figure years; any "
    "day before 2000; a column of days that spreads over twelve years or more",
    leaves="days of incidents, releases and periods of this century",
    spans=_spans,
)
