"""R95 and R96: limits, rules and their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.control_charts import ControlRule, target_assurance, xmr

PUBLISHED = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


def rules_of(values: Sequence[float | None]) -> str:
    """One character a point: the rule that speaks, or a dot."""
    chart = xmr(values)
    assert chart is not None
    signals = [chart.signal_at(i) for i in range(len(values))]
    return "".join("." if signal is None else str(signal.rule.value) for signal in signals)


@pytest.mark.parametrize(
    ("screen", "upper", "centre", "lower"), [(False, 6.95, 1.94, -3.06), (True, 4.60, 1.94, -0.72)]
)
def test_the_published_series_has_the_published_limits(
    screen: bool, upper: float, centre: float, lower: float
) -> None:
    chart = xmr(PUBLISHED, screen_ranges=screen)

    assert chart is not None
    assert (chart.upper, chart.centre, chart.lower) == pytest.approx((upper, centre, lower), abs=0.005)
    assert chart.screened is screen


def test_a_lower_limit_below_zero_is_drawn_at_zero_and_tested_as_computed() -> None:
    chart = xmr(PUBLISHED)

    assert chart is not None
    assert chart.lower < 0
    assert chart.lower_drawn == 0


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        (PUBLISHED, "....1............."),
        ([5, 1, 2, 3, 4, 5, 6, 7, 3, 4, 3, 4], ".2222222...."),  # seven points, six steps
        ([9, 6, 5, 4, 3, 2, 1, 9, 5, 9, 5, 9], "2222222....."),  # falling
        ([5, 1, 2, 3, 4, 4, 5, 6, 3, 4, 3, 4], "............"),  # an equal neighbour breaks a trend
        ([1, 2, 3, 4, 5, 6, 2, 5, 2, 5, 2, 5], "............"),  # six points are none
        ([5, 3, 5, 3, 5, 3, 5, 3, 5, 3, 5, 3], "............"),
        ([4, 8, 4, 8, 4, 8, 4, 12, 16, 12, 16, 12, 16, 12], "33333333333333"),  # seven each side
        ([4, 8, 4, 8, 4, 8, 10, 12, 16, 12, 16, 12, 16], "............."),  # the mean breaks a run
        ([10, 12] * 8 + [16, 12, 16], "." * 16 + "4.4"),  # all three above, two in the outer third
        ([10, 12] * 8 + [17, 10, 17], "." * 19),  # the third on the other side
        ([10, 12] * 8 + [25, 13, 18.5], "3" * 16 + "1.."),  # a point outside the limits does not count
        ([10, 12, None] * 6, "." * 18),
        ([1, 2, 3, None, 4, 5, 6, 7, 3, 4, 3, 4], "." * 12),  # a gap breaks a trend
        ([7.0] * 12, "." * 12),
        ([0.1] * 10, "." * 10),  # whose sum is not one in binary
    ],
)
def test_each_rule_speaks_of_its_points(values: list[float | None], rules: str) -> None:
    assert rules_of(values) == rules


def test_rule_four_is_heard_before_rule_three() -> None:
    values = [1, 2, 1, 2, 1, 2, 1, 5, 6, 5, 6, 5, 6, 5]

    assert rules_of(values) == "43434343434343"


def in_plain_words(values: list[float], lower: float, centre: float, upper: float) -> dict[int, set[int]]:
    """The four rules as R95 states them, each window looked at in turn."""
    third = (upper - centre) * 2 / 3
    found: dict[int, set[int]] = {1: set(), 2: set(), 3: set(), 4: set()}
    found[1] = {i for i, v in enumerate(values) if v > upper or v < lower}
    for start in range(len(values) - 6):
        window = values[start : start + 7]
        steps = [b - a for a, b in pairwise(window)]
        if all(step > 0 for step in steps) or all(step < 0 for step in steps):
            found[2] |= set(range(start, start + 7))
        if all(v > centre for v in window) or all(v < centre for v in window):
            found[3] |= set(range(start, start + 7))
    for start in range(len(values) - 2):
        window = values[start : start + 3]
        outer = [i for i in range(start, start + 3) if abs(values[i] - centre) > third and i not in found[1]]
        if len(outer) >= 2 and (all(v > centre for v in window) or all(v < centre for v in window)):
            found[4] |= set(outer)
    return found


@given(st.lists(st.integers(0, 12), min_size=3, max_size=40))
def test_signals_are_those_of_the_rules_in_plain_words(values: list[int]) -> None:
    chart = xmr(values)

    assert chart is not None
    ranges = [abs(b - a) for a, b in pairwise(values)]
    mean = sum(values) / len(values)
    reach = 2.66 * sum(ranges) / len(ranges)
    assert (chart.lower, chart.upper) == pytest.approx((mean - reach, mean + reach))
    on_an_edge = any(abs(abs(v - mean) - edge) < 1e-9 for v in values for edge in (reach, reach * 2 / 3, 0.0))
    if on_an_edge:
        return  # equality in binary is the business of the cases above
    found = in_plain_words([float(v) for v in values], mean - reach, mean, mean + reach)
    for index in range(len(values)):
        expected = next((rule for rule in (1, 2, 4, 3) if index in found[rule]), None)
        signal = chart.signal_at(index)
        assert (signal.rule.value if signal else None) == expected


def test_a_signal_says_which_side_it_is_on() -> None:
    chart = xmr([9, 6, 5, 4, 3, 2, 1, 9, 5, 9, 5, 9])

    assert chart is not None
    assert {signal.high for signal in chart.signals if signal.rule is ControlRule.TREND} == {False}


def test_the_range_across_a_gap_is_not_measured() -> None:
    chart = xmr([10, 12, None, 90, 92])

    assert chart is not None
    assert chart.upper - chart.centre == pytest.approx(2.66 * 2)


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_fewer_than_twelve_points_make_trial_limits(points: int, trial: bool) -> None:
    chart = xmr([float(i % 3) for i in range(points)])

    assert chart is not None
    assert chart.trial is trial


@pytest.mark.parametrize("values", [[], [4], [None, 4, None], [4, None, 5]])
def test_without_two_neighbours_there_is_no_chart(values: list[float | None]) -> None:
    assert xmr(values) is None


@pytest.mark.parametrize(
    ("target", "lower_is_better", "words"),
    [
        (20, True, "consistently passes"),
        (2, True, "consistently fails"),
        (20, False, "consistently fails"),
        (2, False, "consistently passes"),
        (11, True, "hit and miss"),
    ],
)
def test_a_target_outside_the_limits_is_always_met_or_never(
    target: float, lower_is_better: bool, words: str
) -> None:
    chart = xmr([10, 12] * 6)

    assert chart is not None
    assert target_assurance(chart, target, lower_is_better=lower_is_better) == words
