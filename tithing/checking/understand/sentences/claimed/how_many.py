"""How many of a table's kinds went which way: "all categories fell except arson", "seven of the nine rose", "both rose"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tithing.checking.understand.sentences.phrases.directions import DOWN, UP, WayTold, directions_in
from tithing.checking.understand.sentences.phrases.marks import plain_text
from tithing.checking.understand.sentences.phrases.naming import Naming
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD, value_of

_KINDS = (
    r"(?:offence\s+|crime\s+|main\s+|listed\s+|reported\s+)*"
    r"(?:categories|types|offences|crimes|indicators|measures|kinds|groups)"
)
_ALL_BUT = re.compile(
    rf"\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?(?:{_KINDS}|category|type)\b[^.;()\d]{{0,40}}?\b(?:except|apart\s+from"
    r"|other\s+than|with\s+the\s+exception\s+of|bar|excluding)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d{{1,2}}|none|all)\s+(?:out\s+)?of\s+(?:the|our|all)\s+(?P<all>{NUMBER_WORD}|\d{{1,2}})\s+{_KINDS}\b"
    r"(?:\s+(?:have|has|had|saw|recorded|show|showed)(?:\s+(?:an?|seen))?)?\s+$",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?P<n>all|every|each|none|no)\s+(?:(?:one\s+)?of\s+)?(?:the\s+|our\s+|them\s+)?(?:(?P<all>{NUMBER_WORD}|\d{{1,2}})\s+)?"
    rf"(?:(?:other\s+)?(?:{_KINDS}|category|type|offence|crime|indicator|measure|group)\s+)?"
    r"(?:(?:have|has|had|saw|recorded|show|showed|was|were|is|are)\s+)*(?:(?:an?|seen)\s+)?$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:by|more\s+than|less\s+than|at\s+least|targets?|aim\w*|if|whether|not|since|average)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HowMany:
    """`count` kinds of `among` are said to have gone one way (None where the sentence names the others instead)."""

    way: str
    text: str
    count: int | None = None
    among: int | None = None
    others: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # "X and Y both rose"
    every: bool = False


def how_many_in(sentence: str, names: Sequence[Naming]) -> HowMany | None:
    """What a sentence says of how many kinds rose or fell.

    >>> how_many_in("Seven of the nine categories rose.", ()).count
    7
    """
    text = plain_text(sentence)
    ways = [way for way in directions_in(text) if way.way in (UP, DOWN)]
    if len({way.way for way in ways}) != 1 or _UNSAID.search(text):
        return None
    way = ways[0]
    but = _ALL_BUT.search(text)
    if but is not None:
        return _all_but(text, way, but, names)
    if _BOTH.search(text) and len(names) == 2 and names[1].end <= way.start:
        return HowMany(way.way, way.text, members=tuple(name.name for name in names))
    some = _SOME.search(sentence[: way.start])
    if some is None:
        return _every(sentence, way)
    among = _number(some["all"])
    count = {"none": 0, "all": among}.get(some["n"].lower())
    return HowMany(way.way, some["n"], _number(some["n"]) if count is None else count, among)


def _every(sentence: str, way: WayTold) -> HowMany | None:
    """ "All offences fell", "none of them rose", "all twenty groups fell": of every row, or of none."""
    found = _ALL.search(sentence[: way.start])
    if found is None or not found.group().split()[1:]:
        return None
    among = _number(found["all"]) if found["all"] else None
    every = found["n"].lower() not in ("none", "no")
    return HowMany(way.way, found.group().strip(), None if every else 0, among, every=every)


def _all_but(text: str, way: WayTold, but: re.Match[str], names: Sequence[Naming]) -> HowMany | None:
    others = tuple(dict.fromkeys(name.name for name in names if name.start >= but.end()))
    named_before = any(name.end <= but.start() for name in names)
    listed = re.split(r",\s*(?:and\s+)?|\band\b", re.split(r"[.;(]", text[but.end() :])[0])
    if len(listed) != len(others) or named_before or way.start > but.end():
        return None
    return HowMany(way.way, way.text, None, None, others)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else value_of(word)
