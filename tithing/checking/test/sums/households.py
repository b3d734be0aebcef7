"""Rates on households hold together (R85): each area's base is a believable share of its people, and the bases of the areas
make that of the whole, as the people do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.bases import (
    FEWEST_HOUSEHOLDS,
    MOST_HOUSEHOLDS,
    Interval,
    RatedPair,
    by_area,
    households_share,
    pairs_in,
    population_of,
    rows_apart,
)
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack

RULE = "households"
_FEWEST = counted("test.sums.households", "fewest")


@dataclass(frozen=True, eq=False)
class _Based:
    """A rate on households, the number it implies, and the people of its area."""

    pair: RatedPair
    base: Interval
    people: Interval

    @property
    def share(self) -> Decimal:
        return (self.base[0] + self.base[1]) / (self.people[0] + self.people[1])


def relations(book: Pack) -> Iterator[Relation]:
    """For each row of rates on households: are they on believable numbers, which add to the whole's?"""
    pairs = sorted(pairs_in(book.here), key=lambda pair: pair.group)
    for _, grouped in groupby(pairs, key=lambda pair: pair.group):
        members = list(grouped)
        people = _people(members)
        for row in sorted(rows_apart(members)):
            yield from _of_row([pair for pair in members if pair.rate.row == row], people)


def _people(pairs: Sequence[RatedPair]) -> dict[RatedPair, Interval]:
    """The people of each pair's area, where its rates tell them."""
    return {
        pair: population
        for _, of_area in by_area(pairs)
        if (population := population_of(of_area)) is not None
        for pair in of_area
    }


def _of_row(pairs: Sequence[RatedPair], people: Mapping[RatedPair, Interval]) -> Iterator[Relation]:
    based = [
        _Based(pair, base, people[pair])
        for pair in pairs
        if (base := pair.base) is not None and pair in people
    ]
    for each in based:
        yield _believable(each)
    whole = _whole(based) if len(based) == len(pairs) else None
    if whole is not None and all(_may_be(each) for each in based):
        yield _adding(whole, [each for each in based if each is not whole])


def _may_be(each: _Based) -> bool:
    return households_share(each.base, each.people)


def _whole(based: Sequence[_Based]) -> _Based | None:
    """The area whose people are those of all the others."""
    for each in based if len(based) > _FEWEST else ():
        others = [other.people for other in based if other is not each]
        if overlap(each.people, _added(others)):
            return each
    return None


def _added(intervals: Sequence[Interval]) -> Interval:
    return sum((low for low, _ in intervals), Decimal(0)), sum((high for _, high in intervals), Decimal(0))


def _believable(each: _Based) -> Relation:
    low, high = FEWEST_HOUSEHOLDS * each.people[0], MOST_HOUSEHOLDS * each.people[1]
    words = (
        f"{_said(each)}; the households of {each.pair.area or 'the area'} are between {plain(low, 0)} and {plain(high, 0)}, "
        f"for its other rates are on some {plain((each.people[0] + each.people[1]) / 2, 0)} people."
    )
    figures = (each.pair.rate, each.pair.count)
    return Relation(RULE, "rate", figures, _may_be(each), Severity.PROBABLE, words)


def _said(each: _Based) -> str:
    span = f"{plain(each.base[0], 0)} to {plain(each.base[1], 0)} households"
    return f"{each.pair.count.text} at {each.pair.rate.text} per {plain(each.pair.per)} would need {span}"


def _adding(whole: _Based, parts: Sequence[_Based]) -> Relation:
    total = _added([part.base for part in parts])
    words = (
        f"The rates of the areas stand on {plain(total[0], 0)} to {plain(total[1], 0)} households together, that of "
        f"{whole.pair.area or 'the whole'} on {plain(whole.base[0], 0)} to {plain(whole.base[1], 0)}; their people add up."
    )
    odd = _odd((whole, *parts))
    others = [each.pair.rate for each in (whole, *parts) if each is not odd]
    figures, holds = (odd.pair.rate, *others), overlap(whole.base, total)
    return Relation(RULE, "rate", figures, holds, Severity.PROBABLE, words)


def _odd(based: Sequence[_Based]) -> _Based:
    """The one whose share of households is furthest from the middle one."""
    middle = sorted(each.share for each in based)[len(based) // 2]
    return max(based, key=lambda each: abs(each.share - middle))
