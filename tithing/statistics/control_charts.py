"""XmR control charts: which points of a series are more than its ordinary variation (R95, R96).

>>> chart = xmr([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
>>> round(chart.upper, 2), round(chart.centre, 2), round(chart.lower, 2)
(6.95, 1.94, -3.06)
>>> [signal.index for signal in chart.signals]
[4]
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

LIMIT_FACTOR = 2.66  # R95: 3 / 1.128, from mean moving range to three sigma
SCREENING_FACTOR = 3.267  # R95: a moving range above this many mean ranges is left out when screening
TRIAL_BELOW = 12  # R96: the source's text says 12, its code 13; we take 12 and say so
RUN_LENGTH = 7  # R95: points in a trend (six steps) or on one side of the mean
FEWEST_POINTS = RUN_LENGTH + 1  # with fewer, half the rules could never speak
MINIMUM_POINTS = 2  # a moving range needs two


class ControlRule(IntEnum):
    """Special causes, numbered as the source numbers them; taken in the order 1, 2, 4, 3 (R95)."""

    OUTSIDE = 1  # outside the process limits
    TREND = 2  # seven or more points rising or falling in a row
    ONE_SIDE = 3  # seven or more points on one side of the mean
    TWO_OF_THREE = 4  # two of three in the outer third, all three on the same side


_PRECEDENCE = (ControlRule.OUTSIDE, ControlRule.TREND, ControlRule.TWO_OF_THREE, ControlRule.ONE_SIDE)


@dataclass(frozen=True)
class Signal:
    """One point that ordinary variation does not explain. `high`: above the mean, or rising (rule 2)."""

    index: int
    rule: ControlRule
    high: bool


@dataclass(frozen=True)
class ControlChart:
    """Limits as computed: one below zero is drawn at zero, for counts, but tested as it is (R96)."""

    values: tuple[float | None, ...]
    centre: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    signals: tuple[Signal, ...]
    trial: bool
    screened: bool

    @property
    def lower_drawn(self) -> float:
        return max(0.0, self.lower)

    def signal_at(self, index: int) -> Signal | None:
        return next((signal for signal in self.signals if signal.index == index), None)


def xmr(values: Sequence[float | None], *, screen_ranges: bool = False) -> ControlChart | None:
    """The chart of a series, oldest first; None where it has fewer than two neighbouring points.

    None in the series is a gap: no moving range crosses it, and it breaks trends and runs. `screen_ranges`
    leaves out moving ranges that are themselves far too large, so that one outlier does not hide itself.
    """
    known = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if len(known) < MINIMUM_POINTS or not ranges:
        return None
    centre = math.fsum(known) / len(known)
    reach = LIMIT_FACTOR * _mean_range(ranges, screen_ranges)
    limits = (centre - reach, centre - reach * 2 / 3, centre, centre + reach * 2 / 3, centre + reach)
    return ControlChart(
        values=tuple(values),
        centre=centre,
        lower=limits[0],
        upper=limits[4],
        near_lower=limits[1],
        near_upper=limits[3],
        signals=tuple(_signals(values, limits)),
        trial=len(known) < TRIAL_BELOW,
        screened=screen_ranges,
    )


def chart_of_enough(values: Sequence[float | None], *, screen_ranges: bool = False) -> ControlChart | None:
    """The chart of a series with at least eight known points; None with fewer, of which half the rules could never speak.

    >>> chart_of_enough([10.0] * 7)
    """
    if sum(value is not None for value in values) < FEWEST_POINTS:
        return None
    return xmr(values, screen_ranges=screen_ranges)


def _mean_range(ranges: Sequence[float], screen: bool) -> float:
    mean = math.fsum(ranges) / len(ranges)
    if not screen:
        return mean
    kept = [each for each in ranges if each <= SCREENING_FACTOR * mean]
    return math.fsum(kept) / len(kept)


_Limits = tuple[float, float, float, float, float]


def _signals(values: Sequence[float | None], limits: _Limits) -> Iterator[Signal]:
    found = {
        ControlRule.OUTSIDE: _outside(values, limits),
        ControlRule.TREND: _trends(values),
        ControlRule.TWO_OF_THREE: _two_of_three(values, limits),
        ControlRule.ONE_SIDE: _one_side(values, limits[2]),
    }
    for index in range(len(values)):
        for rule in _PRECEDENCE:
            if index in found[rule]:
                yield Signal(index, rule, found[rule][index])
                break


def _outside(values: Sequence[float | None], limits: _Limits) -> dict[int, bool]:
    lower, _, centre, _, upper = limits
    return {
        i: value > centre
        for i, value in enumerate(values)
        if value is not None and (_compare(value, upper) > 0 or _compare(value, lower) < 0)
    }


def _trends(values: Sequence[float | None]) -> dict[int, bool]:
    """Every point of a run of six or more steps the same way; an equal neighbour or a gap breaks it."""
    steps = [0 if a is None or b is None else _compare(b, a) for a, b in pairwise(values)]
    return {
        i: steps[first] > 0
        for first, last in _runs(steps)
        if last - first + 1 >= RUN_LENGTH - 1
        for i in range(first, last + 2)
    }


def _one_side(values: Sequence[float | None], centre: float) -> dict[int, bool]:
    """Every point of a run of seven or more on one side; a point equal to the mean, or a gap, breaks it."""
    sides = [_side(value, centre) for value in values]
    return {
        i: sides[first] > 0
        for first, last in _runs(sides)
        if last - first + 1 >= RUN_LENGTH
        for i in range(first, last + 1)
    }


def _two_of_three(values: Sequence[float | None], limits: _Limits) -> dict[int, bool]:
    """The points in the outer third of any three on one side of which two or more are there."""
    sides = [_side(value, limits[2]) for value in values]
    near = [_in_outer_third(value, limits) for value in values]
    return {
        i: sides[i] > 0
        for first in range(len(values) - 2)
        if abs(sum(sides[first : first + 3])) == 3 and sum(near[first : first + 3]) >= 2
        for i in range(first, first + 3)
        if near[i]
    }


def _in_outer_third(value: float | None, limits: _Limits) -> bool:
    lower, near_lower, _, near_upper, upper = limits
    if value is None or _compare(value, lower) < 0 or _compare(value, upper) > 0:
        return False
    return _compare(value, near_lower) < 0 or _compare(value, near_upper) > 0


def _side(value: float | None, centre: float) -> int:
    return 0 if value is None else _compare(value, centre)


def _compare(one: float, other: float) -> int:
    """-1, 0 or 1; a mean is seldom exact in binary, so what differs in the last digits is equal."""
    if math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12):
        return 0
    return 1 if one > other else -1


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last position of each stretch of equal signs that are not zero."""
    first = 0
    for i in range(1, len(signs) + 1):
        if i == len(signs) or signs[i] != signs[first]:
            if signs[first]:
                yield first, i - 1
            first = i


