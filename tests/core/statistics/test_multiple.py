"""Looking at many changes at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.multiple import benjamini_hochberg


def test_the_example_of_benjamini_and_hochberg_keeps_four() -> None:
    # The fifteen p-values of their paper of 1995: at 0.05 the procedure rejects four.
    p_values = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip

    assert sum(q <= 0.05 for q in benjamini_hochberg(p_values)) == 4


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.001, 0.5))
def test_what_is_kept_is_what_the_step_up_procedure_rejects(p_values: list[float], level: float) -> None:
    ordered = sorted(p_values)
    last = max((i for i, p in enumerate(ordered, start=1) if p * len(p_values) / i <= level), default=0)

    kept = [p for p, q in zip(p_values, benjamini_hochberg(p_values), strict=True) if q <= level]

    assert sorted(kept) == ordered[:last]


@pytest.mark.parametrize("p_values", [[], [0.3], [0.0, 1.0]])
def test_few_p_values_pass_through(p_values: list[float]) -> None:
    adjusted = benjamini_hochberg(p_values)

    assert len(adjusted) == len(p_values)
    assert all(q >= p for p, q in zip(p_values, adjusted, strict=True))
