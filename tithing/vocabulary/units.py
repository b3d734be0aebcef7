"""Units of measures and of what is derived from them."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "percentage points"
    RATE_PER_1000_POPULATION = "rate per 1,000 population"
    RATE_PER_1000_HOUSEHOLDS = "rate per 1,000 households"
    RATE_PER_100000_POPULATION = "rate per 100,000 population"
    RATE = "rate (basis not stated)"
    RANK = "rank"
    PROBABILITY = "probability"
    RATIO = "ratio"


class Accumulates(StrEnum):
    """How values of a measure over short periods make one over a long period."""

    SUM = "sum"  # events: quarters add to the year
    CUMULATIVE = "cumulative"  # in the year: the latest value is the year to date
    ROLLING = "rolling"  # twelve months: nothing adds
    POINT = "point"  # a stock at a moment
    COHORT = "cohort"  # people followed for a time
