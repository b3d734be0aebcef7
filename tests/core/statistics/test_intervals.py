"""R90 and R91, with their published vectors and, as a twin, the chi-squared of scipy."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.intervals import (
    byar,
    count_interval,
    exact_poisson,
    gamma_below,
    rate_interval,
    wilson,
)
from tithing.vocabulary.problems import Refused


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (0, 0, 3.689),
        (1, 0.025, 5.572),
        (5, 1.623, 11.668),
        (9, 4.115, 17.085),
        (10, 4.7875, 18.391),  # printed as 4.788: 4.78745 rounded twice
        (100, 81.362, 121.628),
    ],
)
def test_counts_have_the_published_limits(count: int, lower: float, upper: float) -> None:
    assert count_interval(count) == pytest.approx((lower, upper), abs=0.00055)


def test_a_large_count_has_the_published_limits() -> None:
    assert count_interval(2718) == pytest.approx((2616.8, 2822.1), abs=0.05)


@given(st.floats(0.1, 30), st.sampled_from([0.9, 0.95, 0.998]))
def test_exact_limits_are_those_of_chi_squared(count: float, confidence: float) -> None:
    from scipy.special import chdtri

    tail = (1 - confidence) / 2

    lower, upper = exact_poisson(count, confidence)

    assert lower == pytest.approx(chdtri(2 * count, 1 - tail) / 2, rel=1e-8, abs=1e-12)
    assert upper == pytest.approx(chdtri(2 * count + 2, tail) / 2, rel=1e-8)


@given(st.integers(1, 12), st.floats(0.01, 40))
def test_the_gamma_of_a_whole_shape_is_a_poisson_tail(shape: int, mean: float) -> None:
    tail = 1 - sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(shape))

    assert gamma_below(shape, mean) == pytest.approx(tail, abs=1e-10)


@given(st.integers(0, 100_000))
def test_an_interval_holds_its_count(count: int) -> None:
    lower, upper = count_interval(count)

    assert 0 <= lower <= count < upper


def test_a_negative_limit_of_byar_is_none() -> None:
    assert byar(0.5)[0] is None
    assert byar(10)[0] == pytest.approx(4.78745, abs=0.00001)


def test_a_rate_has_the_limits_of_its_count_over_its_denominator() -> None:
    assert rate_interval(100, 50_000) == pytest.approx((81.362 / 50, 121.628 / 50), abs=0.0001)


@pytest.mark.parametrize("denominator", [0, -5, math.nan])
def test_a_rate_over_nothing_is_refused(denominator: float) -> None:
    with pytest.raises(Refused, match="denominator"):
        rate_interval(10, denominator)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(Refused, match="below zero"):
        count_interval(-1)


def test_a_proportion_has_the_published_wilson_limits() -> None:
    assert wilson(40, 250) == pytest.approx((0.1198, 0.2105), abs=0.00005)


@given(st.integers(1, 500), st.floats(0, 1))
def test_wilson_limits_solve_the_score_equation(trials: int, fraction: float) -> None:
    successes = int(trials * fraction)

    limits = wilson(successes, trials)
    assert len(limits) == 2
    for limit in limits:
        distance = abs(successes / trials - limit)
        assert distance == pytest.approx(1.959964 * math.sqrt(limit * (1 - limit) / trials), abs=1e-6)


@pytest.mark.parametrize(("successes", "trials"), [(251, 250), (-1, 10), (0, 0)])
def test_more_successes_than_trials_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(Refused, match="no proportion"):
        wilson(successes, trials)
