"""A rate is its count on the number of people, or of households, that the document states for the place (R85), where the rates
of other places are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.test.sums.denominators import stated_in
from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.bases import RatedPair, pairs_in
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "rates_on_stated"
_COUNTED = re.compile(r"\b(population|people|persons|residents|households|dwellings|homes)\b", re.IGNORECASE)
_FEWEST = counted("test.sums.rates_on_stated", "fewest")
_PLACES = counted("test.sums.rates_on_stated", "places")
_MOST_OFTEN = counted("test.sums.rates_on_stated", "most_often")

Rated = tuple[RatedPair, list[PrintedFigure]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each count with its rate in a place whose people are stated: does the one give the other?"""
    stated = [each for sheet in book.here for each in stated_in(sheet, _COUNTED)]
    pairs = [pair for pair in pairs_in(book.here) if pair.area and pair.base is not None] if stated else []
    numbers = {area: _numbers(area, stated) for area in {pair.area for pair in pairs}}
    rated = [(pair, numbers[pair.area]) for pair in pairs if numbers[pair.area]]
    held = [each for each in rated if _fits(each)]
    places = {pair.area.lower() for pair, _ in held}
    often = len(held) >= max(_FEWEST, _MOST_OFTEN * (len(rated) - len(held)))
    if len(places) >= _PLACES and often:
        yield from (_rate_on_stated(each) for each in rated)


def _numbers(area: str, stated: Sequence[tuple[str, PrintedFigure]]) -> list[PrintedFigure]:
    """What is stated for a place: its people, perhaps of several years, and its households."""
    return [figure for name, figure in stated if same_area(name, area)]


def _fits(rated: Rated) -> bool:
    pair, numbers = rated
    base = pair.base
    return base is not None and any(overlap((each.number.low, each.number.high), base) for each in numbers)


def _rate_on_stated(rated: Rated) -> Relation:
    pair, numbers = rated
    number = numbers[0]
    right = show(pair.per * pair.count.value / number.value, pair.rate.number)
    words = (
        f"{pair.count.text} on the {number.text} stated for {pair.area} is {right} per {plain(pair.per)}, not "
        f"{pair.rate.text}; the rates of the other places stand on the numbers stated for them."
    )
    holds, figures, expected = _fits(rated), (pair.rate, pair.count), {pair.rate: right}
    slip = "" if holds else likely_slip(pair.rate.text, right)
    return Relation(RULE, "rate", figures, holds, Severity.PROBABLE, words, expected, slip)
