"""A change from one period to another of which some months are in both: "from 1,000 in 2024 to 1,100 in 2024-25" (R80, R86)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import overlapping_months, read_span
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import ChangeClaim, claims_in

RULE = "sentence_overlap"


def relations(book: Pack) -> Iterator[Relation]:
    """For each change with both its periods named: has the earlier one ended before the later begins?"""
    for sentence in book.document.sentences:
        for claim in claims_in(sentence.text):
            yield from _of_claim(sentence, claim)


def _of_claim(sentence: PrintedSentence, claim: ChangeClaim) -> Iterator[Relation]:
    if claim.before is None or claim.after is None or claim.before.end > claim.after.start:
        return
    between, behind = sentence.text[claim.before.end : claim.after.start], sentence.text[claim.after.end :]
    earlier, later = read_span(between), read_span(behind[:40])
    if earlier is None or later is None:
        return
    both = overlapping_months(earlier, later)
    words = f"{both} months are in both {earlier.label} and {later.label}: a change between them is partly within itself."
    said, place = f"{earlier.label}, {later.label}", sentence.place
    yield Relation(RULE, SENTENCE, (), not both, Severity.JUDGEMENT, words, place=place, published=said)
