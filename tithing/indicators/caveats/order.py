"""Whether an order of areas may be told: not where a caveat of one of them could change the place of the one it is told of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tithing.indicators.caveats.places import MANY, TOLD_FROM, TOO_MANY
from tithing.indicators.result import At, Rate
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.quantity import number_of

A_YEAR = 0.02  # by how much people and households may move between the years of two estimates
DIFFERENT_YEARS = "the areas' rates are over people of different years"
NOT_AS_COMPLETE = "so many rows have no place that the order of the areas could be another"
RIVALS = "two suppliers give two figures, and by the other's the order could be another"


@dataclass(frozen=True)
class Placed:
    """One member of an order: its value, from how low to how high it could be, and why."""

    value: float
    low: float
    high: float
    because: str = ""

    def could_change_places_with(self, other: Placed) -> bool:
        """Whether the two could stand the other way round: two exact values never could."""
        if not (self.because or other.because):
            return False
        return self.low <= other.high and other.low <= self.high


def why_no_order(own: Placed, others: Sequence[Placed]) -> str:
    """Why no place of the own one is told; "" where it may be.

    >>> sure, unsure = Placed(12.0, 12.0, 12.0), Placed(11.0, 11.0, 22.0, NOT_AS_COMPLETE)
    >>> why_no_order(sure, [Placed(11.0, 11.0, 11.0)]), why_no_order(sure, [unsure]) == NOT_AS_COMPLETE
    ('', True)
    """
    doubtful = (each for each in others if own.could_change_places_with(each))
    return next((own.because or each.because for each in doubtful), "")


@dataclass(frozen=True)
class OrderedMember:
    """What is placed: its value, its share of rows without a place, and the rate and figure whose caveats it has."""

    value: float
    share: float | None
    rate: Rate
    at: At


def why_no_place(members: Sequence[OrderedMember], own: int, *, by_rate: bool = True) -> str:
    """Why the place of the own member is not told; "" where it may be."""
    periods = (each.rate.denominator_period for each in members)
    years = frozenset(period.end.year for period in periods if period is not None and by_rate)
    shares = [each.share or 0.0 for each in members]
    uneven = max(shares) - min(shares) >= TOLD_FROM
    places = [_placed(each, years, uneven=uneven) for each in members]
    return why_no_order(places[own], [*places[:own], *places[own + 1 :]])


def _placed(member: OrderedMember, years: frozenset[int], *, uneven: bool) -> Placed:
    """A member with what its caveats leave open. `years` are those of all members' denominators; where the members are
    equally complete, a small share without a place is spread as they are; so large a one may be anyone's."""
    low = high = member.value
    because, share = "", member.share or 0.0
    if share >= MANY or (share and uneven):
        high, because = (high / (1 - share) if share < TOO_MANY else math.inf), NOT_AS_COMPLETE
    if apart := _apart(member.rate, years):
        low, high, because = low / apart, high * apart, because or DIFFERENT_YEARS
    for factor in _by_others(member.at):
        low, high = min(low, member.value * factor), max(high, member.value * factor)
        because = because or RIVALS
    return Placed(member.value, low, high, because)


def _apart(rate: Rate, years: frozenset[int]) -> float:
    """By how much people may have moved between its own year and the others'; 0 where all are of one."""
    if len(years) < 2 or rate.denominator_period is None:
        return 0.0
    return 1 + A_YEAR * max(abs(rate.denominator_period.end.year - year) for year in years)


def _by_others(at: At) -> list[float]:
    used = number_of(at.quantity)
    rivals: list[Caveat] = [each for each in at.caveats if each.kind is CaveatKind.RIVAL]
    return [number / used for each in rivals for _, number in each.figures if used]
