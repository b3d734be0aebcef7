"""The biggest and the second biggest, each with its number: the first is no smaller than the second (R97)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text

RULE = "sentence_order"
_ORDINAL = {"": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "next": 2}
_WORD = re.compile(
    r"\b(?:(?P<nth>second|2nd|third|3rd|next)[\s-]+)?(?P<word>biggest|largest|greatest|highest|most|lowest|smallest|fewest)\b",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"\b(?:top|main|most\s+common|largest|biggest|leading)\s+(?:two|three|four|five|six|\d)\b", re.IGNORECASE
)
_LOW = ("lowest", "smallest", "fewest")
_NEAR = counted("test.prose.sentence_order", "near")

Ranked = tuple[int, bool, Mark]


def relations(book: Pack) -> Iterator[Relation]:
    """For each number that a sentence ranks behind another: is it behind it?"""
    for sentence in book.document.sentences:
        ranked = list(_ranked(sentence)) if _WORD.search(sentence.text) else []
        for (first, high, one), (second, also_high, two) in pairwise(ranked):
            if first < second and high is also_high and one.kind is two.kind and one is not two:
                yield _behind(sentence, one, two, high=high)
        yield from _top_of_list(sentence)


def _top_of_list(sentence: PrintedSentence) -> Iterator[Relation]:
    """ "The top three were theft (300), noise (200) and litter (100)": a list from the top has each no more than the one before."""
    found = _TOP.search(sentence.text)
    if found is None:
        return
    marks = [m for m in marks_in(sentence.text) if m.start > found.end() and _in_brackets(sentence.text, m)]
    for one, two in pairwise(marks if len({mark.kind for mark in marks}) == 1 else []):
        yield _behind(sentence, one, two, high=True)


def _in_brackets(text: str, mark: Mark) -> bool:
    return text[: mark.start].rstrip().endswith("(") and text[mark.end :].lstrip().startswith(")")


def _ranked(sentence: PrintedSentence) -> Iterator[Ranked]:
    """Each rank in words with the first number behind it, where that stands near and before the next rank."""
    text = plain_text(sentence.text)
    words = list(_WORD.finditer(text))
    ends = [*(word.start() for word in words[1:]), len(text)]
    for word, end in zip(words, ends, strict=False):
        behind = [m for m in marks_in(sentence.text) if word.end() <= m.start < min(end, word.end() + _NEAR)]
        if len(behind) == 1 and behind[0].kind in (MarkKind.COUNT, MarkKind.PERCENT):
            yield _ORDINAL[(word["nth"] or "").lower()], word["word"].lower() not in _LOW, behind[0]


def _behind(sentence: PrintedSentence, one: Mark, two: Mark, *, high: bool) -> Relation:
    holds = one.number.high >= two.number.low if high else one.number.low <= two.number.high
    words = f"{one.text} is said to come before {two.text} in order, and is {'less' if high else 'more'}."
    said, place = f"{one.text}, {two.text}", sentence.place
    right = "the other way round"
    return Relation(RULE, SENTENCE, (), holds, Severity.PROBABLE, words, {}, "", (), place, said, right)