def run_of(chart: ControlChart, signal: Signal) -> int:
    """How long the run is that a signal ends: points on one side of the mean, steps one way, or of the last three points
    those in the outer third; one for a point outside the limits.

    >>> chart = xmr([10.0, 12, 10, 12, 10, 12, 10, 12, 14, 15, 14, 15, 14, 15, 14])
    >>> run_of(chart, chart.signals[-1])
    7
    """
    so_far = chart.values[: signal.index + 1]
    match signal.rule:
        case ControlRule.OUTSIDE:
            return 1
        case ControlRule.TREND:
            return _last_run([0 if a is None or b is None else _compare(b, a) for a, b in pairwise(so_far)])
        case ControlRule.ONE_SIDE:
            return _last_run([_side(value, chart.centre) for value in so_far])
        case ControlRule.TWO_OF_THREE:
            limits = (chart.lower, chart.near_lower, chart.centre, chart.near_upper, chart.upper)
            return sum(_in_outer_third(value, limits) for value in so_far[-3:])


def _last_run(signs: Sequence[int]) -> int:
    """How many of the last signs are alike."""
    first, last = list(_runs(signs))[-1]
    return last - first + 1


def target_assurance(chart: ControlChart, target: float, *, lower_is_better: bool) -> str:
    """What the process will do with a target if nothing changes (R96).

    "consistently passes", "consistently fails", or "hit and miss" when the target lies between the limits.
    """
    if chart.lower <= target <= chart.upper:
        return "hit and miss"
    above = target > chart.upper
    return "consistently passes" if above == lower_is_better else "consistently fails"
