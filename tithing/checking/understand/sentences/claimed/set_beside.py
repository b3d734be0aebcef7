"""More of what one sentence states of its figures, as press lines and commentaries put it: how far from a target, what share of
it, so many times another, a mean of so many by so many, two in brackets of which one is higher, times in minutes and seconds.

Numbers in words count where a sentence opens with one, or says by how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.understand.sentences.claimed.stated import FIGURE, Stated, StatedKind, without_dates
from tithing.checking.understand.sentences.phrases.directions import DOWN, UP, directions_in
from tithing.checking.understand.sentences.phrases.number_words import value_of

_NO_SHARE = r"(?!\s*(?:%|per\s?cent)|[\d,.]*\d)"
_COUNT = rf"(?<![\w.,£/-]){FIGURE}{_NO_SHARE}"
_SHARE = r"\d+(?:\.\d+)?\s*%"
_BETWEEN = r"[^.;:()\d]"
_WORD = r"[a-z]+(?:-[a-z]+)?"  # what may be a number: `_number` knows which are
_WAY = r"(?P<way>above|below|over|under|short|more|fewer|less|higher|lower)\b"
_AIM = r"(?:target|budget|plan|allocation|aim|limit|ceiling|forecast)"


@lru_cache(maxsize=8192)
def beside_in(sentence: str) -> tuple[Stated, ...]:
    """Every claim of one of these kinds in a sentence.

    >>> [(each.kind.value, each.texts) for each in beside_in("There were 12 fires by 4 people, an average of 3.0 each.")]
    [('each', ('12', '4', '3.0'))]
    """
    said = sentence.lower()
    finders = [find for words, find in _FINDERS if any(word in said for word in words)]
    text = without_dates(sentence) if finders else ""
    return tuple(each for find in finders for each in find(text))


def _claim(
    kind: StatedKind, texts: tuple[str, ...], way: str = "", *, word: str = "", per: Decimal = Decimal(1)
) -> Iterator[Stated]:
    numbers = tuple(number for text in texts if (number := _number(text)) is not None)
    one_unit = kind is StatedKind.EACH or len({"£" in text for text in texts}) == 1 or per != 1
    if len(numbers) == len(texts) and one_unit:
        yield Stated(kind, numbers, tuple(text.strip() for text in texts), way, per, word=word)


def _number(text: str) -> PrintedNumber | None:
    if not text.strip()[:1].isalpha():
        return read_number(text.strip())
    try:
        return read_number(str(value_of(text.strip())))
    except KeyError:  # a word that is no number
        return None


_ON = rf"(?:(?!\b(?:against|compared|{_AIM})\b)[^.:()\d]){{0,40}}?"
_AIM_FIRST = re.compile(
    rf"\b{_AIM}\b{_BETWEEN}{{0,60}}?\s(?P<other>{_COUNT}){_ON}\s(?P<own>{_COUNT}){_BETWEEN}{{0,40}}?,\s*"
    rf"(?P<apart>{_COUNT})\s+{_WAY}(?:\s+(?:the\s+|our\s+|its\s+)?{_AIM}\b)?",
    re.IGNORECASE,
)
_AIM_SHARE = re.compile(
    rf"\b{_AIM}\b{_BETWEEN}{{0,60}}?\s(?P<other>{_COUNT}){_ON}\s(?P<own>{_COUNT})[^.:()%]{{0,60}}?"
    rf"(?:[,(]|\bor\b|\bwhich\s+is\b)\s*(?P<share>{_SHARE})\s+of\s+(?:the\s+|our\s+|its\s+)?{_AIM}\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"(?P<own>\d+(?:\.\d+)?)\s*%,?\s+(?:and|which)\s+(?:is|was)\s+(?P<apart>{_WORD}|\d+(?:\.\d+)?)\s+(?:percentage\s+)?points?\s+"
    rf"{_WAY}\s+(?:than\s+)?(?:the\s+|our\s+|its\s+)?(?:[a-z-]+\s+){{0,4}}?(?P<other>\d+(?:\.\d+)?)\s*%",
    re.IGNORECASE,
)
_BESIDE_SHARE = re.compile(  # "149 incidents (63.9%), down 4.5% from 156"
    rf"(?P<own>{_COUNT})(?:\s+[a-z-]+){{0,4}}\s*\(\s*{_SHARE}[^()]*\)\s*,\s*(?P<way>up|down)\s+(?:by\s+)?"
    rf"(?P<apart>{_SHARE}|{FIGURE}){_BETWEEN}{{0,20}}?\s(?:from|on)\s+(?:the\s+)?(?P<other>{_COUNT})",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^\W*(?P<own>{_WORD})\s+{_BETWEEN}{{0,80}}?,\s*(?:which\s+(?:is|was)\s+)?(?P<apart>{_WORD}|{FIGURE})\s+"
    rf"{_WAY}\s+than\s+(?:{_BETWEEN}{{0,60}}?(?:\(|\b(?:of|at)\s+)|(?:the\s+)?)(?P<other>{_COUNT})",
    re.IGNORECASE,
)


_UP_FROM = re.compile(  # "841 offences (34.9%), up from 774 (33.8%)"
    rf"(?P<own>{_COUNT})(?:\s+[a-z-]+){{0,4}}\s*\([^()]*%[^()]*\)\s*,\s*(?P<way>up|down)\s+from\s+(?:the\s+)?(?P<other>{_COUNT})",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    rf"(?P<whole>{_COUNT}){_BETWEEN}{{0,40}}?,?\s+of\s+which\s+(?P<part>{_COUNT}){_BETWEEN}{{0,40}}?\(\s*(?P<share>{_SHARE})\s*\)",
    re.IGNORECASE,
)


def _apart(text: str) -> Iterator[Stated]:
    yield from _told_apart(_POINTS, text)
    for found in _BESIDE_SHARE.finditer(text):
        word = found["way"].lower()
        texts = (found["own"], found["apart"], found["other"])
        yield from _claim(StatedKind.APART, texts, "more" if word == "up" else "fewer", word=word)
    for found in _OF_WHICH.finditer(text):
        if ("£" in found["whole"]) is ("£" in found["part"]):
            yield from _claim(
                StatedKind.RATE, (found["part"], found["whole"], found["share"]), per=Decimal(100)
            )


def _opening(text: str) -> Iterator[Stated]:
    yield from _told_apart(_OPENING, text)


def _told_apart(pattern: re.Pattern[str], text: str) -> Iterator[Stated]:
    for found in pattern.finditer(text):
        yield from _claim(
            StatedKind.APART, (found["own"], found["apart"], found["other"]), found["way"].lower()
        )


def _of_aims(text: str) -> Iterator[Stated]:
    """How far from a target, and what share of it."""
    yield from _told_apart(_AIM_FIRST, text)
    for found in _AIM_SHARE.finditer(text):
        yield from _claim(StatedKind.RATE, (found["own"], found["other"], found["share"]), per=Decimal(100))


_TIMES = re.compile(
    rf"(?P<own>{_COUNT})(?:\s+per\s+[\d,]+)?{_BETWEEN}{{0,30}}?,?\s+(?P<times>{_WORD}|\d+(?:\.\d+)?)\s+times\s+(?:the|that|as|higher|more)\b"
    rf"{_BETWEEN}{{0,50}}?(?:\bof|\bat|\bthan|\()\s*(?P<other>{_COUNT})",
    re.IGNORECASE,
)
_BY_EACH = re.compile(
    rf"(?P<total>{_COUNT})\s+(?:[a-z-]+\s+){{1,3}}?(?:by|for|among|between|across|from|to)\s+(?P<number>{_COUNT})\s+{_BETWEEN}{{1,40}}?"
    rf"(?:,|\()\s*(?:or\s+)?an?\s+average\s+of\s+(?P<mean>{_COUNT})\s+(?:[a-z-]+\s+){{0,2}}?(?:each|apiece|per\b|a\s+(?:person|head|case))",
    re.IGNORECASE,
)
_EACH_BY = re.compile(
    rf"(?P<mean>{_COUNT})\s+(?:[a-z-]+\s+){{0,4}}?(?:on\s+average|each)\s*[:(,]\s*(?P<total>{_COUNT})\s+(?:[a-z-]+\s+){{1,3}}?"
    rf"(?:by|for|among|between|across|from|to)\s+(?P<number>{_COUNT})",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\b(?:over|in|during|across)\s+(?:the\s+|these\s+|those\s+)?(?:last\s+|past\s+)?(?P<number>{_WORD}|\d+)\s+(?P<unit>year|month|week|quarter)s\b"
    rf"{_BETWEEN}{{0,60}}?\s(?P<total>{_COUNT}){_BETWEEN}{{0,60}}?\baverage\s+of\s+(?P<mean>{_COUNT})\s+(?:[a-z-]+\s+)?(?:a|per|each)\s+(?P=unit)\b",
    re.IGNORECASE,
)


def _divided(text: str) -> Iterator[Stated]:
    for found in _TIMES.finditer(text):
        yield from _claim(StatedKind.TIMES, (found["own"], found["times"], found["other"]))
    for pattern in (_BY_EACH, _EACH_BY, _OVER):
        for found in pattern.finditer(text):
            yield from _claim(StatedKind.EACH, (found["total"], found["number"], found["mean"]))


_IN_BRACKETS = re.compile(
    rf"\b(?P<way>more|fewer|less|higher|lower|greater|smaller)\b(?!\s+than){_BETWEEN}{{0,60}}?\(\s*(?P<own>{FIGURE}\s*%?)\s*\){_BETWEEN}{{0,40}}?"
    rf"\bthan\b{_BETWEEN}{{0,60}}?\(\s*(?P<other>{FIGURE}\s*%?)\s*\)",
    re.IGNORECASE,
)


def _ordered(text: str) -> Iterator[Stated]:
    """ "Higher in Ashby (40.4%) than in Barton (34.0%)"."""
    for found in _UP_FROM.finditer(text) if " from " in text else ():
        word = found["way"].lower()
        way = "higher" if word == "up" else "lower"
        yield from _claim(StatedKind.ORDER, (found["own"], found["other"]), way, word=word)
    for found in _IN_BRACKETS.finditer(text) if " than " in text else ():
        if found["own"].endswith("%") is found["other"].endswith("%"):
            yield from _claim(StatedKind.ORDER, (found["own"], found["other"]), found["way"].lower())


_LASTS = r"(?:\d+\s*(?:minutes?|mins?)\s*(?:and\s+)?)?\d+\s*(?:seconds?|secs?)\b|\d+\s*(?:minutes?|mins?)\b"
_FASTER = re.compile(
    rf"(?P<own>{_LASTS}){_BETWEEN}{{0,30}}?,\s*(?:which\s+(?:is|was)\s+)?(?P<apart>{_LASTS})\s+"
    rf"(?P<way>faster|quicker|shorter|slower|longer|less|more|lower|higher)\s+than\s+{_BETWEEN}{{0,50}}?(?P<other>{_LASTS})",
    re.IGNORECASE,
)
_SLOWER = ("slower", "longer", "more", "higher")
_MINUTES = re.compile(r"(\d+)\s*min", re.IGNORECASE)
_SECONDS = re.compile(r"(\d+)\s*sec", re.IGNORECASE)


def _lasting(text: str) -> Iterator[Stated]:
    """Times in minutes and seconds, as seconds."""
    for found in _FASTER.finditer(text):
        texts = tuple(found[name] for name in ("own", "apart", "other"))
        numbers = tuple(number for each in texts if (number := read_number(str(_seconds(each)))) is not None)
        way = "more" if found["way"].lower() in _SLOWER else "less"
        yield Stated(StatedKind.APART, numbers, texts, way, word=found["way"].lower())


def _seconds(text: str) -> int:
    minutes, seconds = _MINUTES.search(text), _SECONDS.search(text)
    return 60 * int(minutes[1] if minutes else 0) + int(seconds[1] if seconds else 0)


_SOME_AND_OTHERS = re.compile(
    rf"\b(?P<some>{_WORD}|\d{{1,2}})\s+of\s+(?:the|our|all)\s+(?P<whole>{_WORD}|\d{{1,2}})\s+(?:[a-z-]+\s+){{1,4}}?(?P<one>[a-z]+)\s+and\s+"
    rf"(?:the\s+other\s+)?(?P<others>{_WORD}|\d{{1,2}})\s+(?P<two>[a-z]+)\b",
    re.IGNORECASE,
)


def _went_both_ways(text: str) -> Iterator[Stated]:
    """ "Three of the five fell and two rose": they are no more than all, and all did not go one way."""
    for found in _SOME_AND_OTHERS.finditer(text):
        ways = [_way_of(found["one"]), _way_of(found["two"])]
        texts = (found["whole"], found["some"], found["others"])
        if set(ways) == {UP, DOWN}:
            yield from _claim(StatedKind.MOST, texts)
        elif ways[0] and ways[0] == ways[1]:
            yield from _claim(StatedKind.MOST, texts, word=found["two"])


def _way_of(verb: str) -> str:
    found = directions_in(f"{verb} ")
    return found[0].way if found else ""


_FINDERS = (  # each with words of which a sentence has one, or it states nothing of the kind
    (("target", "budget", "plan", "allocation", "aim", "limit", "ceiling", "forecast"), _of_aims),
    (("point", "%)", "% of", "of which"), _apart),
    (("average", "each", "times"), _divided),
    (("(",), _ordered),
    (("min", "sec"), _lasting),
    ((" of the ", " of our ", " of all "), _went_both_ways),
    (("more than", "fewer than", "less than", "higher than", "lower than", "above", "below"), _opening),
)
