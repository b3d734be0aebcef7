"""Who may see a figure."""

from __future__ import annotations

from enum import StrEnum


class Access(StrEnum):
    OPEN = "open"
    PARTNERS = "partners"
    WITHHELD = "withheld"  # until its supplier releases it
