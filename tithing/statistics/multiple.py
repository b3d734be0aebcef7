"""A correction for looking at many changes at once: Benjamini and Hochberg's false discovery rate (1995)."""

from __future__ import annotations

from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the order given: keep those under 0.05 and about one in twenty kept is chance.

    >>> [round(q, 3) for q in benjamini_hochberg([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.053, 0.053, 0.5]
    """
    count = len(p_values)
    adjusted = [1.0] * count
    smallest = 1.0
    for rank, position in sorted(enumerate(_by_size(p_values), start=1), reverse=True):
        smallest = min(smallest, p_values[position] * count / rank)
        adjusted[position] = smallest
    return tuple(adjusted)


def _by_size(p_values: Sequence[float]) -> list[int]:
    return sorted(range(len(p_values)), key=lambda position: p_values[position])
