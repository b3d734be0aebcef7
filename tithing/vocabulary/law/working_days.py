"""Working days, by the bank holidays of England and Wales as dated data (`bank_holidays.toml`): no clock, no network.

Of a year whose bank holidays are not known only weekends are left out, so that a day that is counted there comes early and not
late, and whoever asks is told that it is not sure.

>>> working_day_after(date(2026, 12, 23), 2)
CountedDay(day=datetime.date(2026, 12, 29), sure=True)
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

HOLIDAYS = Path(__file__).parent / "bank_holidays.toml"
_A_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class CountedDay:
    """`sure` where the bank holidays of every year that was counted through are known."""

    day: date
    sure: bool = True


@cache
def bank_holidays(path: Path = HOLIDAYS) -> dict[int, frozenset[date]]:
    """By year, those that are known."""
    years = tomllib.loads(path.read_text(encoding="utf-8"))["years"]
    return {int(year): frozenset(days) for year, days in years.items()}


def last_year_known() -> int:
    """The last year whose bank holidays are known."""
    return max(bank_holidays())


def is_working_day(day: date) -> bool:
    """Whether a day is no Saturday, Sunday or known bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays().get(day.year, frozenset())


def working_day_after(day: date, number: int) -> CountedDay:
    """The so manyth working day that follows a day, which is not counted itself, whichever it is. Raises ValueError below one."""
    if number < 1:
        raise ValueError("a working day after a day is at least the first")
    at, left = day, number
    while left:
        at += _A_DAY
        left -= is_working_day(at)
    return CountedDay(at, all(year in bank_holidays() for year in range(day.year, at.year + 1)))


def working_days_until(first: date, last: date) -> int:
    """How many working days follow the first day, up to and with the last; none where the last is not later."""
    days = range((last - first).days)
    return sum(is_working_day(first + timedelta(days=1 + each)) for each in days)
