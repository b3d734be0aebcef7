"""Whether several counts, such as the three months of a quarter, differ by more than chance.

>>> round(compare_several([518, 426, 302], exposures=[31, 30, 31]).p_value, 6)
0.0
"""

from __future__ import annotations

from collections.abc import Sequence

from tithing.statistics.count_tests import INDEPENDENT, NOT_EVENTS, CountTest, is_count
from tithing.statistics.intervals import gamma_below
from tithing.vocabulary.problems import Problem, Refused

SMALLEST_EXPECTED = 5  # under it the chi-squared distribution is not to be trusted (Cochran, 1954)
TOO_FEW = f"fewer than {SMALLEST_EXPECTED} expected in one of them, too few for the test"


def compare_several(
    counts: Sequence[float], *, exposures: Sequence[float], dispersion: float | None = None
) -> CountTest:
    """Pearson's chi-squared test that all have one rate, divided by the spread of the series where it is
    wider.

    Exposures are days or people, one for each count. Raises Refused for an exposure that is not above zero.
    """
    _refuse_exposures(exposures, len(counts))
    if len(counts) < 2 or not all(is_count(count) for count in counts):
        return CountTest(None, NOT_EVENTS)
    rate = sum(counts) / sum(exposures)
    expected = [rate * exposure for exposure in exposures]
    if min(expected) < SMALLEST_EXPECTED:
        return CountTest(None, TOO_FEW)
    spread = max(1.0, dispersion or 1.0)
    chi_squared = sum((n - e) ** 2 / e for n, e in zip(counts, expected, strict=True)) / spread
    p_value = max(0.0, 1 - gamma_below((len(counts) - 1) / 2, chi_squared / 2))
    return CountTest(p_value, INDEPENDENT, spread)


def _refuse_exposures(exposures: Sequence[float], wanted: int) -> None:
    if len(exposures) != wanted or not all(exposure > 0 for exposure in exposures):
        raise Refused(Problem("an exposure is not above zero", "give days or people for each count"))
