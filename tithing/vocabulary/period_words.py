"""The days that people's words for a period stand for: "Apr-17", "Q4 2024/25", "January to March 2025".

One reader for all: what stands here is read in every file, on the command line and in the partnership's settings. What
could mean two things, such as "Q1 2017" (of the year, or of the financial year?), is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]

LONGEST = 60  # letters; longer is a sentence
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_FULL_WELSH = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd",
    "rhagfyr",
)  # fmt: skip
_AFTER_I = {
    "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12,
}  # fmt: skip  # as they begin after "i": "Ebrill i Fehefin"
_CENTURY_FROM = 60  # '91 is 1991, and '59 is still to come
_M = r"([a-z]{3,10})\.?"
_Y = r"'?((?:19|20)?[0-9]{2})"
_FY = r"(?:fy ?|blwyddyn ariannol )?((?:19|20)?[0-9]{2}) ?[-/–] ?((?:19|20)?[0-9]{2})"
_Q = r"(?:q|quarter ?|qtr ?|ch|chwarter ?)([1-4])"

_MONTH_YEAR = re.compile(rf"{_M}[ \-/']*{_Y}")
_YEAR_MONTH = re.compile(rf"((?:19|20)[0-9]{{2}})[ \-/]{_M}")
_FIRST_OF_MONTH = re.compile(rf"0?1[ -]{_M}[ -]{_Y}")
_NUMBERS = re.compile(r"(0?[1-9]|1[0-2])[/-]((?:19|20)[0-9]{2})")
_JOINED = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])")
_FIRST_ISO = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-01(?:[t ]00:00:00)?")
_FIRST_BRITISH = re.compile(r"01/(0[1-9]|1[0-2])/((?:19|20)[0-9]{2})")
_QUARTER_FIRST = re.compile(rf"{_Q}[ ,\-/]*(?:of )?{_FY}")
_YEAR_FIRST = re.compile(rf"{_FY}[ ,\-/]*{_Q}")
_ORDINALS = re.compile(r"\b(?:(1st|first)|(2nd|second)|(3rd|third)|(4th|fourth)) (?:quarter|qtr)\b")
_BARE_YEAR = r"'?((?:19|20)[0-9]{2}|[0-9]{2})"
_BARE_QUARTER_FIRST = re.compile(rf"{_Q}[ ,\-/]*(?:of )?\(?{_BARE_YEAR}\)?")
_BARE_YEAR_FIRST = re.compile(rf"{_BARE_YEAR}[ ,\-/]*\(?{_Q}\)?")
_SPAN = re.compile(rf"{_M} ?(?:{_Y})? ?(?:-|–|to|i|hyd|tan) ?{_M} ?{_Y}")
_WITH_SPAN = re.compile(rf"{_Q}[ ,:\-–]*\(?([^()]+)\)?")
_FINANCIAL = re.compile(rf"(?:financial year |fy ?)?{_FY}")
_TWELVE = re.compile(rf"(?:year|12 months|twelve months) (?:ending|ended|to|to the end of) {_M} {_Y}")
_QUARTER_ENDING = re.compile(
    rf"(?:quarter|qtr|three months|3 months) (?:ending|ended|to|to the end of) {_M} {_Y}"
)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)? ?"
_DAYS = re.compile(rf"{_DAY}{_M}(?:[ ,]*{_Y})? ?(?:-|–|to|i|hyd|tan) ?{_DAY}{_M}[ ,]*{_Y}")


def days_in_words(text: str) -> Days | None:
    """The first and the last day, None where the words are no period or could be two.

    >>> days_in_words("Q4 2024/25")
    (datetime.date(2025, 1, 1), datetime.date(2025, 3, 31))
    >>> days_in_words("quarter ending June 2024") == days_in_words("1 April to 30 June 2024") == days_in_words("Q1 2024/25")
    True
    >>> days_in_words("Q1 2017") is None
    True
    """
    words = re.sub(r"\s+", " ", text).strip().lower()
    if not words or len(words) > LONGEST:
        return None
    return next((days for reader in _READERS if (days := reader(words)) is not None), None)


def two_quarters(text: str) -> tuple[Days, Days] | None:
    """The quarter of the calendar year and that of the financial year, where words such as "Q1 2025" may be either.

    >>> [first.isoformat() for first, _ in two_quarters("2025 Q1")]
    ['2025-01-01', '2025-04-01']
    >>> two_quarters("Q1 2025/26") is None
    True
    """
    words = _ORDINALS.sub(_in_figures, re.sub(r"\s+", " ", text).strip().lower())
    if match := _BARE_QUARTER_FIRST.fullmatch(words):
        number, year = int(match[1]), _year(match[2])
    elif match := _BARE_YEAR_FIRST.fullmatch(words):
        number, year = int(match[2]), _year(match[1])
    else:
        return None
    calendar = _months(year, 3 * number - 2, 3)
    return calendar, _months(year + number // 4, (number * 3) % 12 + 1, 3)


def _in_figures(match: re.Match[str]) -> str:
    return f"q{match.lastindex}"


@lru_cache(maxsize=1024)
def month_called(word: str) -> int | None:
    """1 for "Jan", "january" or "Janu", and for "Ionawr" or "Ion"; None for any other word.

    >>> month_called("Sept"), month_called("march"), month_called("marches"), month_called("Rhag")
    (9, 3, None, 12)
    """
    lower = word.lower().removesuffix(".")
    if len(lower) < 3:
        return None
    both = enumerate(zip(_FULL, _FULL_WELSH, strict=True), start=1)
    same = (number for number, names in both if any(name.startswith(lower) for name in names))
    return next(same, None) or _AFTER_I.get(lower)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= _CENTURY_FROM else 2000)


def _months(year: int, month: int, count: int) -> Days:
    """So many whole months from this one."""
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _month(words: str) -> Days | None:
    if match := _MONTH_YEAR.fullmatch(words) or _FIRST_OF_MONTH.fullmatch(words):
        return _named_month(match[1], match[2])
    if match := _YEAR_MONTH.fullmatch(words):
        return _named_month(match[2], match[1])
    if match := _NUMBERS.fullmatch(words) or _FIRST_BRITISH.fullmatch(words):
        return _months(int(match[2]), int(match[1]), 1)
    if match := _JOINED.fullmatch(words) or _FIRST_ISO.fullmatch(words):
        return _months(int(match[1]), int(match[2]), 1)
    return None


def _named_month(name: str, year: str) -> Days | None:
    month = month_called(name)
    return _months(_year(year), month, 1) if month else None


def _quarter(words: str) -> Days | None:
    if match := _QUARTER_FIRST.fullmatch(words):
        return _quarter_of(int(match[1]), match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(words):
        return _quarter_of(int(match[3]), match[1], match[2])
    return None


def _quarter_of(number: int, first: str, second: str) -> Days | None:
    year = _financial_start(first, second)
    if year is None:
        return None
    return _months(year + number // 4, (number * 3) % 12 + 1, 3)


def _financial_start(first: str, second: str) -> int | None:
    """The year in which 2024/25, 24/25 or 2024/2025 begins; None where the two do not follow one another."""
    year = _year(first)
    return year if (year + 1) % 100 == int(second) % 100 else None


def _span(words: str) -> Days | None:
    match = _SPAN.fullmatch(words)
    first, last = (month_called(match[1]), month_called(match[3])) if match else (None, None)
    if match is None or first is None or last is None:
        return None
    last_year = _year(match[4])
    first_year = _year(match[2]) if match[2] else last_year - (first > last)
    count = (last_year - first_year) * 12 + last - first + 1
    return _months(first_year, first, count) if 1 <= count <= 12 else None


def _quarter_and_span(words: str) -> Days | None:
    """Q4 (January to March 2025): both must say the same."""
    match = _WITH_SPAN.fullmatch(words)
    days = _span(match[2].strip()) if match else None
    if match is None or days is None:
        return None
    starts = (int(match[1]) * 3) % 12 + 1
    return days if days == _months(days[0].year, starts, 3) else None


def _financial_year(words: str) -> Days | None:
    match = _FINANCIAL.fullmatch(words)
    if match is None or (len(match[1]) == 2 and "/" not in words):
        return None  # 10-11 may be an age
    year = _financial_start(match[1], match[2])
    return _months(year, 4, 12) if year is not None else None


def _twelve_months(words: str) -> Days | None:
    match = _TWELVE.fullmatch(words)
    month = month_called(match[1]) if match else None
    if match is None or month is None:
        return None
    return _months(_year(match[2]) - (month < 12), month % 12 + 1, 12)


def _quarter_ending(words: str) -> Days | None:
    """The three months that end with this one."""
    match = _QUARTER_ENDING.fullmatch(words)
    month = month_called(match[1]) if match else None
    if match is None or month is None:
        return None
    return _months(_year(match[2]) - (month < 3), (month - 3) % 12 + 1, 3)


def _first_and_last(words: str) -> Days | None:
    """1 April to 30 June 2024: whole months only, as every period of words is."""
    match = _DAYS.fullmatch(words)
    span = _span(f"{match[2]} {match[3] or ''} to {match[5]} {match[6]}") if match else None
    if match is None or span is None:
        return None
    return span if (int(match[1]), int(match[4])) == (1, span[1].day) else None


_READERS: tuple[Callable[[str], Days | None], ...] = (
    _month,
    _quarter,
    _span,
    _quarter_and_span,
    _financial_year,
    _twelve_months,
    _quarter_ending,
    _first_and_last,
)
