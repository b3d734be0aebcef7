"""Where a count that only grows may stand at the end of its year, were the rest of the year to go as in earlier years.

Each earlier year says what part of it had come by this point. The parts are put together, weighted by their counts, and the
rest of this year is as much, of what has come, as it was then. The interval allows for three things: that the rest of this
year is a count, that the parts are known from counts, and that years differ more than independent events would.

>>> end = year_end(300, [(200, 400), (220, 440)])
>>> round(end.expected), round(end.low), round(end.high)
(600, 509, 731)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tithing.statistics.intervals import CONFIDENCE, normal_deviate

FEWEST_YEARS = 2  # one year alone does not say whether years are alike
UNMEASURED_SPREAD = (
    3.0  # where the series is too short: nearly three in four street series of four districts vary less
)
_HALF_AN_EVENT = 0.5  # so that nothing yet, or nothing after, still has a doubt

Course = tuple[float, float]  # what had come by this point of a year, and by its end


@dataclass(frozen=True)
class YearEnd:
    """What it would come to, with 95% chance between `low` and `high`, neither below what has come already."""

    expected: float
    low: float
    high: float


def year_end(
    so_far: float, years: Sequence[Course], *, dispersion: float | None = None, confidence: float = CONFIDENCE
) -> YearEnd | None:
    """The year's end by the course of earlier years. None where there are fewer than two of which anything had come by then.

    `dispersion` is the spread of the series (`count_tests.dispersion_of`), None where it is too short to measure; how much the
    earlier years differ from one another is looked at beside it, and the larger of the two widens the interval.
    """
    known = [course for course in years if _is_a_course(*course)]
    parts, wholes = (sum(each) for each in zip(*known, strict=True)) if known else (0.0, 0.0)
    if len(known) < FEWEST_YEARS or parts <= 0 or so_far < 0:
        return None
    rest = so_far * (wholes - parts) / parts
    measured = UNMEASURED_SPREAD if dispersion is None else dispersion
    spread = max(1.0, measured, _differ(known, parts / wholes))
    unsure = math.sqrt(
        spread * sum(1 / (count + _HALF_AN_EVENT) for count in (so_far, rest, parts, wholes - parts))
    )
    reach = math.exp(normal_deviate(confidence) * unsure)
    likely = rest + _HALF_AN_EVENT
    low, high = likely / reach - _HALF_AN_EVENT, likely * reach - _HALF_AN_EVENT
    return YearEnd(so_far + rest, so_far + max(0.0, low), so_far + high)


def _is_a_course(part: float, whole: float) -> bool:
    return 0 <= part <= whole and whole > 0


def _differ(years: Sequence[Course], share: float) -> float:
    """How much more the years' parts differ than those of independent events would: Pearson's chi-squared, each degree of it."""
    if not 0 < share < 1:
        return 1.0
    chi_squared = sum((part - share * whole) ** 2 / (share * (1 - share) * whole) for part, whole in years)
    return chi_squared / (len(years) - 1)
