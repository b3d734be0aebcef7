"""The people of a place are as many from one quarter to the next (R85): where the rates of several places stand in tables of
their own, each with its counts elsewhere, two quarters of one place imply one number, as they do in the other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.bases import RatedPair
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.measures import Measure, is_rate, rate_base
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.phrases.words import likeness
from tithing.vocabulary.period import Period

RULE = "rates_over_time"
_COUNTED = frozenset({Role.EARLIER, Role.CURRENT, Role.COUNT, Role.YEAR_TO_DATE})
_ROOM = exactly("test.sums.rates_over_time", "room")
_FEWEST = counted("test.sums.rates_over_time", "fewest")

Twice = tuple[RatedPair, RatedPair]


def relations(book: Pack) -> Iterator[Relation]:
    """For each place with rates of two quarters: do both stand on one number of people?"""
    for places in _rated(book).values():
        twice = [pair for pairs in places.values() for pair in pairwise(pairs)]
        held = sum(_holds(pair) for pair in twice)
        if held >= _FEWEST and held > len(twice) - held:
            yield from (_people_then_and_now(pair) for pair in twice)


def _rated(book: Pack) -> dict[Measure, dict[str, list[RatedPair]]]:
    """For each rate, its places, and for each of those the quarters that have a count as well."""
    found: dict[Measure, dict[str, list[RatedPair]]] = defaultdict(lambda: defaultdict(list))
    rates = [figure for figure in book.figures() if _is_rate_of_place(figure)]
    counts: dict[Period | None, list[PrintedFigure]] = defaultdict(list)
    for figure in book.figures() if rates else ():
        if _is_count_of_place(figure):
            counts[figure.fact.period].append(figure)
    for rate in rates:
        fitting = [count for count in counts[rate.fact.period] if _counts(count, rate)]
        if len({count.value for count in fitting}) == 1:
            per = Decimal(rate_base(rate.fact.label).split(" ")[0].replace(",", ""))
            pair = RatedPair(fitting[0], rate, per, "over time", rate.fact.area)
            found[rate.fact.measure][rate.fact.area.lower()].append(pair)
    return found


def _is_rate_of_place(figure: PrintedFigure) -> bool:
    fact = figure.fact
    placed = bool(fact.area) and fact.period is not None and fact.role in (Role.COUNT, Role.RATE)
    return placed and fact.kind == "rate" and bool(rate_base(fact.label))


def _is_count_of_place(figure: PrintedFigure) -> bool:
    fact = figure.fact
    return bool(fact.area) and fact.period is not None and fact.role in _COUNTED and figure.exact


def _counts(count: PrintedFigure, rate: PrintedFigure) -> bool:
    """Whether a count of the same time is of the place and the thing that a rate is of."""
    one, two = count.fact, rate.fact
    if one.table is two.table or not same_area(one.area, two.area):
        return False
    what = one.table.label_head if one.label == one.area else one.label
    alike = likeness(what, two.label)
    return not is_rate(what) and alike.whole and not alike.extra


def _holds(twice: Twice) -> bool:
    one, two = (pair.base for pair in twice)
    return one is None or two is None or overlap((one[0] * (1 - _ROOM), one[1] * (1 + _ROOM)), two)


def _people_then_and_now(twice: Twice) -> Relation:
    before, now = twice
    expected = {before.rate: _right(before, now), now.rate: _right(now, before)}
    fault, other = (now, before) if likely_slip(now.rate.text, expected[now.rate]) else (before, now)
    words = (
        f"{_said(before)}, {_said(now)}: the people of {now.area} cannot be both, and those of the other places are the "
        f"same in the two quarters."
    )
    figures = (fault.rate, other.rate, fault.count, other.count)
    slip = "" if _holds(twice) else likely_slip(fault.rate.text, expected[fault.rate])
    return Relation(RULE, "rate", figures, _holds(twice), Severity.PROBABLE, words, expected, slip)


def _right(pair: RatedPair, other: RatedPair) -> str:
    """The rate of a pair on the people that the other one implies."""
    if other.base is None:
        return ""
    return show(pair.per * pair.count.value * 2 / sum(other.base), pair.rate.number)


def _said(pair: RatedPair) -> str:
    span = "" if pair.base is None else f"{plain(pair.base[0], 0)} to {plain(pair.base[1], 0)} people"
    return f"{pair.count.text} at {pair.rate.text} per {plain(pair.per)} needs {span}"
