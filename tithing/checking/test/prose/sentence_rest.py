"""A share of a total, and beside it a number that is not that share but the rest: "35% of all", 362 in all, and 235 where
127 would be 35%. Which part the number counts is for the author to say: it is a query (R87)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.words import words_of

RULE = "sentence_rest"
_OF_ALL = re.compile(r"^\s+of\s+(?:all|the\s+total)\s+(?P<what>[^.,;()\d]{3,60})", re.IGNORECASE)
_NEAR = counted("test.prose.sentence_rest", "near")
_LEAST = counted("test.prose.sentence_rest", "least")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class _Level:
    sentence: PrintedSentence
    mark: Mark


def relations(book: Pack) -> Iterator[Relation]:
    """For each share of all, with two numbers of the same thing near it: is one of them the rest of the other?"""
    sentences = book.document.sentences
    for index, sentence in enumerate(sentences):
        near = sentences[max(0, index - _NEAR) : index + _NEAR + 1]
        for share, what in _shares(sentence):
            levels = [level for other in near for level in _levels(other, what)]
            yield from _tested(share, levels)


def _shares(sentence: PrintedSentence) -> Iterator[tuple[Mark, frozenset[str]]]:
    text = plain_text(sentence.text)
    for mark in marks_in(sentence.text):
        found = _OF_ALL.match(text[mark.end :]) if mark.kind is MarkKind.PERCENT else None
        topic = _telling(found["what"]) if found else frozenset()
        if topic and not mark.loose:
            yield mark, topic


def _levels(sentence: PrintedSentence, what: frozenset[str]) -> Iterator[_Level]:
    """Where changes of the same thing ended."""
    for claim in claims_in(sentence.text):
        level = claim.after
        if level is None or level.kind is not MarkKind.COUNT or level.loose or not level.number.whole:
            continue
        if what & _telling(sentence.text):
            yield _Level(sentence, level)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if word.weight == 1)


def _tested(share: Mark, levels: Sequence[_Level]) -> Iterator[Relation]:
    for total, part in permutations(levels, 2):
        whole, number = total.mark.number.value, part.mark.number.value
        if number >= whole or whole < _LEAST:
            continue
        low, high = (whole * edge / _HUNDRED for edge in (share.number.low, share.number.high))
        if overlap((whole - high, whole - low), (number, number)) and not overlap(
            (low, high), (number, number)
        ):
            yield _rest_of_total(share, total, part)


def _rest_of_total(share: Mark, total: _Level, part: _Level) -> Relation:
    whole = total.mark.number.value
    portion = plain(whole * share.number.value / _HUNDRED, 0)
    words = (
        f"{share.text} of {total.mark.text} is about {portion}; {part.mark.text} is what is left of {total.mark.text} "
        f"without it. Say which of the two {part.mark.text} counts."
    )
    return Relation(
        RULE,
        "share",
        (),
        False,
        Severity.JUDGEMENT,
        words,
        also=(total.sentence.place,),
        place=part.sentence.place,
        published=part.mark.text,
        right=f"about {portion}, or what the number counts",
    )
