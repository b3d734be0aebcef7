"""Who says on which day a file was released: whoever sends it in, or the name of the archive that it came in.

A file's own words are never asked, so a refusal that doubts the day names whom to ask, and what to change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.observations.erased import day_in_words


@dataclass(frozen=True)
class Released:
    """The day, None where nobody said any, and the month that is the archive's name; "" where it was stated."""

    day: date | None = None
    archive: str = ""

    @property
    def said_by(self) -> str:
        """Who says so.

        >>> Released(date(2018, 7, 2)).said_by, Released(date(2025, 8, 31), "2025-08").said_by
        ('--released', "its archive's name (2025-08)")
        """
        return f"its archive's name ({self.archive})" if self.archive else "--released"

    @property
    def in_words(self) -> str:
        """The day; "" where there is none."""
        return day_in_words(self.day) if self.day else ""

    def is_after(self, today: date) -> bool:
        """Whether it cannot have been by today. An archive of a month came out some day before that month's last."""
        if self.day is None:
            return False
        return (self.day.replace(day=1) if self.archive else self.day) > today
