"""A number in all, and the parts that it is said to be of: "900 thefts in total: 700 told by the public, 300 found by officers"
(R70)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text

RULE = "sentence_sum"
_OPENS = re.compile(  # between the number in all and its first part
    r"^[^.;:()\d]{0,60}?(?:\b(?:in\s+total|in\s+all|altogether|overall)\s*(?:[:,(\u2013-]|of\s+which)|\b(?:made\s+up\s+of|comprising|consisting\s+of"
    r"|split\s+between|of\s+which|of\s+these)\b|:)[^.;:()\d]{0,30}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:in\s+total|in\s+all|altogether|total\s+of|made\s+up\s+of|comprising|consisting\s+of|split\s+between)\b",
    re.I,
)
_LISTED = re.compile(r"^[^.;:()\d]{1,60}?(?:,\s*(?:and\s+)?|\s+and\s+|;\s*(?:and\s+)?)$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:including|compared|against|up|down|from|rose|fell|increase\w*|decrease\w*|previous|last)\b",
    re.IGNORECASE,
)
_FEWEST = counted("test.prose.sentence_sum", "fewest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each number in all with its parts behind it: do they add to it?"""
    for sentence in book.document.sentences:
        marks = [mark for mark in marks_in(sentence.text) if mark.kind is MarkKind.COUNT and not mark.sign]
        if len(marks) > _FEWEST and not any(
            mark.kind is not MarkKind.COUNT for mark in marks_in(sentence.text)
        ):
            yield from _in_all(sentence, marks)


def _in_all(sentence: PrintedSentence, marks: list[Mark]) -> Iterator[Relation]:
    text = plain_text(sentence.text)
    whole, *parts = marks
    gaps = [text[one.end : two.start] for one, two in pairwise(parts)]
    opened = _OPENS.match(text[whole.end : parts[0].start]) is not None and _TOTAL.search(
        text[: parts[0].start]
    )
    if not opened or not all(map(_LISTED.match, gaps)) or _OTHERS.search(text[whole.start :]):
        return
    if any(mark.loose or not mark.number.whole for mark in marks):
        return
    total = sum((part.number.value for part in parts), Decimal(0))
    said, right = whole.text, plain(total, 0)
    words = f"{' + '.join(part.text for part in parts)} = {right}, and the sentence says {said} in all."
    holds, place = total == whole.number.value, sentence.place
    slip = "" if holds else likely_slip(said, right)
    yield Relation(RULE, SENTENCE, (), holds, Severity.PROBABLE, words, {}, slip, (), place, said, right)
