"""Figures that one sentence states of one another, parsed once into typed claims: two that are so far apart, a part of a whole,
a cost for each, a rate among so many people, a whole and its parts, and the highest of a list.

Money counts here as any figure does; years and other dates are blanked, places kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tithing.checking.read.numbers import PrintedNumber, read_number

_DATE = re.compile(
    r"(?<![£\d,.])(?:FY\s?\d\d\s?[/-]\s?\d\d|\b(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?)\b(?![,.]\d|\s*%)|\bQ[1-4]\b"
)
FIGURE = (
    r"£?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:\s?(?:k|m|bn|million)\b)?|£?\d+(?:\.\d+)?(?:\s?(?:k|m|bn|million)\b)?"
)
_NOT_SHARE = r"(?!\s*(?:%|per\s?cent)|[\d,.]*\d)"
_MORE = r"(?P<way>more|fewer|less|higher|lower|greater|above|below|over|under|short)"
_HEDGE = r"(?:(?:about|around|some|just|only|or)\s+)*"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"


class StatedKind(StrEnum):
    """What a sentence states of its figures."""

    APART = "apart"  # own, apart, other
    SHARE = "share"  # part, whole, per cent
    EACH = "each"  # cost, number, cost of one
    RATE = "rate"  # number, people, rate
    SUM = "sum"  # whole and its parts


@dataclass(frozen=True)
class Stated:
    """One claim: `said` is the figure that the others make, `texts` are they as printed, `way` the word for more or less."""

    kind: StatedKind
    numbers: tuple[PrintedNumber, ...]
    texts: tuple[str, ...]
    way: str = ""
    per: Decimal = Decimal(1)


@lru_cache(maxsize=8192)
def stated_in(sentence: str) -> tuple[Stated, ...]:
    """Every claim of one of these kinds in a sentence.

    >>> [(each.kind.value, each.texts, each.way) for each in stated_in("Ash had 463 fires, 37 fewer than Birch (500).")]
    [('apart', ('463', '37', '500'), 'fewer')]
    """
    text = _DATE.sub(lambda found: " " * len(found.group()), sentence)
    return tuple(each for find in _FINDERS for each in find(text))


def is_down(way: str) -> bool:
    return way.lower() in ("fewer", "less", "lower", "below", "under", "short")


def _stated(
    kind: StatedKind, texts: tuple[str, ...], way: str = "", per: Decimal = Decimal(1)
) -> Iterator[Stated]:
    numbers = tuple(number for text in texts if (number := read_number(text.strip())) is not None)
    if len(numbers) == len(texts):
        yield Stated(kind, numbers, tuple(text.strip() for text in texts), way, per)


_THAN = re.compile(
    rf"(?<![\w.,£/-])(?P<own>{FIGURE}){_NOT_SHARE}(?=\s)(?:[^.;:()\d]|\b\d+\s(?=months)){{0,80}}?[,(]\s*(?:which\s+(?:is|was)\s+)?{_HEDGE}"
    rf"(?P<apart>{FIGURE}){_NOT_SHARE}\s+{_MORE}\s+than\s+(?:[^.;:()\d]{{0,60}}?\(|(?:the\s+)?)(?P<other>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"(?<![\w.,£/-])(?P<own>{FIGURE}){_NOT_SHARE}\s+(?:[a-z]+\s+){{0,4}}?(?:against|compared\s+(?:with|to)|versus)\s+(?:an?|the|its|our)\s+"
    rf"(?:[a-z-]+\s+){{0,3}}?(?:target|budget|plan|limit|forecast|ceiling|aim|baseline|profile)\s+of\s+(?:no\s+more\s+than\s+|at\s+least\s+|up\s+to\s+)?"
    rf"(?P<other>{FIGURE}){_NOT_SHARE},?\s+(?:which\s+(?:is|was)\s+|that\s+is\s+|so\s+|and\s+so\s+)?{_HEDGE}"
    rf"(?P<apart>{FIGURE}){_NOT_SHARE}\s+{_MORE}\b",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(
    r"^[^.;:\d]{0,12},?\s*\(?(?:or|that\s+is)\s+(?P<share>\d+(?:\.\d+)?\s*%)\s+"
    r"(?P<way>more|fewer|less|higher|lower|above|below)",
    re.IGNORECASE,
)


def _apart(text: str) -> Iterator[Stated]:
    for pattern in (_THAN, _AGAINST):
        for found in pattern.finditer(text):
            texts = (found["own"], found["apart"], found["other"])
            yield from _stated(StatedKind.APART, texts, found["way"])
            behind = _SHARE_BEHIND.match(text[found.end() :])
            if behind is not None:
                yield from _stated(
                    StatedKind.APART, (found["own"], behind["share"], found["other"]), behind["way"]
                )


_OF_WHOLE = re.compile(
    rf"\bof\s+(?:(?:the|all|these|those|our)\s+)*(?P<whole>{FIGURE})\s+[a-z][^.;:()\d]{{0,40}},\s*",
    re.IGNORECASE,
)
_PART_SHARE = re.compile(
    rf"(?<![\w.,£/-])(?P<part>{FIGURE})\s*(?:[a-z]+\s+){{0,2}}\(\s*(?P<share>\d+(?:\.\d+)?\s*%)\s*\)"
)


def _shares(text: str) -> Iterator[Stated]:
    """ "Of 645 people, 526 (82%) were under thirty and 378 (59%) were men"."""
    opened = list(_OF_WHOLE.finditer(text))
    for number, found in enumerate(opened):
        end = opened[number + 1].start() if number + 1 < len(opened) else len(text)
        for part in _PART_SHARE.finditer(text, found.end(), end):
            yield from _stated(StatedKind.SHARE, (part["part"], found["whole"], part["share"]))


_FOR_EACH = re.compile(
    rf"(?P<cost>£(?:{FIGURE[2:]}))\s+(?:[a-z]+\s+){{0,3}}?(?:for|on|among|between|across)\s+(?P<number>{FIGURE})(?:\s+[a-z]+){{1,3}}?"
    rf"[^.;:()\d]{{0,20}}?(?:,|\(|\bor\b|\bat\b)\s*{_HEDGE}(?P<each>£(?:{FIGURE[2:]}))\s+(?:each|per\b|a\s+(?:head|person|case|piece)|apiece)",
    re.IGNORECASE,
)


def _each(text: str) -> Iterator[Stated]:
    for found in _FOR_EACH.finditer(text):
        yield from _stated(StatedKind.EACH, (found["cost"], found["number"], found["each"]))


_AMONG = re.compile(
    rf"(?<![\w.,£/-])(?P<number>{FIGURE})\s+(?:[a-z-]+\s+){{0,6}}?(?:among|in\s+a\s+population\s+of|for\s+a\s+population\s+of|across|from)\s+"
    rf"(?:its\s+|the\s+|some\s+)?(?P<people>{FIGURE})\s+(?:people|residents|population|households|inhabitants)\b[^.;:()\d]{{0,60}}?"
    rf"(?P<rate>\d+(?:\.\d+)?)\s+(?:[a-z]+\s+){{0,2}}?(?:per|for\s+every)\s+(?P<per>1,?000|10,?000|100,?000)",
    re.IGNORECASE,
)


def _rates(text: str) -> Iterator[Stated]:
    for found in _AMONG.finditer(text):
        per = Decimal(found["per"].replace(",", ""))
        yield from _stated(StatedKind.RATE, (found["number"], found["people"], found["rate"]), per=per)


_OF_THE = re.compile(
    rf"\bof\s+the\s+(?P<whole>{FIGURE})\s+[^.;:()\d]{{0,60}}?,\s*(?P<parts>{FIGURE}\b[^.;:()]*?\b(?:still|remain\w*|outstanding|pending|open|left)\b)",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?<![\w.,£/-])(?:{FIGURE}){_NOT_SHARE}")


def _sums(text: str) -> Iterator[Stated]:
    """ "Of the 327 received, 47 were closed and 280 are still open": the last of the parts is the rest."""
    for found in _OF_THE.finditer(text):
        parts = tuple(_PARTS.findall(found["parts"]))
        if len(parts) > 1:
            yield from _stated(StatedKind.SUM, (found["whole"], *parts))


_FINDERS = (_apart, _shares, _each, _rates, _sums)
