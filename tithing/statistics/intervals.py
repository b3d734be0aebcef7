"""How far chance alone could move a count, a rate or a proportion (R90, R91).

>>> [round(limit, 3) for limit in count_interval(10)]
[4.787, 18.391]
>>> [round(limit, 4) for limit in wilson(40, 250)]
[0.1198, 0.2105]
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

from tithing.vocabulary.problems import Problem, Refused

CONFIDENCE = 0.95
EXACT_BELOW = 10  # R90: exact Poisson below ten, Byar's approximation from ten

Interval = tuple[float, float]


@lru_cache(maxsize=4096)
def count_interval(count: float, confidence: float = CONFIDENCE) -> Interval:
    """Lower and upper limit of a count (R90). Raises Refused for a negative count."""
    if not count >= 0:
        raise Refused(Problem(f"a count of {count} is below zero", "give the number of events, 0 or more"))
    if count < EXACT_BELOW:
        return exact_poisson(count, confidence)
    lower, upper = byar(count, confidence)
    return (lower or 0.0), upper


def rate_interval(
    count: float, denominator: float, *, per: float = 1000, confidence: float = CONFIDENCE
) -> Interval:
    """Limits of a rate: those of its count, over the denominator. Raises Refused without one (R85)."""
    if not denominator > 0:
        raise Refused(
            Problem(f"a rate over {denominator} cannot be given", "supply a denominator above zero")
        )
    lower, upper = count_interval(count, confidence)
    return lower / denominator * per, upper / denominator * per


def wilson(successes: float, trials: float, confidence: float = CONFIDENCE) -> Interval:
    """Wilson score limits of a proportion, between 0 and 1 (R91)."""
    if not 0 <= successes <= trials or trials <= 0:
        raise Refused(
            Problem(f"{successes} out of {trials} is no proportion", "the part lies between 0 and the whole")
        )
    z = normal_deviate(confidence)
    centre = successes + z * z / 2
    reach = z * math.sqrt(z * z / 4 + successes * (1 - successes / trials))
    whole = trials + z * z
    return max(0.0, (centre - reach) / whole), min(1.0, (centre + reach) / whole)


def normal_deviate(confidence: float) -> float:
    """1.96 for 95%."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def byar(count: float, confidence: float = CONFIDENCE) -> tuple[float | None, float]:
    """Byar's limits of a count above zero. A lower limit that comes out negative is none (R90)."""
    z = normal_deviate(confidence)
    root_lower = 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))
    above = count + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return (count * root_lower**3 if root_lower >= 0 else None), upper


def exact_poisson(count: float, confidence: float = CONFIDENCE) -> Interval:
    """The means for which this count is just not too high and just not too low."""
    tail = (1 - confidence) / 2
    ceiling = 2 * count + 20 * normal_deviate(confidence) + 20
    upper = _solve(lambda mean: gamma_below(count + 1, mean), 1 - tail, ceiling)
    if count == 0:
        return 0.0, upper
    return _solve(lambda mean: gamma_below(count, mean), tail, ceiling), upper


def gamma_below(shape: float, mean: float) -> float:
    """P(gamma of this shape <= mean); for a whole shape, P(Poisson of this mean >= shape)."""
    if mean <= 0:
        return 0.0
    log_term = shape * math.log(mean) - mean - math.lgamma(shape + 1)
    if log_term < -700:  # too far out for a double: nothing on one side, everything on the other
        return 1.0 if mean > shape else 0.0
    term = math.exp(log_term)
    total, step = 0.0, 0
    while step <= mean or term > total * 1e-17:
        total += term
        step += 1
        term *= mean / (shape + step)
    return total


def _solve(rising: Callable[[float], float], target: float, ceiling: float) -> float:
    low, high = 0.0, ceiling
    for _ in range(80):
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2
