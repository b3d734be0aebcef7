"""Figures that a change is told of without "from" or "to": "98,966 offences, an increase of 1,046 (1.1%)" gives where it
ended, "112 more than the 2,233 of last year" where it began.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tithing.checking.understand.sentences.phrases.directions import WayTold
from tithing.checking.understand.sentences.phrases.marks import Mark

_LEADS_ON = re.compile(
    r"^[^.;:()\d]{0,110}?(?:,|\b(?:which|this)\s+(?:is|was|represents?|shows?)|\b(?:shows?|showed|showing|represent\w*)"
    r"|\bequat\w*\s+to)\s+(?:(?:an?|the)\s+)?(?:\w+\s+)?(?:[\d.]+\s?(?:%|per\s?cent)\s+)?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:and|but|with|while|whilst|of\s+(?:which|these|those|them))\b", re.IGNORECASE)
_MORE = re.compile(r"^\s+(?:more|fewer|less)\b", re.IGNORECASE)
_BY_SO_MANY = re.compile(r"^\s+by\s+(?:(?:more|less)\s+than|over|about|some|just)?\s*\d", re.IGNORECASE)
_SET_AGAINST = re.compile(
    r"(?:\(|\b(?:compared\s+(?:to|with)|against|versus|vs\.?|than|from|by|to"
    r"|(?<!level\s)(?<!total\s)(?<!figure\s)(?<!number\s)of))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:on|over|from|than|compared\s+(?:to|with))\s+(?:the\s+|a\s+)?"
    r"(?:[^.,;:()\d]{0,40}?(?:figure|total|level|number|count)\s+of\s+)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"^(?:\s+[A-Za-z][\w'\u2019-]*){0,5}(?:\s*\([^()]{1,12}\))?\s*$")


def ends_at(text: str, mark: Mark, ways: Sequence[WayTold], marks: Sequence[Mark]) -> bool:
    """Whether a count is where the change that is told next ended: ", an increase of", "which is 112 more".

    >>> from tithing.checking.understand.sentences.phrases.directions import directions_in
    >>> from tithing.checking.understand.sentences.phrases.marks import marks_in
    >>> text = "There were 260 thefts, an increase of 10 on last year."
    >>> ends_at(text, marks_in(text)[0], directions_in(text), marks_in(text))
    True
    """
    nouns = [
        way.start
        for way in ways
        if way.start >= mark.end and (way.noun or _BY_SO_MANY.match(text[way.end :]))
    ]
    more = [other.start for other in marks if other.start >= mark.end and _MORE.match(text[other.end :])]
    following = min([*nouns, *more], default=None)
    if following is None or _SET_AGAINST.search(text[: mark.start]):
        return False
    between = text[mark.end : following]
    return _LEADS_ON.match(between) is not None and _OTHERS.search(between) is None


def begins_at(text: str, mark: Mark, ways: Sequence[WayTold], marks: Sequence[Mark]) -> bool:
    """Whether a count is where a change began: "10 more than the 250 of last year", "a rise of 10 on a total of 250"."""
    found = _BASE.search(text[: mark.start])
    if found is None:
        return False
    near = [other for other in marks if other.end <= found.start() and found.start() - other.end < 40]
    if not near or not _CHANGED.match(text[near[-1].end : found.start()]):
        return False
    change = near[-1]
    told = any(0 <= change.start - way.end < 8 or 0 <= way.start - change.end < 3 for way in ways if way.noun)
    return told or _MORE.match(text[change.end :]) is not None
