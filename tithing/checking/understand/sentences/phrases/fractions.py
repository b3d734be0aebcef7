"""Fractions in words ("almost one quarter", "more than half", "two thirds") and what share of a hundred they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.thresholds import exactly

_PARTS = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "tenth": Decimal(10),
}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "": 1}
_FRACTION = re.compile(
    r"\b(?:(?P<how>more\s+than|over|just\s+over|less\s+than|under|just\s+under|fewer\s+than|almost|nearly|close\s+to|around|"
    r"about|approximately|at\s+least|up\s+to)\s+)?(?:(?P<times>a|one|two|three|four)[\s-]+)?"
    r"(?P<part>half|third|quarter|fifth|tenth)s?\b(?!\s*[1-4]\b)",
    re.IGNORECASE,
)
_ROOM = exactly("understand.sentences.phrases.fractions", "room")
_WIDE = exactly("understand.sentences.phrases.fractions", "wide")


@dataclass(frozen=True)
class Fraction:
    """A fraction in words, and the least and the greatest per cent that a fair reader takes it for."""

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal


def fractions_in(text: str) -> tuple[Fraction, ...]:
    """The fractions a sentence states in words.

    >>> [(found.text, int(found.low), int(found.high)) for found in fractions_in("More than one third of complaints")]
    [('More than one third', 33, 43)]
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Fraction]:
    for hit in _FRACTION.finditer(text):
        part, times = hit["part"].lower(), (hit["times"] or "").lower()
        if part != "half" and not times:
            continue  # "the third year", "this quarter"
        if part == "quarter" and times in ("a", "one") and not _share_of(text, hit):
            continue
        value = _PARTS[part] * _TIMES[times]
        yield Fraction(hit.start(), hit.end(), hit.group(), *_room(value, (hit["how"] or "").lower()))


def _share_of(text: str, hit: re.Match[str]) -> bool:
    """ "One quarter" is a share of something, a part by which it changed, or a time of year."""
    share = re.match(r"\s*(?:of\b|\()", text[hit.end() :]) is not None
    return bool(hit["how"]) or share or text[: hit.start()].endswith("by ")


def _room(value: Decimal, how: str) -> tuple[Decimal, Decimal]:
    if how.startswith(("more", "over", "at least")):
        return value, value + _WIDE
    if how.startswith("just over"):
        return value, value + _ROOM
    if how.startswith(("less", "under", "fewer", "up to")):
        return value - _WIDE, value
    if how.startswith(("almost", "nearly", "close", "just under")):
        return value - _ROOM, value
    return value - _ROOM, value + _ROOM
