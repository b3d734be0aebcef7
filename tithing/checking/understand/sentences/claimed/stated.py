"""Figures that one sentence states of one another, parsed once into typed claims: two that are so far apart, a part of a whole,
a cost for each, a rate among so many people, a whole and its parts, and the highest of a list.

Money counts here as any figure does; years and other dates are blanked, places kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.phrases.marks import MONTH
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD, value_of

_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|"  # "since 1 April, 10 more than the 599"
    r"(?<![£\d,.])(?:FY\s?\d\d\s?[/-]\s?\d\d|\b(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?)\b(?![,.]\d|\s*%)|\bQ[1-4]\b"
)
_PLAIN = r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|[,.]\d)(?:\s?(?:k|m|bn|million)\b)?)"  # never a piece of a longer one
FIGURE = rf"(?:£?{_PLAIN})"
_MONEY = rf"£{_PLAIN}"
_NOT_SHARE = r"(?!\s*(?:%|per\s?cent)|[\d,.]*\d)"
_MORE = r"(?P<way>more|fewer|less|higher|lower|greater|above|below|over|under|short)"
_HEDGE = r"(?:(?:about|around|some|just|only|or)\s+)*"


class StatedKind(StrEnum):
    """What a sentence states of its figures."""

    APART = "apart"  # own, apart, other
    SHARE = "share"  # part, whole, per cent
    EACH = "each"  # cost, number, cost of one
    RATE = "rate"  # number, people, rate
    SUM = "sum"  # whole and its parts
    MEAN = "mean"  # total and what it is for each month, week or day
    REST = "rest"  # parts of a hundred of which the last is the rest
    BALANCE = "balance"  # what there was, what came, what went, what is left
    TALLY = "tally"  # how many there are, and how many went which way
    TIMES = "times"  # own, times, other
    ORDER = "order"  # own, other
    AVERAGE = "average"  # the mean and what it is the mean of
    INDEX = "index"  # index, and the two counts of which it is made
    CARRIED = "carried"  # new total, old total, right and wrong part
    MOST = "most"  # how many there are, how many went one way, and how many the other


@dataclass(frozen=True)
class Stated:
    """One claim: `said` is the figure that the others make, `texts` are they as printed, `way` the word for more or less."""

    kind: StatedKind
    numbers: tuple[PrintedNumber, ...]
    texts: tuple[str, ...]
    way: str = ""
    per: Decimal = Decimal(1)
    rounded: bool = False  # rates and averages are, whole or not
    word: str = ""  # the word that says which way, as it is printed, where `way` is not it


@lru_cache(maxsize=8192)
def stated_in(sentence: str) -> tuple[Stated, ...]:
    """Every claim of one of these kinds in a sentence.

    >>> [(each.kind.value, each.texts, each.way) for each in stated_in("Ash had 463 fires, 37 fewer than Birch (500).")]
    [('apart', ('463', '37', '500'), 'fewer')]
    """
    text = without_dates(sentence)
    return tuple(each for find in _FINDERS for each in find(text))


def without_dates(sentence: str) -> str:
    """A sentence with years and days blanked, places kept."""
    return _DATE.sub(lambda found: " " * len(found.group()), sentence)


def is_down(way: str) -> bool:
    return way.lower() in ("fewer", "less", "lower", "below", "under", "short")


def _stated(
    kind: StatedKind, texts: tuple[str, ...], way: str = "", per: Decimal = Decimal(1)
) -> Iterator[Stated]:
    numbers = tuple(number for text in texts if (number := read_number(text.strip())) is not None)
    if len(numbers) == len(texts):
        yield Stated(kind, numbers, tuple(text.strip() for text in texts), way, per)


_THAN = re.compile(
    rf"(?<![\w.,£/-])(?P<own>{FIGURE}){_NOT_SHARE}(?=\s)(?:[^.;:()\d]|\b\d+\s(?=months)){{0,80}}?(?:[,(]|\s(?:is|was)\b)\s*(?:which\s+(?:is|was)\s+)?{_HEDGE}"
    rf"(?P<apart>{FIGURE}){_NOT_SHARE}\s+{_MORE}\s+than\s+(?:[^.;:()\d]{{0,60}}?(?:\(|\b(?:of|at)\s+)|(?:the\s+)?)(?P<other>{FIGURE}){_NOT_SHARE}",
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
        shares = [
            each
            for part in _PART_SHARE.finditer(text, found.end(), end)
            for each in _stated(StatedKind.SHARE, (part["part"], found["whole"], part["share"]))
        ]
        if len(shares) < 2 or any(map(_is_share, shares)):  # where none is, each says how it changed
            yield from shares


def _is_share(stated: Stated) -> bool:
    part, whole, share = (number.value for number in stated.numbers)
    return whole > 0 and abs(100 * part / whole - share) <= stated.numbers[2].step


_FOR_EACH = re.compile(
    rf"(?P<cost>{_MONEY})\s+(?:[a-z]+\s+){{0,3}}?(?:for|on|among|between|across)\s+(?P<number>{FIGURE})(?:\s+[a-z]+){{1,3}}?"
    rf"[^.;:()\d]{{0,20}}?(?:,|\(|\bor\b|\bat\b)\s*{_HEDGE}(?P<each>{_MONEY})\s+(?:each|per\b|a\s+(?:head|person|case|piece)|apiece)",
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


_OF_ITS = re.compile(
    rf"(?<![\w.,£/-])(?P<part>{FIGURE})\s+(?:out\s+)?of\s+(?:its|the|their|our|a|an)\s+(?:total\s+of\s+)?(?P<whole>{FIGURE})"
    rf"(?:\s+[a-z-]+){{0,4}}\s*(?:\(|,\s*or\s+)\s*(?P<share>\d+(?:\.\d+)?\s*%)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?P<said>(?P<part>{NUMBER_WORD}|\d)\s+in\s+(?:every\s+)?(?P<whole>{NUMBER_WORD}|\d{{1,2}}))(?:\s+[a-z'’-]+){{0,9}}?\s*"
    r"\(\s*(?P<share>\d+(?:\.\d+)?\s*%)",
    re.IGNORECASE,
)


def _shares_of_its(text: str) -> Iterator[Stated]:
    """ "£45,000 of its £60,000 grant (75%)", "one in four (25%)"."""
    for found in _OF_ITS.finditer(text):
        if "£" in found["part"]:  # counts are `sentence_fraction`'s
            yield from _stated(StatedKind.SHARE, (found["part"], found["whole"], found["share"]))
    for found in _ONE_IN.finditer(text):
        texts = (_digits(found["part"]), _digits(found["whole"]), found["share"])
        yield from (replace(each, word=found["said"]) for each in _stated(StatedKind.SHARE, texts))


def _digits(word: str) -> str:
    return word if word[0].isdigit() else str(value_of(word))


_SPENT = re.compile(
    rf"\b(?:budget|plan|grant|target|allocation)\s+of\s+(?P<other>{FIGURE})[^.;:()\d£]{{0,60}}?(?P<own>{FIGURE})[^.;:()\d£]{{0,30}}?,\s*"
    rf"(?:leaving\s+)?an?\s+(?P<way>under\s?-?spend|over\s?-?spend|saving|shortfall|surplus|excess)\s+of\s+(?P<apart>{FIGURE})",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"\bfrom\s+(?P<other>{_MONEY})[^.;:()\d£]{{0,30}}?\bto\s+(?P<own>{_MONEY})[^.;:\d£]{{0,30}}?[,(]\s*(?:an?\s+|up\s+|down\s+)?"
    rf"(?P<way>increase|rise|growth|fall|drop|decrease|reduction|cut|saving)?\s*(?:of\s+|by\s+)?(?P<apart>{_MONEY})?"
    rf"(?:\s*(?:,|\bor\b|\()?\s*(?:or\s+)?(?P<share>\d+(?:\.\d+)?\s*%))?",
    re.IGNORECASE,
)
_PER_CENT_OF = re.compile(
    rf"(?<![\w.,£/-])(?P<own>{FIGURE})\s+(?:is|was|were|are)\s+(?P<share>\d+(?:\.\d+)?\s*%)\s+{_MORE}\s+(?:than\s+)?(?:the\s+|a\s+)?"
    rf"(?:[a-z-]+\s+){{0,4}}?(?P<other>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"(?P<own>\d+(?:\.\d+)?)\s*%[^.;:()\d]{{0,60}}?,\s*(?:which\s+is\s+)?(?P<apart>{NUMBER_WORD}|\d+(?:\.\d+)?)\s+(?:percentage\s+)?points?\s+"
    rf"{_MORE}\s+(?:than\s+)?(?:the\s+|our\s+|its\s+)?(?:[a-z-]+\s+){{0,4}}?(?P<other>\d+(?:\.\d+)?)\s*%",
    re.IGNORECASE,
)
_ON_LAST = re.compile(
    rf"\b(?P<way>up|down)\s+(?:by\s+)?(?P<apart>{FIGURE}){_NOT_SHARE}\s+on\s+(?:the\s+)?(?P<other>{FIGURE}){_NOT_SHARE}[^.;:()\d]{{0,50}}?,?\s+to\s+"
    rf"(?P<own>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_WAYS = {
    "under": "under",
    "saving": "under",
    "shortfall": "under",
    "over": "over",
    "surplus": "over",
    "excess": "over",
}
_FELL = ("fall", "drop", "decrease", "reduction", "cut", "saving", "down")


def _set_apart(text: str) -> Iterator[Stated]:
    """The same said otherwise: an underspend, a move of money, a per cent of a plan, points below a target."""
    for found in _SPENT.finditer(text):
        way = next(said for word, said in _WAYS.items() if found["way"].lower().startswith(word))
        yield from _stated(StatedKind.APART, (found["own"], found["apart"], found["other"]), way)
    for found in _MOVED.finditer(text):
        way = "less" if (found["way"] or "").lower() in _FELL else "more"
        for apart in filter(None, (found["apart"], found["share"] if found["way"] else None)):
            yield from _stated(StatedKind.APART, (found["own"], apart, found["other"]), way)
    for found in _PER_CENT_OF.finditer(text):
        yield from _stated(StatedKind.APART, (found["own"], found["share"], found["other"]), found["way"])
    for found in _POINTS.finditer(text):
        yield from _stated(
            StatedKind.APART, (found["own"], _digits(found["apart"]), found["other"]), found["way"]
        )
    for found in _ON_LAST.finditer(text):
        way = "less" if found["way"].lower() in _FELL else "more"
        yield from _stated(StatedKind.APART, (found["own"], found["apart"], found["other"]), way)


_HEAD = re.compile(
    rf"(?P<cost>{_MONEY})[^.;:()\d£]{{0,40}}?(?P<each>{_MONEY})\s+(?:for\s+each|for\s+every|per|each)\s*(?:of\s+)?(?:the\s+)?"
    rf"(?P<number>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_MEAN = re.compile(
    rf"(?<![\w.,£/-])(?P<total>{FIGURE}){_NOT_SHARE}(?=[^.;]*\b(?:year|12\s+months|twelve\s+months|annual\w*)\b)[^.;:()\d]{{0,70}}?"
    rf"(?:\b(?:an?\s+average\s+of|averaging|about|or|which\s+is)\s+)(?:about\s+|some\s+)?(?P<mean>{FIGURE})\s+(?:[a-z]+\s+)?(?:a|per|each|every)\s+(?P<unit>month|week|day|quarter)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    rf"(?P<parts>\(\s*{FIGURE}\s*\)[^.;:]*?\(\s*{FIGURE}\s*\))[^.:()\d]{{0,30}}?\b(?:together|combined|altogether|in\s+total)\b[^.;:()\d]{{0,30}}?"
    rf"(?P<whole>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\(\s*({FIGURE})\s*\)")
_LEAVING = re.compile(
    rf"\bof\s+(?:the\s+)?(?P<whole>{FIGURE}){_NOT_SHARE}\s+[^.;:()\d]{{0,40}}?,\s*(?P<part>{FIGURE}){_NOT_SHARE}[^.;:()\d]{{0,40}}?,?\s*(?:leaving|and\s+the\s+remaining"
    rf"|with\s+the\s+remaining|and\s+the\s+other)\s+(?P<rest>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:remaining|rest|other)\s+(?:\(\s*)?(?P<rest>\d+(?:\.\d+)?\s*%)", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*%")
_TALLY = re.compile(
    rf"\bof\s+(?:the|our|all)\s+(?P<whole>{NUMBER_WORD}|\d{{1,2}})\s+[a-z][^.;:()\d]{{0,30}}?,\s*(?P<parts>[^.;:()]*\b(?:unchanged|same|static|fall|fell|down|worse\w*|not|red)\b[^.;:()]*)",
    re.IGNORECASE,
)
_ALL_TOLD = re.compile(r"\b(?:unchanged|same|static|rest|others?|remain\w*|not)\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|none|\d{{1,2}})\b(?=\s+(?:[a-z]+\s+){{0,3}}?(?:improved|worsened|rose|fell|were|was|saw|had|have|an?"
    r"|went|got|are|is|did|showed|met|missed|up|down))",
    re.IGNORECASE,
)
_AS_MANY = re.compile(
    rf"\b(?P<times>twice|(?:{NUMBER_WORD}|\d+(?:\.\d+)?)\s+times)\s+as\s+many\b[^.;:()\d]{{0,40}}?[,(]\s*(?P<own>{FIGURE}){_NOT_SHARE}[^.;:()\d]{{0,20}}?"
    rf"(?:compared\s+(?:with|to)|against|to|and)\s+(?P<other>{FIGURE}){_NOT_SHARE}",
    re.IGNORECASE,
)


def _otherwise(text: str) -> Iterator[Stated]:
    """Costs for each of so many, means over a year, sums of a list in brackets, and what is left of a number."""
    for found in _HEAD.finditer(text):
        yield from _stated(StatedKind.EACH, (found["cost"], found["number"], found["each"]))
    for found in _MEAN.finditer(text):
        yield from _stated(StatedKind.MEAN, (found["total"], found["mean"]), found["unit"].lower())
    for found in _TOGETHER.finditer(text):
        yield from _stated(StatedKind.SUM, (found["whole"], *_BRACKETED.findall(found["parts"])))
    for found in _LEAVING.finditer(text):
        yield from _stated(StatedKind.SUM, (found["whole"], found["part"], found["rest"]))
    for found in _AS_MANY.finditer(text):
        times = "2" if found["times"].lower() == "twice" else _digits(found["times"].split()[0])
        yield from _stated(StatedKind.TIMES, (found["own"], times, found["other"]))


def _wholes(text: str) -> Iterator[Stated]:
    """Parts of a hundred with the rest named last, and how many of so many went which way."""
    rest, shares = _REST.search(text), _SHARE.findall(text)
    if rest is not None and len(shares) > _FEWEST_SHARES - 1 and shares[-1] == rest["rest"]:
        yield from _stated(StatedKind.REST, (shares[-1], *shares[:-1]))
    for found in _TALLY.finditer(text):
        parts = tuple(_digits(word) for word in _COUNTED.findall(found["parts"]) if word.lower() != "none")
        kind = StatedKind.TALLY if _ALL_TOLD.search(found["parts"]) else StatedKind.MOST
        if len(parts) > 1:
            yield from _stated(kind, (_digits(found["whole"]), *parts))


_FEWEST_SHARES = counted("understand.sentences.claimed.stated", "fewest_shares")
_FINDERS = (_apart, _shares, _each, _rates, _sums, _shares_of_its, _set_apart, _otherwise, _wholes)
