"""What the desk wants of a person. Each app says what it wants of whom; the start page puts it together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Need:
    """One thing; `due` is None for what has no day."""

    what: str
    address: str
    due: date | None = None
    late: bool = False
