"""The clock of a request for information (R62): twenty working days from the day it was received, which is not counted.

While somebody is asked what they mean there is no due day; on the day that they say it, the twenty days begin anew, as the Act has
it, if they were asked in time. Where the public interest is weighed, there are twenty more.

>>> RequestClock(date(2026, 11, 2)).due
CountedDay(day=datetime.date(2026, 11, 30), sure=True)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tithing.vocabulary.law.working_days import CountedDay, last_year_known, working_day_after

TO_ANSWER = 20  # working days: by the law on freedom of information, R62
TO_WEIGH = (
    20  # more, where the public interest is weighed: the Information Commissioner's guidance on section 10(3)
)


@dataclass(frozen=True)
class RequestClock:
    """`counted_from` is the day on which it was received, or on which what they meant was said; `awaiting_since` the day on which
    they were asked, None where nobody waits for it.
    """

    counted_from: date
    awaiting_since: date | None = None
    extended: bool = False

    @property
    def due(self) -> CountedDay | None:
        """The last day on which it is answered in time; None while somebody is asked what they mean, if they were in time."""
        stops = self.awaiting_since is not None and self.awaiting_since <= self.without_waiting.day
        return None if stops else self.without_waiting

    @property
    def days(self) -> int:
        """How many working days there are to answer."""
        return TO_ANSWER + (TO_WEIGH if self.extended else 0)

    @property
    def without_waiting(self) -> CountedDay:
        return working_day_after(self.counted_from, self.days)

    def asked_back(self, on: date) -> RequestClock:
        """Somebody was asked what they mean."""
        return replace(self, awaiting_since=on)

    def explained(self, on: date) -> RequestClock:
        """They said what they mean: the days begin anew; where they were asked too late, they go on as if nobody had asked."""
        if self.due is not None:
            return replace(self, awaiting_since=None)
        return RequestClock(on)

    def why_not_extended(self, on: date) -> str:
        """Why it cannot be extended on a day; "" where it can: once, and while there is time."""
        if self.extended:
            return "it was extended before"
        if self.due is None:
            return "the clock stands still: nobody has said yet what they mean"
        return "its day has passed" if self.due.day < on else ""


def not_sure(due: CountedDay) -> str:
    """What is said of a due day of which not every bank holiday is known; "" where each is."""
    if due.sure:
        return ""
    return f"Bank holidays are known to the end of {last_year_known()}: none later was left out, so the day may be later."
