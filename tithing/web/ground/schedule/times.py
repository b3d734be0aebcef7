"""When a thing that is done every day, week or month is done next, by the clocks of this country.

A day in March has no half past one, and one in October has it twice: what is done then is done once, on either day.

>>> from datetime import UTC
>>> nightly = Recurrence("day", time(1, 30))
>>> next_after(nightly, datetime(2026, 10, 24, 12, 0, tzinfo=UTC)).isoformat()
'2026-10-25T00:30:00+00:00'
>>> next_after(nightly, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)).isoformat()
'2026-10-26T01:30:00+00:00'
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tithing.web.ground.states import DAY, MONTH, WEEK

HERE = ZoneInfo("Europe/London")
_LONGEST = 63  # days: past two month ends


@dataclass(frozen=True)
class Recurrence:
    """`every` "day", "week" or "month", `at` a time of this country; `on` the weekday (Monday 0), or the day of the month.

    A month that is shorter has it on its last day.
    """

    every: str
    at: time
    on: int = 0

    def __post_init__(self) -> None:
        if self.every not in (DAY, WEEK, MONTH) or (self.every == MONTH and not 1 <= self.on <= 31):
            raise ValueError(f"nothing is done every {self.every} on {self.on}")

    def is_on(self, day: date) -> bool:
        """Whether it is done on this day."""
        if self.every == DAY:
            return True
        if self.every == WEEK:
            return day.weekday() == self.on
        return day.day == min(self.on, calendar.monthrange(day.year, day.month)[1])


def next_after(recurs: Recurrence, moment: datetime) -> datetime:
    """The first moment after this one, in UTC. One day has it once, whatever the clocks do on it."""
    first = moment.astimezone(HERE).date()
    for days in range(_LONGEST):
        day = first + timedelta(days=days)
        found = datetime.combine(day, recurs.at, HERE).astimezone(UTC)
        if recurs.is_on(day) and found > moment:
            return found
    raise AssertionError("two months without a day")  # pragma: no cover: every month has each of these days
