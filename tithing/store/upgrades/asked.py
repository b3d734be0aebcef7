"""Who asked for an upgrade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Asked:
    """Who asked for it, when and why."""

    now: datetime
    by: str = ""
    reason: str = ""
