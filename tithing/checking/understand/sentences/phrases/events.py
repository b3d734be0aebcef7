"""What stands in a sentence that tells of change, in order: directions, pairs of figures, per cents and numbers of change,
what they are set against, and where one statement ends and the next begins. `claims.py` makes claims of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.checking.understand.sentences.phrases.comparators import comparators_in
from tithing.checking.understand.sentences.phrases.directions import DOWN, UP, WayTold, directions_in
from tithing.checking.understand.sentences.phrases.fractions import fractions_in
from tithing.checking.understand.sentences.phrases.levels import begins_at, ends_at
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in
from tithing.checking.understand.sentences.phrases.pairs import CHANGE_OF, Pair, pairs_in

_MORE = re.compile(r"^\s+(?P<more>more|additional|extra)\b|^\s+(?P<less>fewer|less)\b", re.IGNORECASE)
_THAN_BEFORE = re.compile(
    r"^\s+(?P<word>more|fewer|less)\s+(?:[a-z-]+\s+){0,4}?than\s+(?:(?:in|for|during|at|over)\s+)?(?:(?:the|that)\s+)?"
    r"(?:(?:last|same|previous|year|corresponding|prior)\b|\s{4,}(?=[.,;]|$))",  # "than in 2030", whose year is left aside
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_ENDING_TO = re.compile(
    r"(?:\b(?:static|stable|unchanged|steady|level|constant|the\s+same|flat)\s+at|\bto\s+(?:just\s+(?:over|under)|about|almost|nearly|around|approximately|over)?|\bmeaning)\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r";|\bbut\b|\bwhil(?:st|e)\b|\bhowever\b|\balthough\b|\bwhereas\b"
    r"|\band\s+(?:they|it|these|those)\s+(?:was|were|is|are|has|have|had)\b"
    r"|\band\s+(?:for|on)\s+(?!the\s+same\b)[^,;.\d]{1,40},"
    r"|,?\s+and\s+(?:an?|the)\s+(?:\w+\s+)?(?:increase|decrease|rise|fall|reduction|drop)\b|\band\s+(?:up|down)\b"
    r"|\band\s+\d[\d,]*\s+(?:more|fewer|less)\b",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(
    r"^\s+(?:\w+\s+){0,2}(?:increase|rise|growth|uplift|decrease|reduction|fall|drop|decline|improvement)\b",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(r"^\s*\)?\s*of\s+(?!the\s+(?:baseline|previous))", re.IGNORECASE)
_OTHERS = r"(?:national(?:ly)?|regional(?:ly)?|force[\s-]wide|England|Wales|averages?|similar\s+groups?|MSG|county|elsewhere)"
_OF_OTHERS = re.compile(rf"\b{_OTHERS}\b[^.;,()\d]{{0,40}}$", re.IGNORECASE)
_OTHERS_BEHIND = re.compile(rf"^\s*\)?\s*(?:(?:for|across|in)\s+(?:the\s+)?)?{_OTHERS}\b", re.IGNORECASE)
_BARE_BEHIND = re.compile(r"^\s*(?:,|or|,\s*or|[-\u2013\u2014]|\()\s*$")
_CHANGE_AHEAD = re.compile(
    r"\bby\b[^.;()\d]{0,32}$|\b(?:increase|rise|growth|decrease|reduction|fall|drop"
    r"|decline)\b(?:\s+\w+){0,6}?\s+of\b[^.;()\d]{0,16}$"
    r"|\b(?:increase|rise|growth|decrease|reduction|fall|drop|decline)\s+of\s+\d[\d,]*(?:\s+[a-z]+){0,3},?\s+or\s+$"
    r"|\b(?:up|down|rose|fell|increased|decreased|reduced|dropped|declined)\s+(?:(?!from\b)\w+\s+)?$",
    re.IGNORECASE,
)
_CHANGED_BRACKET = re.compile(
    r"\b(?:to\s+\d[\d,.]*%?|more|fewer|less|(?:up|down)(?=\s+by\s+\d)|increase\w*|rise|rose|fall|fell|decrease\w*"
    r"|reduc\w+|drop|dropped|declined|grew|grown|risen|fallen|gone\s+(?:up|down))(?:\s+(?:of|by)\s+\d[\d,.]*\d?)?[^()\d]{0,30}\(\s*$",
    re.IGNORECASE,
)
_LIST_AHEAD = re.compile(r"\bby\b.*\d\s*(?:%|per\s?cent)[^.;]{0,60}(?:,|\band)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Event:
    start: int
    end: int
    kind: str  # way, percent, points, absolute, pair, after, against, break
    value: object = None


def summed_up(events: Sequence[Event]) -> bool:
    """ "(12 compared to 8), Elm (20 compared to 10), up 30% overall": one per cent behind several pairs is of none."""
    pairs = [event.start for event in events if event.kind == "pair"]
    shares = [event.start for event in events if event.kind == "percent"]
    return len(pairs) > 1 and len(shares) == 1 and shares[0] > pairs[-1]


def events_in(sentence: str, text: str) -> list[Event]:
    marks = marks_in(sentence)
    ways = directions_in(text) or tuple(_than_before(text, marks))
    pairs = list(pairs_in(sentence, text, marks))
    used = {id(mark) for pair in pairs for mark in pair[2]}
    events = [Event(start, end, "pair", marked) for start, end, marked in pairs]
    events += [Event(way.start, way.end, "way", way) for way in ways]
    events += [
        Event(each.start, each.end, "fraction", each)
        for each in fractions_in(text)
        if _BY.search(text[: each.start])
    ]
    events += [event for mark in marks if id(mark) not in used for event in _of_mark(text, mark, ways, marks)]
    known = {event.start for event in events if event.kind == "percent"}
    events += [event for event in _behind_pairs(text, pairs, marks) if event.start not in known]
    events += [Event(found.start, found.end, "against", found) for found in comparators_in(sentence)]
    events += [Event(hit.start(), hit.end(), "break") for hit in _BREAK.finditer(text)]
    return sorted(events, key=lambda event: event.start)


def _than_before(text: str, marks: Sequence[Mark]) -> Iterator[WayTold]:
    """ "12 more than in the same quarter last year" says which way where no verb does."""
    for mark in marks:
        found = _THAN_BEFORE.match(text[mark.end :]) if mark.kind is MarkKind.COUNT else None
        if found is not None:
            way = UP if found["word"].lower() == "more" else DOWN
            start = mark.end + found.start("word")
            yield WayTold(start, start + len(found["word"]), way, found["word"])


def _behind_pairs(text: str, pairs: Sequence[Pair], marks: Sequence[Mark]) -> Iterator[Event]:
    """ "from 273 to 374, 36.9 per cent": a per cent that stands bare behind two counts is of their change."""
    for _, end, (before, _) in pairs:
        for mark in marks:
            kinds = before.kind is MarkKind.COUNT and mark.kind is MarkKind.PERCENT
            bare = mark.start >= end and _BARE_BEHIND.match(text[end : mark.start]) is not None
            if kinds and bare and not _SHARE_BEHIND.match(text[mark.end :]):
                yield Event(mark.start, mark.end, "percent", mark)


def _ends_a_way(ahead: str, mark: Mark, ways: Sequence[WayTold]) -> bool:
    """ "fell ... to 12", the word that goes a way standing shortly before."""
    return bool(_ENDING_TO.search(ahead)) and any(0 < mark.start - way.end < 60 for way in ways)


def _signed(mark: Mark, more: re.Match[str]) -> Mark:
    return replace(mark, sign=1 if more["more"] else -1, word=more["more"] or more["less"])


def _of_mark(text: str, mark: Mark, ways: Sequence[WayTold], marks: Sequence[Mark]) -> Iterator[Event]:
    ahead, behind = text[: mark.start], text[mark.end :]
    if mark.kind is not MarkKind.COUNT:
        if _of_change(ahead, behind, mark):
            yield Event(mark.start, mark.end, mark.kind.value, mark)
        return
    if more := _MORE.match(behind):
        yield Event(mark.start, mark.end, "absolute", _signed(mark, more))
    elif (mark.sign and _bracketed(ahead)) or CHANGE_OF.search(ahead) or _behind_percent(ahead, mark, ways):
        yield Event(mark.start, mark.end, "absolute", mark)
    elif _ends_a_way(ahead, mark, ways):
        yield Event(mark.start, mark.end, "after", mark)
    elif begins_at(text, mark, ways, marks):
        yield Event(mark.start, mark.end, "before", mark)
    elif ends_at(text, mark, ways, marks):
        yield Event(mark.start, mark.end, "after", mark)


def _behind_percent(ahead: str, mark: Mark, ways: Sequence[WayTold]) -> bool:
    """ "by 9% (2 cases)": the number in brackets behind the per cent of a change."""
    direct = re.search(r"(?:%|per\s?cent)\s*[(/]\s*$", ahead) is not None
    return direct and any(way.start < mark.start for way in ways)


def _of_change(ahead: str, behind: str, mark: Mark) -> bool:
    """Whether a percentage tells a change: "by 7%", "a 7% rise", "(+7%)"; "28% of all incidents" is a share."""
    if _SHARE_BEHIND.match(behind) or _OF_OTHERS.search(ahead) or _OTHERS_BEHIND.match(behind):
        return False
    if _NOUN_BEHIND.match(behind) or _CHANGE_AHEAD.search(ahead):
        return True
    if _bracketed(ahead):
        return mark.sign != 0 or _CHANGED_BRACKET.search(ahead) is not None
    return _LIST_AHEAD.search(ahead) is not None


def _bracketed(ahead: str) -> bool:
    return ahead.rfind("(") > ahead.rfind(")")
