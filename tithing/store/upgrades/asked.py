"""Who asked for an upgrade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Asked:
    """Who asked for it, when and why; `set_aside` where originals that the old journal does not know go to lost/."""

    now: datetime
    by: str = ""
    reason: str = ""
    set_aside: bool = False
