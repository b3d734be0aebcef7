"""A figure that is so many per cent above or below another one in the same sentence: "124 per 1,000, 55% higher than the mean of
80" (R81, R97)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack

RULE = "sentence_than"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|[,.]\d)"
_THAN = re.compile(
    rf"(?<![\w.,/-])(?P<own>{_NUMBER})(?:\s+per\s+(?:[\d,]+\s*)?[a-z]*)?(?:\s+[a-z]+){{0,4}},?\s*(?:\(|which\s+(?:is|was)\s+|and\s+)?"
    rf"(?P<share>\d+(?:\.\d+)?\s*(?:%|per\s?cent))\s+(?P<way>higher|lower|above|below|more|less|fewer|over|under)\s+(?:than\s+)?"
    rf"(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{0,5}}?(?:of|at|\()\s*(?P<other>{_NUMBER})(?![\d%]|\s*per\s?cent)",
    re.IGNORECASE,
)
_BELOW = ("lower", "below", "less", "fewer", "under")
_HUNDRED = Decimal(100)


def relations(book: Pack) -> Iterator[Relation]:
    """For each "A, P per cent higher than the B of": is A so much more than B?"""
    for sentence in book.document.sentences:
        for found in _THAN.finditer(sentence.text):
            numbers = [read_number(found[name]) for name in ("own", "share", "other")]
            own, share, other = numbers
            if own is not None and share is not None and other is not None and other.value > 0:
                yield _so_much_more(sentence, found, own, share, other)


def _so_much_more(
    sentence: PrintedSentence,
    found: re.Match[str],
    own: PrintedNumber,
    share: PrintedNumber,
    other: PrintedNumber,
) -> Relation:
    sign = -1 if found["way"].lower() in _BELOW else 1
    edges = [sign * _HUNDRED * (a / b - 1) for a in (own.low, own.high) for b in (other.low, other.high)]
    right = sign * _HUNDRED * (own.value / other.value - 1)
    words = (
        f"{found['own']} is {plain(right, 1)}% {found['way']} than {found['other']}, not {found['share']}."
    )
    said, expected = found["share"], f"{plain(right, share.decimals)}%"
    holds = overlap((share.low, share.high), (min(edges), max(edges)))
    slip = "" if holds else likely_slip(said, expected)
    place = sentence.place
    return Relation(RULE, SENTENCE, (), holds, Severity.CERTAIN, words, {}, slip, (), place, said, expected)
