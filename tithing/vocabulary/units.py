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


RATES_PER = (1_000, 100_000)  # what a rate may be per: every unit of one, and every heading, says one of them
_PEOPLE = "population"  # and population_aged_10_to_17, the like
_UNITS_OF_RATES = {
    (1_000, "people"): Unit.RATE_PER_1000_POPULATION,
    (1_000, "households"): Unit.RATE_PER_1000_HOUSEHOLDS,
    (100_000, "people"): Unit.RATE_PER_100000_POPULATION,
}


def unit_of_rate(per: int, denominator: str) -> Unit:
    """The unit that says what a rate is over (R85): `per` so many of the measure `denominator`; RATE where no unit says it.

    >>> print(unit_of_rate(1_000, "households"), unit_of_rate(1_000, "dogs"), sep="; ")
    rate per 1,000 households; rate (basis not stated)
    """
    over = "people" if denominator.startswith(_PEOPLE) else denominator
    return _UNITS_OF_RATES.get((per, over), Unit.RATE)


class Accumulates(StrEnum):
    """How values of a measure over short periods make one over a long period."""

    SUM = "sum"  # events: quarters add to the year
    CUMULATIVE = "cumulative"  # in the year: the latest value is the year to date
    ROLLING = "rolling"  # twelve months: nothing adds
    POINT = "point"  # a stock at a moment
    COHORT = "cohort"  # people followed for a time
