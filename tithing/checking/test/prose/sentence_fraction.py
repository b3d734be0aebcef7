""" "32 of 87 calls (37%)": a per cent that stands beside its part and its whole is the part of the whole (R81, R84)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import exactly
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack

RULE = "sentence_fraction"
_PART = r"(?<![\d.,/£-])(?P<part>\d{1,3}(?:,\d{3})+|\d+)"
_WHOLE = r"\s+(?:out\s+)?of\s+(?:(?:the|all|a|total|of|their|our)\s+){0,4}(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|%|/)"
_SHARE = (
    r"(?P<loose>(?:about|around|almost|nearly|over|just\s+(?:over|under)|approximately|some|more\s+than)\s+)?"
    r"(?P<share>\d+(?:\.\d+)?\s*(?:%|per\s?cent\b))"
)
_OF_THE = r"\bof\s+(?:(?:the|all|these|those)\s+){1,2}(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\s+[A-Za-z][A-Za-z'\u2019-]*){1,8},?\s+"
_FORMS = (
    re.compile(rf"{_OF_THE}{_PART}(?:\s+[A-Za-z][A-Za-z'\u2019-]*){{1,8}}\s*\(\s*{_SHARE}\s*\)", re.I),
    re.compile(rf"{_OF_THE}{_PART}\s*\(\s*{_SHARE}\s*\)", re.I),
    re.compile(
        rf"{_PART}{_WHOLE}(?:\s+[A-Za-z][A-Za-z'\u2019-]*){{0,8}}\s*(?:\(|,\s*or\s+|[-\u2013]\s*){_SHARE}\s*[),.]",
        re.I,
    ),
    re.compile(rf"{_SHARE}\s*(?:\(|,\s*or\s+)\s*{_PART}{_WHOLE}", re.I),
    re.compile(rf"{_SHARE}\s+of\s+[^.;()\d]{{3,80}}?(?:\(|,\s*or\s+)\s*{_PART}{_WHOLE}", re.I),
)
_HUNDRED = Decimal(100)
_ROOM = exactly("test.prose.sentence_fraction", "room")


def relations(book: Pack) -> Iterator[Relation]:
    """For each part and whole with a per cent beside them: is it their per cent?"""
    for sentence in book.document.sentences:
        seen: set[int] = set()
        for form in _FORMS:
            for found in form.finditer(sentence.text):
                if found.start("part") not in seen:
                    seen.add(found.start("part"))
                    yield from _tested(sentence, found)


def _tested(sentence: PrintedSentence, found: re.Match[str]) -> Iterator[Relation]:
    part, whole, share = (read_number(found[name]) for name in ("part", "whole", "share"))
    if part is None or whole is None or share is None or part.value > whole.value or whole.value == 0:
        return
    right = _HUNDRED * part.value / whole.value
    cut = share.value < right < share.value + share.step
    words = f"{found['part']} of {found['whole']} is {plain(right, max(share.decimals, 1))}%, not {found['share'].strip()}."
    expected = plain(right, share.decimals) + "%"
    yield Relation(
        RULE,
        SENTENCE,
        (),
        _fits(share, right, loose=found["loose"] is not None),
        Severity.PROBABLE if cut else Severity.CERTAIN,
        words,
        slip="cut off instead of rounded" if cut else likely_slip(found["share"].strip(), expected),
        place=sentence.place,
        published=found["share"].strip(),
        right=expected,
    )


def _fits(share: PrintedNumber, right: Decimal, *, loose: bool) -> bool:
    room = right * _ROOM if loose else Decimal(0)
    return overlap((share.low, share.high), (right - room, right + room))
