"""A rank among areas, and how sure it is (R97): rank 1 is the lowest rate.

An area's true rate is known only as far as its count tells. Each area's rate is taken as a gamma distribution
about its count (half an event added, as Jeffreys would), by Wilson and Hilferty's cube root, on which Byar's
limits rest too. For each of many values the own rate may have, the chance that each other area lies below it
gives the chance of each rank: no dice, the same answer every time.

>>> sure = rank_with_interval([Member(100, 1000), Member(200, 1000), Member(400, 1000)], own=1)
>>> sure.rank, sure.low, sure.high
(2, 2, 2)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from tithing.vocabulary.problems import Problem, Refused

CONFIDENCE = 0.95
_SLICES = 400  # equal slices of the own distribution; more change no rank's chance by 0.001


@dataclass(frozen=True)
class Member:
    """One area's count of events and what it is out of."""

    count: float
    denominator: float


@dataclass(frozen=True)
class RankInterval:
    """`rank` as the printed rates give it; `low` to `high` where it lies with 95% chance, out of `of` areas.

    `tied` is how many areas share the rate, the own area among them; `chances[0]` is the chance of rank 1.
    """

    rank: int
    low: int
    high: int
    of: int
    tied: int
    chances: tuple[float, ...]


def rank_of(values: Sequence[float], own: int) -> int:
    """1 for the lowest; areas with the same value share the better place."""
    return 1 + sum(value < values[own] for value in values)


def rank_with_interval(
    members: Sequence[Member], own: int, *, dispersion: float = 1.0, confidence: float = CONFIDENCE
) -> RankInterval:
    """Rank of `members[own]` by rate, with the ranks it may truly have. A rank needs all members (R97).

    `dispersion` above one widens it, as for a count test. Raises Refused for a member without a denominator.
    """
    if any(not (member.denominator > 0 and member.count >= 0) for member in members):
        raise Refused(
            Problem("a member's count or denominator is not known", "supply every member's, or give no rank")
        )
    rates = [member.count / member.denominator for member in members]
    chances = _rank_chances(members, own, max(1.0, dispersion))
    rank = rank_of(rates, own)
    tail = (1 - confidence) / 2
    low, high = _first_reaching(chances, tail), _first_reaching(chances, 1 - tail)
    return RankInterval(
        rank=rank,
        low=min(rank, low),
        high=max(rank, high),
        of=len(members),
        tied=sum(rate == rates[own] for rate in rates),
        chances=tuple(chances),
    )


def _rank_chances(members: Sequence[Member], own: int, dispersion: float) -> list[float]:
    others = [member for i, member in enumerate(members) if i != own]
    total = [0.0] * len(members)
    for piece in range(_SLICES):
        rate = _quantile(members[own], (piece + 0.5) / _SLICES, dispersion)
        below = [_chance_below(member, rate, dispersion) for member in others]
        for rank, chance in enumerate(_how_many(below)):
            total[rank] += chance / _SLICES
    return total


def _how_many(chances: Sequence[float]) -> list[float]:
    """The chance of each number of successes in independent trials with these chances."""
    counts = [1.0]
    for chance in chances:
        counts = [
            (counts[k] if k < len(counts) else 0.0) * (1 - chance) + (counts[k - 1] * chance if k else 0.0)
            for k in range(len(counts) + 1)
        ]
    return counts


def _shape(member: Member, dispersion: float) -> float:
    return (member.count + 0.5) / dispersion


def _quantile(member: Member, chance: float, dispersion: float) -> float:
    shape = _shape(member, dispersion)
    root = 1 - 1 / (9 * shape) + NormalDist().inv_cdf(chance) / (3 * math.sqrt(shape))
    return shape * max(0.0, root) ** 3 * dispersion / member.denominator


def _chance_below(member: Member, rate: float, dispersion: float) -> float:
    shape = _shape(member, dispersion)
    expected = rate * member.denominator / dispersion
    deviate = ((expected / shape) ** (1 / 3) - 1 + 1 / (9 * shape)) * 3 * math.sqrt(shape)
    return 0.5 * math.erfc(-deviate / math.sqrt(2))


def _first_reaching(chances: Sequence[float], level: float) -> int:
    total = 0.0
    for rank, chance in enumerate(chances, start=1):
        total += chance
        if total >= level - 1e-12:
            return rank
    return len(chances)
