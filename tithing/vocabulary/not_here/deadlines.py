"""When a return is due: by what a partner agreed, else by the law of the day (R20 to R27, `deadlines.toml`), else in 30 days.

No rule moves a day that falls on a weekend or a holiday, so none is moved.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tithing.vocabulary.law import law_called
from tithing.vocabulary.period import Period

DEADLINES = Path(__file__).parent / "deadlines.toml"
RETURNS_LAW = law_called("prescribed_information")
USUAL_DAYS = 30  # where neither the partner's owes nor the law says when


@dataclass(frozen=True)
class ReturnDeadline:
    """One return that the law asks for. `status` V or K: how surely it is known; `rule` is for code and docs, not for readers."""

    slug: str
    who: str
    what: str
    begins: date
    quarters_after: int
    rule: str
    provision: str
    status: str
    measures: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def asks(self, measure: str, *, group: str, area: str, period: Period) -> bool:
        """Whether it asks for a measure, in an area, for a period."""
        named = measure in self.measures or group in self.groups
        return named and RETURNS_LAW.holds_in(area) and self.begins <= period.end

    @property
    def citation(self) -> str:
        """The law, and where in it."""
        return f"{RETURNS_LAW.citation}, {self.provision}"

    def due(self, period: Period) -> date:
        """The last day of the quarter that follows so many after the one a period ends in."""
        quarter = quarter_of_day(period.end)
        for _ in range(self.quarters_after):
            quarter = quarter_of_day(quarter.end + timedelta(days=1))
        return quarter.end


@cache
def all_deadlines(path: Path = DEADLINES) -> tuple[ReturnDeadline, ...]:
    """Every return that the law asks for, in the order of its rules."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_deadline_from(slug, entry) for slug, entry in entries.items())


def _deadline_from(slug: str, entry: dict[str, Any]) -> ReturnDeadline:
    named: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    begins: date = named.pop("from")
    return ReturnDeadline(slug=slug, begins=begins, **named)


def due_day(days: int | None, measure: str, *, group: str, area: str, period: Period) -> date:
    """The day on which a partner's figure is due; `days` after the quarter's end are the partner's own.

    January to March 2025 is due by 30 June 2025 (R20).

    >>> quarter = Period.parse("2024-25Q4")
    >>> due_day(None, "robbery", group="crime", area="E06000001", period=quarter)
    datetime.date(2025, 6, 30)
    >>> due_day(21, "robbery", group="crime", area="E06000001", period=quarter)
    datetime.date(2025, 4, 21)
    >>> due_day(None, "noise_complaints", group="council", area="E06000001", period=quarter)
    datetime.date(2025, 4, 30)
    """
    if days is None:
        for each in all_deadlines():
            if each.asks(measure, group=group, area=area, period=period):
                return each.due(period)
    after = USUAL_DAYS if days is None else days
    return quarter_of_day(period.end).end + timedelta(days=after)


def quarter_of_day(day: date) -> Period:
    """The financial quarter that a day is in.

    >>> quarter_of_day(date(2025, 2, 14)).code
    '2024-25Q4'
    """
    month = Period.month(day.year, day.month)
    return Period.quarter(int(month.plan_year[:4]), month.quarter_number)


def quarter_ended_by(day: date) -> Period:
    """The last quarter that has ended before a day.

    >>> quarter_ended_by(date(2026, 11, 30)).code, quarter_ended_by(date(2026, 3, 31)).code
    ('2026-27Q2', '2025-26Q3')
    """
    return quarter_of_day(day).period_before()
