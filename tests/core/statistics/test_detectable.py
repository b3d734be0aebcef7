"""The smallest change that a test could have seen is the first that it does see, and the one before it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.count_tests import compare_counts
from tithing.statistics.detectable import smallest_clear_fall, smallest_clear_rise

COUNTS, SPREADS, LEVELS = (
    st.integers(0, 3000),
    st.sampled_from([None, 1.0, 4.0, 9.9]),
    st.sampled_from([0.05, 0.003]),
)


def p_value(now: int, before: int, spread: float | None) -> float:
    found = compare_counts(now, before, dispersion=spread).p_value
    assert found is not None
    return found


@given(COUNTS, SPREADS, LEVELS)
def test_a_rise_is_seen_from_there_on(before: int, spread: float | None, level: float) -> None:
    rise = smallest_clear_rise(before, dispersion=spread, level=level)

    assert rise > before
    assert p_value(rise, before, spread) < level <= p_value(rise - 1, before, spread)


@given(COUNTS, SPREADS, LEVELS)
def test_a_fall_is_seen_down_from_there(before: int, spread: float | None, level: float) -> None:
    fall = smallest_clear_fall(before, dispersion=spread, level=level)

    if fall is None:
        assert p_value(0, before, spread) >= level
    else:
        assert p_value(fall, before, spread) < level <= p_value(fall + 1, before, spread)
