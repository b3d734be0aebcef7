"""How large a change a test of counts could have seen: what "no clear change" leaves room for.

>>> smallest_clear_rise(100), smallest_clear_rise(100, level=0.05 / 14), smallest_clear_rise(516, dispersion=9.9, level=0.05)
(131, 147, 735)
"""

from __future__ import annotations

from tithing.statistics.count_tests import CLEAR, compare_counts

LARGEST = 10**7  # past a hundred times what it was and more, the answer is "nothing it could do"


def smallest_clear_rise(before: int, *, dispersion: float | None = None, level: float = CLEAR) -> int:
    """The fewest events, above `before`, that would be told from chance at this level (a p-value)."""
    return _nearest(before, dispersion, level)


def smallest_clear_fall(before: int, *, dispersion: float | None = None, level: float = CLEAR) -> int | None:
    """The most events, below `before`, that would be; None where not even none at all would.

    >>> smallest_clear_fall(100), smallest_clear_fall(4)
    (73, None)
    """
    if not _clear(0, before, dispersion, level):
        return None
    low, high = 0, before  # clear at low, not at high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _clear(middle, before, dispersion, level) else (low, middle)
    return low


def _nearest(before: int, dispersion: float | None, level: float) -> int:
    low, high = before, max(2 * before, before + 4)  # not clear at low
    while not _clear(high, before, dispersion, level) and high < LARGEST:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _clear(middle, before, dispersion, level) else (middle, high)
    return high


def _clear(now: int, before: int, dispersion: float | None, level: float) -> bool:
    p_value = compare_counts(now, before, dispersion=dispersion).p_value
    return p_value is not None and p_value < level
