"""Two figures that a sentence sets against each other: "from 345 to 386", "52 offences against 72", "57 versus 66".

The words between them must say that one came before the other. A figure set against the average, a target or another
place is no earlier figure, and makes no pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tithing.checking.read.spans import read_span
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind

Pair = tuple[int, int, tuple[Mark, Mark]]

_LETTERS = r"[A-Za-z][\w'\u2019/-]*"
_STOPS = (
    r"(?!(?:to|compare[sd]?|comparison|from|and|but|while|whilst|whereas|which|against|versus|vs?|with|down|up|or|of\s+which"
    r"|than|higher|lower|rate|per|above|below|more|fewer|less|additional|extra)\b)"
)
_UNIT = rf"(?:\s+{_STOPS}{_LETTERS}){{0,5}}"
_WORDS = rf"(?:\s+(?:to\s+date\b|{_STOPS}{_LETTERS})){{0,10}}"
_HEDGE = r"(?:just\s+(?:over|under)\s+|about\s+|around\s+|some\s+|almost\s+|nearly\s+|over\s+)?"
_FROM = re.compile(rf"\bfrom\s+{_HEDGE}$", re.IGNORECASE)
_TO = re.compile(
    rf"^{_UNIT}(?:\s+(?:in|\()[^,;.]{{0,30}}?)?\s+to\s+{_HEDGE}$",
    re.IGNORECASE,
)
_BRACKET_TO = re.compile(
    rf"^{_UNIT}\s+(?:(?:reduced|down|up|rising|falling|increased)\s+)?to\s+$", re.IGNORECASE
)
_MOVED_TO = re.compile(
    rf"^{_UNIT}\s+(?:down|up|reduc(?:ed|ing)|ris(?:en|ing)|rose|increas(?:ed|ing)|fall(?:en|ing)|fell|dropp(?:ed|ing)"
    rf"|decreas(?:ed|ing)|declin(?:ed|ing))\s+to\s+{_HEDGE}$",
    re.IGNORECASE,
)
_AGAINST = (
    r"(?:(?:as\s+)?compare[sd]?\s+(?:to|with)|(?:in|by)\s+comparison\s+(?:to|with)|against|versus|vs?\.?|as\s+opposed\s+to"
    r"|down\s+from|up\s+from)"
)
_COMPARED = re.compile(
    rf"^(?:\s+from\s+$|{_WORDS}\s*(?:\(\s*\))?,?\s+{_AGAINST}\s+(?:the\s+)?(?:previous\s+|earlier\s+)?{_HEDGE}$)",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(
    r"^[^.;:()\d]{0,40}?,?\s+and\s+(?:in|for|during)\s+the\s+(?:same|corresponding)\s+(?:period|quarter|months?)\b"
    r"[^.;:()\d]{0,50}\s(?:was|were)\s+$",
    re.IGNORECASE,
)
_BARE_TO = re.compile(
    r"^(?:\s+(?:in|during|for)\s{3,})?\s+to\s+$", re.IGNORECASE
)  # the year is blank in the plain text
_CHANGE_BEHIND = re.compile(
    r"^(?:\s+(?:in|during|for)\s{3,})?\s*(?:[-\u2013\u2014,;:(]\s*)+(?:(?:an?|this\s+is\s+an?)\s+)?(?:\w+\s+)?"
    r"(?:rise|fall|increase|decrease|reduction|drop|growth|up|down|[-+\u2212]?\d[\d.]*\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"^\s*(?:\bin\s+)?(?:,|,?\s*and|,?\s*then)\s+(?:then\s+)?(?:to\s+)?$", re.IGNORECASE)
_DATED_AND = re.compile(rf"^{_UNIT}\s+(?:in|during|for)\s{{3,}}and\s+$", re.IGNORECASE)
_CHANGE_NEXT = re.compile(
    r"^[,(]\s*(?:(?:which\s+is|this\s+is|representing)\s+)?(?:an?\s+)?(?:\d[\d.]*\s?(?:%|per\s?cent)\s+)?"
    r"(?:increase|decrease|rise|fall|reduction|drop|up|down)\b",
    re.IGNORECASE,
)
CHANGE_OF = re.compile(
    r"(?:\bby|\bup|\bdown|\b(?:increase|rise|growth|decrease|reduction|fall|drop|decline)\s+of)\s+(?:about"
    r"|some|just|only|almost|nearly|over|around|approximately|a\s+further|(?:more|less|fewer)\s+than|at\s+least)?\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:national\w*|averages?|targets?|baselines?|England|Wales|region\w*|force\w*|county|peers?|groups?|msg|similar"
    r"|elsewhere|expected|forecast|trajectory|rest\s+of|out\s+of|planned|budget\w*)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:in|for|across|at)\s+(?:the\s+)?[A-Z][a-z]+")
_TIME = re.compile(
    r"\b(?:years?|months?|quarters?|periods?|points?|times?|weeks?|ago|earlier|before|previous|last|same)\b|\S\s{3,}|^\s{3,}",
    re.IGNORECASE,
)  # a date was blanked where three spaces are
_BARE = re.compile(
    r"^(?:\s+(?!(?:by|of|for|in|on|at|who|among|female|male|adult|young)\b)[A-Za-z][\w'\u2019-]*){0,2}\s*[)\]]*\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:last|previous|prior|earlier|before)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:this|current|now|latest)\b", re.IGNORECASE)
_AGAINST_WORD = re.compile(rf"\b{_AGAINST}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.!?](?:\s|$)|[,()\[\]\u2026]|\b(?:and|but|while|whilst|which|with)\b")


def pairs_in(sentence: str, text: str, marks: Sequence[Mark]) -> Iterator[Pair]:
    """The pairs of a sentence, as (start, end, (before, after)); `text` is the sentence with its dates blanked.

    >>> from tithing.checking.understand.sentences.phrases.marks import marks_in, plain_text
    >>> said = "Overall there were 52 offences against 72 last year."
    >>> [(before.text, after.text) for _, _, (before, after) in pairs_in(said, plain_text(said), marks_in(said))]
    [('72', '52')]
    """
    taken = -1
    chained = {id(two) for two, three in pairwise(marks) if _goes_on(text, two, three)}
    for one, two in pairwise(marks):
        if (
            id(two) in chained
            or one.start <= taken
            or one.kind is not two.kind
            or one.kind is MarkKind.POINTS
        ):
            continue
        pair = _pair(sentence, text, one, two)
        if pair is not None:
            yield one.start, two.end, pair
            taken = two.end


def _goes_on(text: str, two: Mark, three: Mark) -> bool:
    """ "from 6,500 to 6,300 in 2015/16 and 6,100 in 2016/17": the second figure is no end, and what follows is of the
    whole way."""
    if two.kind is not MarkKind.COUNT or three.kind is not MarkKind.COUNT:
        return False
    more = re.match(r"\s+(?:more|fewer|less|additional|extra)\b", text[three.end :])
    return _CHAIN.match(text[two.end : three.start]) is not None and more is None


def _pair(sentence: str, text: str, one: Mark, two: Mark) -> tuple[Mark, Mark] | None:
    between, ahead = text[one.end : two.start], text[: one.start]
    if _FROM.search(ahead) and _TO.match(between) and "and" not in between.split():
        return one, two
    if ahead.rstrip().endswith("(") and _BRACKET_TO.match(between):
        return one, two
    if one.sign or two.sign or CHANGE_OF.search(ahead):
        return None
    if one.kind is MarkKind.COUNT and _BARE_TO.match(between) and _CHANGE_BEHIND.match(text[two.end :]):
        return one, two
    if one.kind is MarkKind.COUNT and _MOVED_TO.match(between):
        return one, two
    if one.kind is MarkKind.COUNT and _SAME_PERIOD.match(between):
        return _in_order(sentence, one, two)
    if one.kind is MarkKind.COUNT and _DATED_AND.match(between) and not ahead.endswith(" to "):
        return _by_date(sentence, one, two)
    if _COMPARED.match(between) and _is_before(text, one, two):
        return _in_order(sentence, one, two)
    return None


def _by_date(sentence: str, one: Mark, two: Mark) -> tuple[Mark, Mark] | None:
    """ "15 thefts in 2017/18 and 20 in 2018/19, an increase": two figures in the order of their dates, where what follows
    speaks of the change."""
    rest = sentence[two.end :]
    stop = _CLAUSE.search(rest)
    if stop is None or not _CHANGE_NEXT.match(rest[stop.start() :]):
        return None
    first, second = read_span(sentence[one.end : two.start]), read_span(rest[: stop.start()])
    if first is None or second is None or first.start == second.start:
        return None
    return (one, two) if first.start < second.start else (two, one)


def _in_order(sentence: str, one: Mark, two: Mark) -> tuple[Mark, Mark] | None:
    """The figure that is compared is the later one, unless the words say last year of it, or an earlier date; none
    where they say it of one and nothing of the other."""
    rest = sentence[two.end :]
    stop = _CLAUSE.search(rest)
    first, second = sentence[one.end : two.start], rest[: stop.start()] if stop else rest
    said = read_span(first), read_span(second)
    if said[0] is not None and said[1] is not None and said[0].start < said[1].start:
        return one, two
    if _PAST.search(_AGAINST_WORD.split(first)[0]):
        return (one, two) if _PRESENT.search(second) else None
    return two, one


def _is_before(text: str, one: Mark, two: Mark) -> bool:
    """Whether the second figure is the earlier one, and not that of an average, a target or another place."""
    rest = text[two.end :]
    stop = _CLAUSE.search(rest)
    behind = rest[: stop.start()] if stop else rest
    between = text[one.end : two.start]
    if _NOT_BEFORE.search(between) or _NOT_BEFORE.search(behind) or _ELSEWHERE.search(behind):
        return False
    timed = _TIME.search(between) is not None or _TIME.search(behind) is not None
    return timed or (one.kind is MarkKind.COUNT and _BARE.match(behind) is not None)
