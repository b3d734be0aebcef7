"""Lists of changes: "robbery (+12, 8.3%), arson (-3, -4.1%)", "Shoplifting +12%; robbery -3%". Each name has its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.understand.sentences.phrases.directions import DOWN, UP, directions_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.naming import Naming

_TO_FIRST = re.compile(r"^\s*(?:[(:\u2013-]\s*|by\s+)?(?P<way>up|down)?\s*(?:by\s+)?$", re.IGNORECASE)
_TO_SECOND = re.compile(r"^\s*(?:offences|incidents|crimes)?\s*(?:[,/;(]|,?\s*or|\bor\b)\s*$", re.IGNORECASE)
_OF_CHANGES = re.compile(
    r"\b(?P<up>increases|rises)\b|\b(?P<down>decreases|reductions|falls)\b|\bchang(?:e|es|ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ListedChange:
    """A name with its change: by how many, by what per cent, and which way where it is said."""

    name: str
    marks: tuple[Mark, ...]
    way: str  # UP, DOWN or ""


def listed_in(sentence: str, names: Sequence[Naming]) -> Iterator[ListedChange]:
    """The names of a sentence that have a change behind them.

    >>> from tithing.checking.understand.sentences.phrases.naming import names_in
    >>> text = "Arson (+12, 8.3%) and robbery (-3)."
    >>> found = listed_in(text, names_in(text, ["Arson", "Robbery"]))
    >>> [(each.name, [mark.text for mark in each.marks], each.way) for each in found]
    [('Arson', ['+12', '8.3%'], 'up'), ('Robbery', ['-3'], 'down')]
    """
    text, marks = plain_text(sentence), marks_in(sentence)
    headed = _headed(text, names)
    for name in names:
        first = next((mark for mark in marks if mark.start >= name.end), None)
        found = _TO_FIRST.match(text[name.end : first.start]) if first is not None else None
        if first is None or found is None:
            continue
        both = (first, *_second(text, marks, first))
        way = _way(both, found["way"] or "") or headed
        if way or first.sign:
            yield ListedChange(name.name, both, way)


def _second(text: str, marks: Sequence[Mark], first: Mark) -> Iterator[Mark]:
    for mark in marks:
        unlike = mark.start > first.start and mark.kind is not first.kind
        if unlike and _TO_SECOND.match(text[first.end : mark.start]):
            yield mark
            return


def _way(marks: Sequence[Mark], word: str) -> str:
    if word:
        return UP if word.lower() == "up" else DOWN
    sign = next((mark.sign for mark in marks if mark.sign), 0)
    return UP if sign > 0 else DOWN if sign < 0 else ""


def _headed(text: str, names: Sequence[Naming]) -> str:
    """ "Increases were seen in": the way of a list whose figures have no sign."""
    ahead = text[: names[0].start] if names else ""
    found = list(_OF_CHANGES.finditer(ahead))
    if len(found) != 1 or directions_in(ahead) or not (found[0]["up"] or found[0]["down"]):
        return ""
    return UP if found[0]["up"] else DOWN


def of_number(marks: Sequence[Mark]) -> Mark | None:
    """The one of a listed change that is a number."""
    return next((mark for mark in marks if mark.kind is MarkKind.COUNT), None)


def of_per_cent(marks: Sequence[Mark]) -> Mark | None:
    """The one of a listed change that is a per cent."""
    return next((mark for mark in marks if mark.kind is MarkKind.PERCENT), None)
