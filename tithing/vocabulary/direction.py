"""Which way is better, and which way a figure went."""

from __future__ import annotations

from enum import StrEnum


class Better(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"  # more reports may be good or bad: R87


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_CHANGE = "no clear change"
    NEITHER = "neither"
    UNKNOWN = "unknown"
