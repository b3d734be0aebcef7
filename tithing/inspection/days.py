"""Days as people write them, found in a text and understood as far as a birth needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|'?[0-9]{2})"
DAY = (
    rf"(?:[0-3]?[0-9]/[01]?[0-9]/{_YEAR}|[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}|[0-3]?[0-9]-[01]?[0-9]-{_YEAR}|(?:19|20)[0-9]{{2}}[-/.][01]?[0-9][-/.][0-3]?[0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?(?: of)?[ \-/.]?{_MONTH}[ ,\-/.]*{_YEAR}|{_MONTH}[ .]*[0-3]?[0-9](?:st|nd|rd|th)?,? *{_YEAR}"
    r"|[0-3][0-9][01][0-9](?:19|20)[0-9]{2})"
)
# After a word that says it is a birth, a day may be written with blanks: 12 03 1985.
SPACED_DAY = rf"(?:{DAY}|[0-3][0-9][01][0-9][0-9]{{2}}(?![0-9])|[0-3]?[0-9] [01]?[0-9] {_YEAR})"
_TURN = 30  # a year written with two figures from here on is of the last century


def days_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Each day with its place. A day that cannot be is none.

    >>> [(day.year, day.month) for _, _, day in days_in("born 12/03/85, seen 3 May 2024")]
    [(1985, 3), (2024, 5)]
    """
    for match in _found().finditer(text):
        day = read_day(match[0])
        if day is not None:
            yield *match.span(), day


@cache
def _found() -> re.Pattern[str]:
    """Made when first asked for: most files have no day to look at, and making it takes as long as reading one."""
    return re.compile(rf"(?<![\w./-]){DAY}(?![\w%]|[/.-][0-9])", re.IGNORECASE)


def read_day(written: str) -> date | None:
    """The day that a text says, day before month."""
    words = re.findall(r"[0-9]+|[a-z]{3,}", written.lower())
    named = [_MONTHS.index(word[:3]) + 1 for word in words if word[:3] in _MONTHS]
    return _of_figures([word for word in words if word.isdigit()], named)


def _of_figures(numbers: list[str], named: list[int]) -> date | None:
    """The day that the figures say, with the months that are named."""
    if named and len(numbers) == 2:
        return _day(numbers[1], named[0], numbers[0])
    return _in_figures(numbers)


def _in_figures(numbers: Sequence[str]) -> date | None:
    """12032024 or 120324, or three numbers of which the year is the first or the last."""
    if len(numbers) == 1 and len(numbers[0]) in (6, 8):
        return _day(numbers[0][4:], int(numbers[0][2:4]), numbers[0][:2])
    if len(numbers) != 3:
        return None
    first, month, last = numbers
    return _day(first, int(month), last) if len(first) == 4 else _day(last, int(month), first)


def _day(year: str, month: int, day: str) -> date | None:
    of = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= _TURN else 2000)
    try:
        return date(of, month, int(day))
    except ValueError:
        return None
