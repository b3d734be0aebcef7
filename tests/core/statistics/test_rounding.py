"""R81 and R84: once, half away from zero."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.rounding import (
    agrees_when_rounded,
    half_unit,
    round_half_away,
    sum_agrees,
    sum_tolerance,
)
from tithing.vocabulary.problems import Refused


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (2.675, 2, "2.68"),  # binary 2.67499999...
        (1.005, 2, "1.01"),
        (41.65, 1, "41.7"),
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (-0.05, 1, "-0.1"),
        (0.15, 1, "0.2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (65 / 156 * 100, 1, "41.7"),
        (57 / 200 * 100, 0, "29"),  # stored as 28.499999999999996, and 28.5 with a pencil
        (1400, 0, "1400"),
        (1400.0, 1, "1400.0"),
        (1e22, 1, "10000000000000000000000.0"),
        (5e-324, 2, "0.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: float, decimals: int, shown: str) -> None:
    assert str(round_half_away(value, decimals)) == shown


@pytest.mark.parametrize("value", [-0.0, -0.04, -1e-300])
def test_minus_zero_is_zero(value: float) -> None:
    assert str(round_half_away(value, 1)) == "0.0"


@pytest.mark.parametrize(("value", "decimals"), [(math.nan, 1), (math.inf, 0), (-math.inf, 0), (1.0, -1)])
def test_what_is_no_number_is_refused_and_not_shown(value: float, decimals: int) -> None:
    with pytest.raises(Refused):
        round_half_away(value, decimals)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.integers(0, 3))
def test_rounding_agrees_with_school_arithmetic(numerator: int, places: int, decimals: int) -> None:
    written = Decimal(numerator).scaleb(-places)

    rounded = round_half_away(float(written), decimals)

    scaled = abs(Fraction(written)) * 10**decimals
    whole = math.floor(scaled + Fraction(1, 2))
    assert Fraction(rounded) == (whole if numerator >= 0 else -whole) * Fraction(1, 10**decimals)


@pytest.mark.parametrize(
    ("exact", "printed", "decimals", "agrees"),
    [
        (41.66666, 41.7, 1, True),
        (41.66666, 41.6, 1, False),  # truncation is an error (R81)
        (0.25, 0.2, 1, True),  # the last half may have gone either way in print
        (0.25, 0.3, 1, True),
        (11.7139, 12, 0, True),
        (1595 / 6543 * 100, 19.5, 1, False),  # the wrong base
    ],
)
def test_a_printed_value_agrees_within_half_its_last_digit(
    exact: float, printed: float, decimals: int, agrees: bool
) -> None:
    assert agrees_when_rounded(exact, printed, decimals) is agrees


def test_a_total_of_rounded_parts_may_miss_by_half_a_unit_each_and_its_own() -> None:
    assert sum_tolerance(3, 1) == Decimal("0.2")
    assert half_unit(0) == Decimal("0.5")
    assert sum_agrees([0.3, 0.3, 0.3], 1.0, 1)
    assert not sum_agrees([0.3, 0.3, 0.3], 1.2, 1)


def test_counts_must_add_exactly() -> None:
    assert sum_agrees([0, 215, 311], 526)
    assert sum_agrees([0.1, 0.2], 0.3)  # though not in binary
    assert not sum_agrees([1, 1311, 2410], 3721)
