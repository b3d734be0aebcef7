"""The name of a version of an indicator's figures: the day as of which they are known, and the mark of what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2})-([0-9a-f]{12})")


@dataclass(frozen=True)
class FigureVersion:
    on: date
    mark: str

    def __str__(self) -> str:
        return f"{self.on.isoformat()}-{self.mark}"


def version_of(name: str) -> FigureVersion | None:
    """
    >>> str(version_of("2026-11-30-0123456789ab")), version_of("2026-13-30-0123456789ab")
    ('2026-11-30-0123456789ab', None)
    """
    match = _NAMED.fullmatch(name)
    try:
        return FigureVersion(date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:
        return None
