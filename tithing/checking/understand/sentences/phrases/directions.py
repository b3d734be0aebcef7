"""Words that say which way a figure went: up, down or nowhere. Aims, wishes and denials are not claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UP, DOWN, STATIC = "up", "down", "static"

_UP_VERBS = (
    r"increased|has\s+risen|have\s+risen|risen|rose|rises|grew|grown|climbed|(?:went|gone)\s+up"
    r"|doubled|trebled|tripled|quadrupled"
)
_DOWN_VERBS = r"decreased|reduced|fell|fallen|dropped|declined|(?:went|gone)\s+down|halved|shrank"
_FOLLOWED = (
    r"(?=\s*(?:,|;|$|slightly|significantly|sharply|from|by|to|overall|again|steadily|month\s"
    r"|year\s|each\s|every\s))"
)
_UP_NOUNS = r"increases?|rise|growth|uplift"
_DOWN_NOUNS = r"decreases?|reductions?|fall|drop|decline"
_BEFORE_NOUN = (
    r"(?<=%\s)|(?<=cent\s)|(?<=\ba\s)|(?<=\ban\s)|(?<=\bthe\s)|(?<=\bthis\s)|(?<=small\s)|(?<=slight\s)|(?<=further\s)|"
    r"(?<=large\s)|(?<=sharp\s)|(?<=marked\s)|(?<=actual\s)|(?<=overall\s)|(?<=significant\s)|(?<=great\s)|(?<=big\s)|"
    r"(?<=greatest\s)|(?<=largest\s)|(?<=biggest\s)|(?<=highest\s)|(?<=smallest\s)|(?<=percentage\s)"
)
_STATIC = (
    r"(?:remain\w*|been|stay\w*|\bis|\bwas|\bare|\bwere|held)\s+(?:\w+\s+)?(?:static|stable"
    r"|unchanged|the\s+same|constant|steady|"
    r"level|flat)\b|\bno\s+change\b"
)
_WORD = re.compile(  # the letters that any of them starts with come first, or most of the time goes to trying each
    rf"\b(?=[abcdfghinqrstuw])(?:(?P<up>{_UP_VERBS}|(?:increasing|rising|growing){_FOLLOWED})\b"
    rf"|(?P<down>{_DOWN_VERBS}|(?:decreasing|reducing|falling|declining|dropping){_FOLLOWED})\b"
    rf"|(?:{_BEFORE_NOUN})(?P<upnoun>{_UP_NOUNS})\b(?!\s+in\s+(?:confidence|publicity|awareness|reporting))"
    rf"|(?:{_BEFORE_NOUN})(?P<downnoun>{_DOWN_NOUNS})\b"
    r"|(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)(?P<upword>up)(?=\s+(?:from|by|on|[-+\u2212]?\d))|(?P<downword>down)(?=\s+(?:from|by|on|[-+\u2212]?\d))"
    rf"|(?P<static>{_STATIC}))",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"(?:\bto|\bwill|\bwould|\bcould|\bcan|\bmay|\bmight|\bshould|\bmust|\baim\w*|\btarget\w*"
    r"|\bexpect\w*|\bnot|\bn't|\bno|"
    r"\bnever|\bif|\bwithout|\bwhether|\bneed|\bhope\w*|\bintend\w*|\bforecast\w*|\bprevent\w*"
    r"|\bavoid\w*|\bwas\s+due|\bimpact)"
    r"\s+(?:(?:be|been|have|has|see|the|a|an|\w+ly|any|achieve|deliver|support|of|further)\s+){0,3}$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b[^,;.]*$|^\W*had\s+[^,;.]*$", re.IGNORECASE)
_WISHED = re.compile(  # "the target is a 25%", "a planned": of what is to come
    r"\b(?:targets?|aims?|ambitions?|goals?|objectives?|commitments?|pledges?|milestones?)\b(?:\s+\w+){0,3}?\s*"
    r"(?:\b(?:is|was|of|for|remains|at|being|are)|:)\s+(?:(?:an?|the|to)\s+)*(?:[\d.]+\s?(?:%|per\s?cent)\s+)?$"
    r"|\b(?:planned|proposed|intended|required|expected|projected|predicted|forecast|anticipated)\s+"
    r"(?:[\d.]+\s?(?:%|per\s?cent)\s+)?$",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"^\s+(?:trend\w*|levels?|concern\w*|demand\w*|pressure\w*|risk\w*|confidence|awareness|publicity)\b",
    re.IGNORECASE,
)

_EITHER = rf"(?:{_UP_VERBS}|{_DOWN_VERBS}|{_UP_NOUNS}|{_DOWN_NOUNS}|rises|falls|drops|up|down)"
_OR_ELSE = re.compile(rf"^\s*(?:or|/|and/or)\s*{_EITHER}\b", re.IGNORECASE)  # "rose or fell" says neither
_ELSE_OR = re.compile(rf"\b{_EITHER}\s*(?:or|/|and/or)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class WayTold:
    start: int
    end: int
    way: str  # UP, DOWN or STATIC
    text: str
    noun: bool = False
    more_than: bool = False


def directions_in(text: str) -> tuple[WayTold, ...]:
    """The words of a sentence that say which way something went.

    >>> [(found.way, found.text) for found in directions_in("It fell by 3, an increase of 2 was expected")]
    [('down', 'fell'), ('up', 'increase')]
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[WayTold]:
    for hit in _WORD.finditer(text):
        name = hit.lastgroup or ""
        way = STATIC if name == "static" else (UP if name.startswith("up") else DOWN)
        if _NOT_SAID.search(text[: hit.start()]) or _TREND.match(text[hit.end() :]):
            continue
        if _CONDITION.search(text[: hit.start()]) or _WISHED.search(text[: hit.start()]):
            continue
        if _OR_ELSE.match(text[hit.end() :]) or _ELSE_OR.search(text[: hit.start()]):
            continue
        more_than = text[: hit.start()].rstrip().lower().endswith("more than")
        said = " ".join(hit.group().split())
        yield WayTold(hit.start(), hit.end(), way, said, noun="noun" in name, more_than=more_than)
