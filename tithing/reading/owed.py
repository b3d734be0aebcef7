"""Who owes a figure, and when it is expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Awaited:
    """Who owes a value, and when it is expected."""

    by: str
    expected: date | None = None
