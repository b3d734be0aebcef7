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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
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
class TwoCounts:
    """One area's counts of events in two spans of equal length."""

    now: float
    before: float


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
    wide = max(1.0, dispersion)
    chances = _rank_chances(
        [partial(_chance_below, member, dispersion=wide) for i, member in enumerate(members) if i != own],
        partial(_quantile, members[own], dispersion=wide),
    )
    return _interval([member.count / member.denominator for member in members], own, chances, confidence)


def rank_of_change(
    changes: Sequence[TwoCounts], own: int, *, dispersion: float = 1.0, confidence: float = CONFIDENCE
) -> RankInterval:
    """Rank of `changes[own]` by how many times its earlier count the later is, with the ranks it may truly have.

    Each ratio's logarithm is taken as normal, with the variance of two counts (half an event added to both), `dispersion`
    times where that is above one. Raises Refused for a count that was none before, of which no ratio can be taken.

    >>> [rank_of_change([TwoCounts(130, 100), TwoCounts(127, 100)], 0).low, rank_of_change([TwoCounts(300, 100),
    ...     TwoCounts(100, 100)], 0).low]
    [1, 2]
    """
    if any(not (each.before > 0 and each.now >= 0) for each in changes):
        raise Refused(Problem("a change is from none, or not known", "supply both counts, or give no rank"))
    spread = [_log_ratio(each, max(1.0, dispersion)) for each in changes]
    chances = _rank_chances(
        [each.cdf for i, each in enumerate(spread) if i != own],
        spread[own].inv_cdf,
    )
    return _interval([each.now / each.before for each in changes], own, chances, confidence)


def _log_ratio(counts: TwoCounts, dispersion: float) -> NormalDist:
    now, before = counts.now + 0.5, counts.before + 0.5
    return NormalDist(math.log(now / before), math.sqrt(dispersion * (1 / now + 1 / before)))


def _interval(values: Sequence[float], own: int, chances: Sequence[float], confidence: float) -> RankInterval:
    rank, tail = rank_of(values, own), (1 - confidence) / 2
    low, high = _first_reaching(chances, tail), _first_reaching(chances, 1 - tail)
    return RankInterval(
        rank=rank,
        low=min(rank, low),
        high=max(rank, high),
        of=len(values),
        tied=sum(value == values[own] for value in values),
        chances=tuple(chances),
    )


def _rank_chances(
    below: Sequence[Callable[[float], float]], own_value: Callable[[float], float]
) -> list[float]:
    """The chance of each rank: `own_value` gives what the own one is below with a chance, `below` for each other the chance that
    it lies below a value.
    """
    total = [0.0] * (len(below) + 1)
    for piece in range(_SLICES):
        value = own_value((piece + 0.5) / _SLICES)
        for rank, chance in enumerate(_how_many([each(value) for each in below])):
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
