"""Whether chance alone could explain the change between two counts (R92), and how to say it.

Two counts of events that happen independently are compared by the conditional exact binomial test: given
their sum, each event fell in the later period with the probability of its share of the exposure. Where a
series shows more spread than that (repeat callers, several reports of one thing), the test is widened: the
normal deviate that the exact p-value stands for is divided by the square root of the spread. That leaves a
spread of one exactly as it was, moves smoothly from there, and can only make a change less sure.

>>> compare_counts(19, 6).p_value < 0.05
True
>>> compare_counts(19, 6, dispersion=4.0).p_value < 0.05
False
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from tithing.vocabulary.problems import Problem, Refused

CLEAR = 0.05  # R92: "no clear change" from here up
_GRADES = (
    (0.001, "very unlikely to be chance"),
    (0.01, "unlikely to be chance"),
    (CLEAR, "probably not just chance"),
)
COULD_BE_CHANCE = "could be chance"
NOT_TESTED = "not tested"

# Fewer pairs than this measure a spread so badly that it would move a test about by luck. Set for quarters:
# two years of them, each against the year before.
MINIMUM_PAIRS = 8

# Past this many events the exact sum takes long and the normal curve is exact to every printed digit.
_NORMAL_FROM = 10**9
_SAME = 1e-7  # equal probabilities differ in the last digits of their logarithms

INDEPENDENT = "each event is taken as independent of the others"
SERIES_TOO_SHORT = f"{INDEPENDENT}: the series is too short to measure its spread"
NOT_EVENTS = "these are not whole numbers of events"


@dataclass(frozen=True)
class CountTest:
    """`p_value` None: not tested, and `assumption` says why. `dispersion` is the spread allowed for."""

    p_value: float | None
    assumption: str
    dispersion: float | None = None

    @property
    def words(self) -> str:
        return chance_words(self.p_value)

    @property
    def clear(self) -> bool:
        return self.p_value is not None and self.p_value < CLEAR


def chance_words(p_value: float | None) -> str:
    """The four grades of the house voice, or "not tested".

    >>> chance_words(0.0005), chance_words(0.05)
    ('very unlikely to be chance', 'could be chance')
    """
    if p_value is None:
        return NOT_TESTED
    return next((words for limit, words in _GRADES if p_value < limit), COULD_BE_CHANCE)


def chance_grade(p_value: float | None) -> int:
    """How sure, for ordering: 3 for "very unlikely to be chance", down to 0 for chance or untested."""
    if p_value is None:
        return 0
    return sum(p_value < limit for limit, _ in _GRADES)


def compare_counts(
    now: float,
    before: float,
    *,
    exposure_now: float = 1.0,
    exposure_before: float = 1.0,
    dispersion: float | None = 1.0,
) -> CountTest:
    """Two-sided test of two counts of events. Exposures are days, people, or whatever the counts are out of.

    `dispersion` is the spread of the series (see `dispersion_of`); below one it counts as one, and None says
    that the series was too short to measure. Counts that are not whole are not tested.
    Raises Refused for an exposure that is not above zero.
    """
    if not (exposure_now > 0 and exposure_before > 0):
        raise Refused(Problem("an exposure is not above zero", "give days or people, above zero"))
    if not (is_count(now) and is_count(before)):
        return CountTest(None, NOT_EVENTS)
    share = exposure_now / (exposure_now + exposure_before)
    log_p = log_binomial_two_sided(int(now), int(now + before), share)
    spread = max(1.0, dispersion) if dispersion is not None else 1.0
    return CountTest(math.exp(_widened(log_p, spread)), _assumption(dispersion), spread)


def is_count(value: float) -> bool:
    """Whether this is a whole number of events, 0 or more."""
    return math.isfinite(value) and value >= 0 and float(value).is_integer()


def _assumption(dispersion: float | None) -> str:
    if dispersion is None:
        return SERIES_TOO_SHORT
    if dispersion <= 1:
        return INDEPENDENT
    return "widened because the series varies more than independent events would"


# -- the exact test ---------------------------------------------------------------------------------------


def log_binomial_two_sided(successes: int, trials: int, share: float) -> float:
    """Logarithm of the sum of all outcomes no more probable than this one.

    Only terms near enough to matter are added, so that a million events cost a few thousand terms.
    """
    if trials > _NORMAL_FROM:
        return _log_normal_two_sided(successes, trials, share)
    log_here = _log_mass(successes, trials, share)
    mode = min(trials, math.floor((trials + 1) * share))
    if log_here >= _log_mass(mode, trials, share) - _SAME:
        return 0.0  # nothing is more probable
    step = 1 if successes > mode else -1
    near = _log_tail(successes, trials, share, step)
    start = _first_no_likelier(log_here, trials, share, mode, -step)
    if start is None:
        return min(0.0, near)
    return min(0.0, _log_add(near, _log_tail(start, trials, share, -step)))


def _log_normal_two_sided(successes: int, trials: int, share: float) -> float:
    """The same by the normal curve, half an event nearer the middle."""
    beyond = abs(successes - trials * share) - 0.5
    return _log_two_sided(max(0.0, beyond) / math.sqrt(trials * share * (1 - share)))


def _log_mass(k: int, n: int, share: float) -> float:
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return ways + k * math.log(share) + (n - k) * math.log1p(-share)


def _log_tail(start: int, n: int, share: float, step: int) -> float:
    """Logarithm of P(X >= start) when step is 1, of P(X <= start) when it is -1."""
    odds = share / (1 - share)
    term, total, k = 1.0, 0.0, start
    while 0 <= k <= n and term > total * 1e-17:
        total += term
        term *= (n - k) / (k + 1) * odds if step > 0 else k / ((n - k + 1) * odds)
        k += step
    return _log_mass(start, n, share) + math.log(total)


def _first_no_likelier(log_here: float, n: int, share: float, mode: int, step: int) -> int | None:
    """The outcome nearest the mode, on the other side, that is no more probable; None where there is none."""
    slack = log_here + _SAME
    near, far = mode, (n if step > 0 else 0)
    if _log_mass(far, n, share) > slack:
        return None
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if _log_mass(middle, n, share) <= slack:
            far = middle
        else:
            near = middle
    return far


def _log_add(one: float, other: float) -> float:
    top = max(one, other)
    return top + math.log1p(math.exp(min(one, other) - top))


# -- the spread -------------------------------------------------------------------------------------------


def _widened(log_p: float, spread: float) -> float:
    if spread <= 1 or log_p >= 0:
        return log_p
    # Never surer than before: the deviate of a probability of 1e-198 is right to six digits only.
    return max(log_p, _log_two_sided(_deviate(log_p) / math.sqrt(spread)))


def _deviate(log_p: float) -> float:
    """The normal deviate whose two-sided p-value has this logarithm, by Newton's steps on the logarithm."""
    if log_p > -600:
        return -NormalDist().inv_cdf(math.exp(log_p) / 2)
    z = math.sqrt(-2 * log_p)
    for _ in range(6):
        z += (_log_two_sided(z) - log_p) / z  # the logarithm falls by about z for each unit of z
    return z


