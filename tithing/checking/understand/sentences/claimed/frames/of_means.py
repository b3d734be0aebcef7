"""Rates, means and ratios."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, only, rest_of
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_EACH = re.compile(
    r"^\s*(?:[a-z'’-]+\s+){0,3}?(?:each|apiece|(?:a|per)\s+(?:head|person))\b(?!\s+(?:year|quarter|month|week|day|time)\b)",
    re.IGNORECASE,
)


def rated(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """How many, among how many people, and so many for each thousand."""
    rate, people = only(slots, Bearing.RATE), only(slots, Bearing.PEOPLE)
    if len(slots) == 3 and rate is not None and people is not None and rate is not people:
        (count,) = rest_of(slots, rate, people)
        if not count.percent:
            yield claim_of(StatedKind.RATE, (count, people, rate), per=rate.per)


def mean_of(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """So many in so many months, and so many a month."""
    span, mean = only(slots, Bearing.SPAN), only(slots, Bearing.MEAN)
    if len(slots) == 3 and span is not None and mean is not None and span is not mean:
        (total,) = rest_of(slots, span, mean)
        if not total.percent and not mean.percent:
            yield claim_of(StatedKind.EACH, (total, span, mean))


def each_of(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """So many times for so many people, and so many each."""
    mean = only(slots, Bearing.MEAN)
    counts = _two_counts(slots, mean)
    bare = all(slot.part in (None, Bearing.PEOPLE) and not slot.way for slot in counts)
    if mean is not None and counts and bare and mean.number.value > 1 and _EACH.match(mean.after):
        yield claim_of(StatedKind.EACH, (*counts, mean))


def ratio_of(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Two counts, and how many of the one there are to one of the other."""
    ratio = only(slots, Bearing.RATIO)
    counts = _two_counts(slots, ratio)
    if ratio is not None and counts and ratio.number.value > 1:
        yield claim_of(StatedKind.EACH, (*counts, ratio))


def netted(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """What something cost, what it brought, what is left of the two, and how much came back for each pound."""
    rest = [slot for slot in slots if slot.text != "£1"]
    net = list(filter(_is_net, rest))
    each = list(filter(_is_returned, rest_of(rest, *net)))
    counts = sorted(rest_of(rest, *net, *each), key=lambda slot: -slot.number.value)
    if (len(net), len(counts)) == (1, 2) and len(each) < 2 and all(slot.money for slot in counts):
        yield claim_of(StatedKind.APART, (counts[0], net[0], counts[1]), "more")
        yield from (claim_of(StatedKind.EACH, (*counts, slot)) for slot in each)


def _is_net(slot: FigureSlot) -> bool:
    return "net" in (*words_of(slot.before)[-4:], *words_of(slot.after)[:1])


def _is_returned(slot: FigureSlot) -> bool:
    """Whether it may say how much came back for each pound."""
    near = {*words_of(slot.before)[-3:], *words_of(slot.after)[:3]}
    return bool(slot.number.decimals) and not near.isdisjoint(("every", "each", "per", "ratio", "back"))


def _two_counts(slots: Sequence[FigureSlot], mean: FigureSlot | None) -> list[FigureSlot]:
    """What is left beside a mean where that is two counts, the larger first; else nothing."""
    counts = rest_of(slots, mean) if mean is not None and not mean.percent else []
    if len(counts) != 2 or any(slot.percent for slot in counts):
        return []
    return sorted(counts, key=lambda slot: -slot.number.value)
