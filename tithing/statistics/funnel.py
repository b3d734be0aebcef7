"""Funnel limits: how far a rate may lie from a benchmark by chance, the wider the smaller the area (R94).

>>> limits = funnel_limits(denominator=100_000, benchmark=2.0, per=1000)
>>> round(limits.lower_95, 3), round(limits.upper_95, 3)
(1.732, 2.297)
"""

from __future__ import annotations

from dataclasses import dataclass

from tithing.statistics.intervals import count_interval
from tithing.vocabulary.problems import Problem, Refused

WARNING = 0.95  # R94: tails of 0.025
ALARM = 0.998  # R94: tails of 0.001


@dataclass(frozen=True)
class FunnelLimits:
    """In the unit of the benchmark."""

    lower_998: float
    lower_95: float
    upper_95: float
    upper_998: float


def funnel_limits(*, denominator: float, benchmark: float, per: float = 1000) -> FunnelLimits:
    """Limits around a benchmark rate for an area of this size: Poisson limits of the count it would expect.

    A benchmark rate is a number per `per` people or households. Raises Refused without a denominator (R85).
    """
    if not denominator > 0 or not benchmark >= 0:
        raise Refused(
            Problem("funnel limits need people or households and a benchmark", "supply both, above zero")
        )
    expected = benchmark * denominator / per
    (low, high), (lowest, highest) = count_interval(expected, WARNING), count_interval(expected, ALARM)
    scale = per / denominator
    return FunnelLimits(lowest * scale, low * scale, high * scale, highest * scale)


def against_benchmark(count: float, *, denominator: float, benchmark: float, per: float = 1000) -> str:
    """Above or below only when the benchmark is outside the area's own 95% interval, else in line (R93)."""
    low, high = count_interval(count, WARNING)
    expected = benchmark * denominator / per
    if low <= expected <= high:
        return "in line"
    return "above" if expected < low else "below"
