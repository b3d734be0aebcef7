"""What a claim may be speaking of: its own words, the heading over the sentence, or what the sentence before spoke of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.understand.sentences.claimed.claims import ChangeClaim
from tithing.checking.understand.sentences.phrases.words import words_of

_RATE = re.compile(r"\brates?\b|\bper\s+[\d,]+\b", re.IGNORECASE)
_REFERS = re.compile(r"^\W*(?:this|these|it|they|that|there)\b", re.IGNORECASE)


def subjects_of(sentence: PrintedSentence, claim: ChangeClaim, previous: str) -> Iterator[tuple[str, bool]]:
    """The phrases that may name the measure, and whether a claim may be called wrong on each alone."""
    telling = any(word.weight == 1 for word in words_of(claim.subject))
    if claim.subject and words_of(claim.subject):
        yield claim.subject, telling
    if claim.between and claim.between != claim.subject:
        yield claim.between, False
    if not telling and sentence.context:
        yield f"{sentence.context[-1]} {claim.subject}".strip(), not words_of(claim.subject)
    if not telling and previous:
        yield f"{previous} {claim.subject}".strip(), False


def is_rate_claim(sentence: PrintedSentence, claim: ChangeClaim) -> bool:
    """Whether the claim speaks of a rate: "the rate of", "per 1,000" near its own figures."""
    if re.search(r"\brates?\b", claim.subject, re.IGNORECASE):
        return True
    marks = claim.numbers
    if not marks:
        return False
    last = max(mark.end for mark in marks)
    return _RATE.match(sentence.text[last:].lstrip()) is not None or (
        re.search(r"\bper\s+[\d,]+", sentence.text[claim.start : last], re.IGNORECASE) is not None
    )
