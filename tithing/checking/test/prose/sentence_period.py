"""A sentence that names another quarter than the part of the document whose figures it gives (R80)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import quarter_named
from tithing.checking.test.against_series import tests_of
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.subjects import is_rate_claim, subjects_of
from tithing.checking.understand.sentences.tie import Tie, quarters_said, ties

RULE = "sentence_period"


def relations(book: Pack) -> Iterator[Relation]:
    """For each sentence "in Q4" under a heading of Quarter 3: do its figures belong to Quarter 3?"""
    ground = ground_of(book)
    before = ""
    for sentence in book.document.sentences:
        spoken, before = before, sentence.text
        headed = next((q for q in map(quarter_named, reversed(sentence.context)) if q is not None), None)
        said = set(quarters_said(sentence.text))
        if headed is None or len(said) != 1:
            continue
        named = said.pop()
        if named == headed:
            yield Relation(RULE, SENTENCE, (), True, place=sentence.place)
        elif (tie := _tied(ground, sentence, spoken)) is not None and tie.series.quarter == headed:
            yield _quarter_of_part(sentence, tie, named, headed)


def _tied(ground: Ground, sentence: PrintedSentence, before: str) -> Tie | None:
    """The row whose per cent or number the sentence repeats; what the sentence before spoke of, where it names none."""
    for claim in claims_in(sentence.text):
        phrases = [subject for subject, _ in subjects_of(sentence, claim, "")]
        for subject in (*phrases, sentence.text, before):
            for tie in ties(ground, subject, sentence, rate=is_rate_claim(sentence, claim)):
                tests = tests_of(ground, tie.series, claim)
                if tie.near and tests and all(t.holds for t in tests) and any(t.telling for t in tests):
                    return tie
    return None


def _quarter_of_part(sentence: PrintedSentence, tie: Tie, named: int, headed: int) -> Relation:
    words = (
        f"The sentence stands under Quarter {headed} and gives that quarter's figures for {tie.series.where}, but names "
        f"Quarter {named}."
    )
    figure = tie.series.current
    return Relation(
        RULE,
        SENTENCE,
        (figure,),
        False,
        Severity.PROBABLE,
        words,
        also=(figure.place,),
        place=sentence.place,
        published=f"Q{named}",
        right=f"Q{headed}",
    )
