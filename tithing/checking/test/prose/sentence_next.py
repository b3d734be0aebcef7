"""A sentence that goes on with the one before: "There were 4,444 thefts. That was a fall of 77%, compared to 19,324 the
year before." The figures of the two have to fit (R81)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.prose.sentence_arithmetic import tests_within
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import ChangeClaim, claims_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text

RULE = "sentence_next"
_GOES_ON = re.compile(
    r"^\W*(?:this|that|it|which)\s+(?:is|was|represents?|represented|means|meant|equates?\s+to|equated\s+to|amounts?\s+to"
    r"|compares?\s+(?:to|with))\b",
    re.IGNORECASE,
)
_BARE_CHANGE = re.compile(
    r"^\W*(?:an?\s+)?(?:increase|decrease|rise|fall|reduction|drop|up|down)\b", re.IGNORECASE
)
_LINES = counted("test.prose.sentence_next", "lines")
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:previous|last|prior)\s+(?:year|quarter|12\s+months)|year\s+(?:before|earlier))\b[^.;]{0,25}?,?\s*"
    r"(?:(?:when|where)\s+(?:there\s+)?(?:were|was)|of|\()\s*$",
    re.IGNORECASE,
)


def relations(book: Pack) -> Iterator[Relation]:
    """For each pair of sentences of which the second goes on with the first: do their figures fit?"""
    for first, second in pairwise(book.document.sentences):
        if first.context == second.context and _follows(first, second) and _GOES_ON.match(second.text):
            claim = _level_then_change(first, second) or _change_then_levels(first, second)
        elif first.context == second.context and _follows(first, second) and _BARE_CHANGE.match(second.text):
            claim = _level_then_bullet(first, second)
        else:
            continue
        if claim is not None:
            yield from _tested(second, claim)


def _follows(first: PrintedSentence, second: PrintedSentence) -> bool:
    """Whether the second stands just behind the first, where lines are known."""
    one, two = first.place.line, second.place.line
    return one is None or two is None or two - one <= _LINES


def _level_then_bullet(first: PrintedSentence, second: PrintedSentence) -> ChangeClaim | None:
    """ "8,000 thefts told" and, on the next bullet, "an increase of 1,600 (25 per cent) on 2016"."""
    counts = _counts(first)
    claims = [claim for claim in claims_in(second.text) if claim.way and claim.percent and claim.absolute]
    if len(counts) != 1 or len(claims) != 1 or claims_in(first.text) or counts[0].loose:
        return None
    claim = claims[0]
    return None if claim.before or claim.after or claim.listed else replace(claim, after=counts[0])


def _level_then_change(first: PrintedSentence, second: PrintedSentence) -> ChangeClaim | None:
    """One count, then its change and what it was before."""
    counts = _counts(first)
    claims = [claim for claim in claims_in(second.text) if claim.way and claim.percent]
    text = plain_text(second.text)
    bases = [mark for mark in _counts(second) if _YEAR_BEFORE.search(text[: mark.start])]
    if len(counts) != 1 or len(claims) != 1 or len(bases) != 1 or claims_in(first.text):
        return None
    claim = claims[0]
    return None if claim.before or claim.after else replace(claim, before=bases[0], after=counts[0])


def _change_then_levels(first: PrintedSentence, second: PrintedSentence) -> ChangeClaim | None:
    """A per cent, then the two figures that it is between."""
    changes = [claim for claim in claims_in(first.text) if claim.way and claim.percent]
    levels = [claim for claim in claims_in(second.text) if claim.before and claim.after and not claim.percent]
    if len(changes) != 1 or len(levels) != 1 or _counts(first) or changes[0].listed:
        return None
    return replace(changes[0], before=levels[0].before, after=levels[0].after)


def _counts(sentence: PrintedSentence) -> list[Mark]:
    return [mark for mark in marks_in(sentence.text) if mark.kind is MarkKind.COUNT and not mark.sign]


def _tested(sentence: PrintedSentence, claim: ChangeClaim) -> Iterator[Relation]:
    for holds, said, right, words in tests_within(claim):
        slip = "" if holds or not any(c.isdigit() for c in right) else likely_slip(said, right)
        yield Relation(
            RULE, SENTENCE, (), holds, Severity.PROBABLE, words, {}, slip, (), sentence.place, said, right
        )
