"""A rate is its count on one number of people, the same for every row of an area and from table to table (R85)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import shared
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.bases import (
    Interval,
    RatedPair,
    by_area,
    pairs_in,
    population_of,
    rows_apart,
)
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack

RULE = "rates"
TWO_BASES = "two_bases"
_NEAR = shared("test.sums.rates", "near")


def relations(book: Pack) -> Iterator[Relation]:
    """For each count with its rate: does the pair fit the one base of its area?"""
    pairs = sorted(pairs_in(book.here), key=lambda pair: pair.group)
    populations: list[tuple[RatedPair, Interval]] = []
    for _, grouped in groupby(pairs, key=lambda pair: pair.group):
        members = list(grouped)
        apart = rows_apart(members)
        for _, of_area in by_area(members):
            population = population_of(of_area)
            if population is not None:
                populations.append((of_area[-1], population))
                yield from _tested(of_area, population, apart)
    yield from _two_bases(populations)


def _tested(pairs: Sequence[RatedPair], population: Interval, apart: frozenset[int]) -> Iterator[Relation]:
    for pair in pairs:
        if pair.count.value == 0 or pair.rate.number.low <= 0:
            yield from _nothing(pair, population)
        elif pair.base is not None and pair.rate.row not in apart:
            yield _on_one_base(pair, population, holds=overlap(pair.base, population))


def _nothing(pair: RatedPair, population: Interval) -> Iterator[Relation]:
    """A rate that rounds to nothing, or of nothing: is the count as small as that?"""
    most = pair.per * pair.count.high / population[0]
    least = pair.per * pair.count.low / population[1]
    given = (pair.rate.number.low, pair.rate.number.high)
    yield _on_one_base(pair, population, holds=overlap(given, (least, most)))


def _on_one_base(pair: RatedPair, population: Interval, *, holds: bool) -> Relation:
    middle = (population[0] + population[1]) / 2
    right = pair.per * pair.count.value / middle
    words = show(right, pair.rate.number)
    explanation = (
        f"{pair.count.text} at {pair.rate.text} per {plain(pair.per)} would need {_span(pair)}; the other rates of "
        f"{pair.area or 'the area'} fit {plain(population[0], 0)} to "
        f"{plain(population[1], 0)}, on which the rate is {words}."
    )
    expected = {pair.rate: words, pair.count: show(pair.rate.value * middle / pair.per, pair.count.number)}
    slip = "" if holds else likely_slip(pair.rate.text, words)
    figures = (pair.rate, pair.count)
    return Relation(RULE, "rate", figures, holds, Severity.CERTAIN, explanation, expected, slip)


def _span(pair: RatedPair) -> str:
    base = pair.base
    return "another number" if base is None else f"{plain(base[0], 0)} to {plain(base[1], 0)}"


def _two_bases(populations: Sequence[tuple[RatedPair, Interval]]) -> Iterator[Relation]:
    """Two tables whose rates of one area stand on two numbers a little apart: two estimates, which to say."""
    first: dict[str, tuple[RatedPair, Interval]] = {}
    for pair, population in populations:
        known = next((name for name in first if same_area(name, pair.area)), pair.area)
        other, base = first.setdefault(known, (pair, population))
        if overlap(population, base):
            continue
        if max(population[0] / base[1], base[0] / population[1]) < _NEAR:
            yield _two(pair, population, other, base)


def _two(pair: RatedPair, population: Interval, other: RatedPair, base: Interval) -> Relation:
    explanation = (
        f"The rates of {pair.area} in this table fit {plain(population[0], 0)} "
        f"to {plain(population[1], 0)} people, those "
        f"of another table {plain(base[0], 0)} to {plain(base[1], 0)}: two estimates of one population."
    )
    expected = {pair.rate: "one population throughout, or a note"}
    figures = (pair.rate, other.rate)
    return Relation(
        TWO_BASES, f"bases {pair.area}", figures, False, Severity.JUDGEMENT, explanation, expected
    )
