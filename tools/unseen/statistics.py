"""Parts of a whole with their 95% intervals, and whether two halves differ beyond chance.

Papers of one family are alike, so an interval that took each as one trial would be too narrow: the difference between
the halves is set against what comes of drawing whole families again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.96
DRAWS = 2000


@dataclass(frozen=True)
class Part:
    """So many of so many.

    >>> str(Part(9, 10))
    '9 of 10, 90% (60 to 98)'
    """

    of: int
    whole: int

    @property
    def rate(self) -> float:
        return self.of / self.whole if self.whole else float("nan")

    def interval(self) -> tuple[float, float]:
        """Wilson's interval."""
        if not self.whole:
            return float("nan"), float("nan")
        n, p = self.whole, self.rate
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        room = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - room), min(1.0, middle + room)

    def __str__(self) -> str:
        if not self.whole:
            return "none"
        low, high = self.interval()
        return f"{self.of} of {self.whole}, {100 * self.rate:.0f}% ({100 * low:.0f} to {100 * high:.0f})"


def added(parts: Sequence[Part]) -> Part:
    return Part(sum(part.of for part in parts), sum(part.whole for part in parts))


@dataclass(frozen=True)
class Difference:
    """By how many points the first half is above the second, with its interval."""

    points: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """Whether it is more than chance and more than five points: then what was tuned does not carry over."""
        return abs(self.points) > 5 and (self.low > 0 or self.high < 0)

    def __str__(self) -> str:
        return f"{self.points:+.0f} points ({self.low:+.0f} to {self.high:+.0f})"


def difference(first: Sequence[Part], second: Sequence[Part]) -> Difference | None:
    """The difference of two halves, each given as one part a family; None where a half has nothing to show."""
    if not added(first).whole or not added(second).whole:
        return None
    chance = random.Random(0)
    drawn = sorted(100 * (_again(first, chance) - _again(second, chance)) for _ in range(DRAWS))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]
    return Difference(100 * (added(first).rate - added(second).rate), low, high)


def _again(parts: Sequence[Part], chance: random.Random) -> float:
    while True:
        rate = added(chance.choices(parts, k=len(parts)))
        if rate.whole:
            return rate.rate