def _log_two_sided(z: float) -> float:
    if z < 30:
        return math.log(math.erfc(z / math.sqrt(2)))
    return -z * z / 2 - math.log(z) + math.log(2 / math.sqrt(2 * math.pi)) + math.log1p(-1 / (z * z))


def dispersion_of(
    series: Sequence[float | None], *, season: int = 4, minimum_pairs: int = MINIMUM_PAIRS
) -> float | None:
    """How much more a series of counts varies than independent events would; one is no more. None: too short.

    Each count is set against the one a year before (`season` counts earlier: 4 for quarters, 12 for months),
    so that neither the seasons nor one steady drift count as spread: Pearson's chi-squared over the pairs,
    divided by one less than their number. Oldest first; None for a gap. Leave out the count under test, which
    would otherwise excuse itself.
    """
    pairs = [
        (now, before)
        for before, now in zip(series, series[season:], strict=False)
        if now is not None and before is not None and now + before > 0
    ]
    if len(pairs) < minimum_pairs:
        return None
    share = sum(now for now, _ in pairs) / sum(now + before for now, before in pairs)
    if not 0 < share < 1:
        return None
    chi_squared = sum(
        (now - share * (now + before)) ** 2 / (share * (1 - share) * (now + before)) for now, before in pairs
    )
    return chi_squared / (len(pairs) - 1)
