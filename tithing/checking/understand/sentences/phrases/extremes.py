"""Words for the most and the least: "January had the most", "the largest increase was in robbery", "third lowest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.phrases.directions import DOWN, UP, directions_in
from tithing.checking.understand.sentences.phrases.marks import plain_text
from tithing.checking.understand.sentences.phrases.naming import Naming

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORD = re.compile(
    r"\b(?:(?P<nth>" + "|".join(_ORDINALS[1:]) + r"|(?:2nd|3rd|[4-9]th|10th))[\s-]+)?"
    r"(?P<word>highest|greatest|largest|biggest|busiest|most|lowest|smallest|fewest|quietest)\b"
    r"(?P<what>(?:\s+(?:common(?:ly)?|frequent(?:ly)?|single|overall|recorded|reported|actual|numeric\w*|percentage|proportion\w*"
    r"|per\s?cent|%))*"
    r"(?:\s+(?:increase|rise|growth|decrease|reduction|fall|drop|rates?|number|volume|count|category|type|total|share|proportion"
    r"|change|month|figure))?)"
    r"|\b(?P<peak>peaked|peak)\s+(?:in|was\s+in|of)\b",
    re.IGNORECASE,
)
_LOW = ("lowest", "smallest", "fewest", "quietest")
_FALL = re.compile(r"\b(?:decrease|reduction|fall|drop)\b", re.IGNORECASE)
_RISE = re.compile(r"\b(?:increase|rise|growth)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:percentage|per\s?cent|proportion\w*)\b|%", re.IGNORECASE)
_AMONG_OTHERS = re.compile(  # the most of other things than the table's: over the years, in England, among peers
    r"\b(?:since|ever|years?|record|decade|national\w*|England|Wales|country|group|peers?|similar|msg|region\w*|family|ranked|forces"
    r"|quarters?\s+(?:since|ago)|weeks?|days?|hours?|time|times|average\w*|concern\w*|priorit\w*|harm|risk|impact|demand|perhaps"
    r"|one\s+of|among|amongst|other\s+than|apart\s+from|except\w*|excluding|likely|expected|would|could|if|whether|not|no|than)\b",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(  # the most of some quality, such as "most concentrated", of which a count says nothing
    r"^\s+(?:of|likely|recent\w*|notabl\w*|significant\w*|at\s+risk|(?!recorded|reported)\w+(?:ed|ous|ously|ful|[ai]ble))\b",
    re.IGNORECASE,
)


class Of(StrEnum):
    """What is the most: a level, a rate, or a change."""

    LEVEL = "level"
    RATE = "rate"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True)
class Extreme:
    """A name said to have the most or the least; `rank` from 1, counted from that end."""

    name: str
    rank: int
    highest: bool
    of: Of
    share: bool  # of a change in per cent
    text: str


def extremes_in(sentence: str, names: Sequence[Naming]) -> Iterator[Extreme]:
    """What a sentence calls the most or the least of the names: one name, and one such word.

    >>> from tithing.checking.understand.sentences.phrases.naming import names_in
    >>> text = "Beckford had the second highest rate."
    >>> found = next(extremes_in(text, names_in(text, ["Ashby", "Beckford"], places=True)))
    >>> found.name, found.rank, found.highest, found.of.value
    ('Beckford', 2, True, 'rate')
    """
    text = plain_text(sentence)
    found = list(_WORD.finditer(text))
    if len(found) == 2 and len(_TWO_ENDS.split(text)) == 2 and not _AMONG_OTHERS.search(text):
        yield from _both_ends(text, names, found)
        return
    if len(found) != 1 or len({each.name for each in names}) != 1:
        return
    if _AMONG_OTHERS.search(_without(text, names)):
        return
    hit, name = found[0], names[0]
    if hit["word"] and _NO_FIGURE.match(text[hit.start("what") :]):
        return
    if name.start >= hit.end() and not _is_the_one(text[hit.end() : name.start]):
        return
    yield _extreme(hit, name.name, text)


def _without(text: str, names: Sequence[Naming]) -> str:
    """A sentence without its names: "the 18-34 group" is no group of peers."""
    for name in names:
        end = name.end + len(_GROUP.match(text[name.end :])[0])  # type: ignore[index]
        text = text[: name.start] + " " * (end - name.start) + text[end:]
    return text


def _both_ends(text: str, names: Sequence[Naming], found: Sequence[re.Match[str]]) -> Iterator[Extreme]:
    """ "Ashby had the highest number and Barton the lowest": each name with the word behind it."""
    first = _extreme(found[0], "", text)
    for hit in found:
        ahead = [name for name in names if name.end <= hit.start()]
        between = text[ahead[-1].end : hit.start()] if ahead else "."
        if len(between) < _NEAR and not re.search(r"[.;]", between):
            yield replace(_extreme(hit, ahead[-1].name, text), of=first.of, share=first.share)


_NEAR = counted("understand.sentences.phrases.extremes", "near")
_GROUP = re.compile(r"(?:\s+(?:age\s+)?(?:groups?|bands?))?", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s+(?:(?:by\s+)?the\s+)?", re.IGNORECASE)
_TWO_ENDS = re.compile(
    r"\band\b(?=[^.;]{0,60}\bthe\s+(?:lowest|fewest|smallest|highest|most|largest)\b)|;", re.IGNORECASE
)
_IS_IN = re.compile(
    r"^[^.;()\d]{0,70}?\b(?:was|were|is|are|being|came|occurred|seen|recorded|found|remains?|remained|in|for|:)\s*"
    r"(?:(?:recorded|seen|found|again|once)\s+)*(?:(?:in|for|at|by|from)\s+)?(?:the\s+(?:month\s+of\s+)?)?$|^\s*$",
    re.IGNORECASE,
)


def _is_the_one(between: str) -> bool:
    return _IS_IN.match(between) is not None


def _extreme(hit: re.Match[str], name: str, text: str) -> Extreme:
    what = hit["what"] or ""
    of = Of.FALL if _FALL.search(what) else Of.RISE if _RISE.search(what) else _went(text, hit.start())
    of = Of.RATE if re.search(r"\brates?\b", what, re.IGNORECASE) else of
    word = (hit["word"] or "highest").lower()
    return Extreme(
        name, _rank(hit["nth"]), word not in _LOW, of, bool(_SHARE.search(what)), hit.group().strip()
    )


def _went(text: str, before: int) -> Of:
    """What something did most that "rose most", or "fell the most"."""
    ways = [each.way for each in directions_in(text) if _AT_ONCE.fullmatch(text, each.end, before)]
    return {UP: Of.RISE, DOWN: Of.FALL}.get(ways[-1], Of.LEVEL) if ways else Of.LEVEL


def _rank(nth: str | None) -> int:
    if not nth:
        return 1
    return int(re.sub(r"\D", "", nth)) if nth[0].isdigit() else _ORDINALS.index(nth.lower()) + 1
