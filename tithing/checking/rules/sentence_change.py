"""A sentence that tells a change, against the row that it speaks of: which way, by what per cent, by how many, from what
to what (R87).

A claim that some row of its likeness satisfies whole is right. It is called wrong only against one row that it is surely
about: near it, with a label that is all in the sentence, or with another of its figures in agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.book import Book
from tithing.checking.finding import Severity
from tithing.checking.printed import PrintedSentence
from tithing.checking.relation import Relation
from tithing.checking.rules.sentence_arithmetic import contradicts_itself
from tithing.checking.rules.slips import likely_slip
from tithing.checking.sentences.claims import Claim, claims_in
from tithing.checking.sentences.subjects import is_rate_claim, subjects_of
from tithing.checking.sentences.tests import Test, tests_of
from tithing.checking.sentences.tie import Ground, Tie, ground_of, ties

RULE = "sentence_change"


def relations(book: Book) -> Iterator[Relation]:
    """For each claim of change that can be tied to a row: does the row say so?"""
    ground = ground_of(book)
    previous = ""
    for sentence in book.document.sentences:
        claims = claims_in(sentence.text)
        for claim in claims:
            if not claim.monthly and not contradicts_itself(claim):
                yield from _of_claim(ground, sentence, claim, previous)
        previous = claims[0].subject if claims and claims[0].own else previous


def _of_claim(ground: Ground, sentence: PrintedSentence, claim: Claim, previous: str) -> Iterator[Relation]:
    for subject, sure in subjects_of(sentence, claim, previous):
        found = ties(ground, subject, sentence, rate=is_rate_claim(sentence, claim))
        tested = [(tie, tests) for tie in found if (tests := tests_of(ground, tie.series, claim))]
        if not tested:
            continue
        agreeing = [(tie, tests) for tie, tests in tested if all(test.holds for test in tests)]
        if agreeing:
            yield from _held(sentence, agreeing[0])
            return
        yield from _broken(sentence, claim, tested, sure=sure)
        return


def _held(sentence: PrintedSentence, found: tuple[Tie, tuple[Test, ...]]) -> Iterator[Relation]:
    for test in found[1]:
        yield Relation(RULE, "sentence", test.figures, True, place=sentence.place)


def _broken(
    sentence: PrintedSentence, claim: Claim, tested: Sequence[tuple[Tie, tuple[Test, ...]]], *, sure: bool
) -> Iterator[Relation]:
    found = _the_one(claim, tested, sure=sure)
    if found is None:
        return
    (tie, tests), severity = found
    for test in tests:
        if test.holds:
            yield Relation(RULE, "sentence", test.figures, True, place=sentence.place)
        else:
            yield _relation(sentence, tie, test, severity)


def _the_one(
    claim: Claim, tested: Sequence[tuple[Tie, tuple[Test, ...]]], *, sure: bool
) -> tuple[tuple[Tie, tuple[Test, ...]], Severity] | None:
    """The row that the claim is surely about, and how sure: another figure in agreement proves it."""
    if claim.listed:
        return None
    proved = [each for each in tested if _proved(*each)]
    if len(proved) == 1 or (proved and proved[0][0].near and not proved[1][0].near):
        return proved[0], Severity.CERTAIN
    full = [each for each in tested if each[0].full and each[0].near]
    if len(full) == 1 and sure and claim.own and not proved:
        best = full[0]
        rivals = [tie for tie, _ in tested if tie is not best[0] and tie.near and tie.score >= 0.95]
        return (best, Severity.PROBABLE) if not rivals and not _far_off(best[1]) else None
    return None


def _proved(tie: Tie, tests: Sequence[Test]) -> bool:
    """Whether figures in agreement show that the claim is about this row: one where nothing speaks against it, two where
    the row stands far off or the claim names something that the label has not."""
    agreeing = sum(test.holds and test.telling for test in tests)
    return tie.score >= 0.7 and agreeing >= (1 if tie.near and not tie.extra else 2)


def _far_off(tests: Sequence[Test]) -> bool:
    """Figures that share nothing with the row are more likely of something else than wrong."""
    return bool(tests) and all(test.far for test in tests)


def _relation(sentence: PrintedSentence, tie: Tie, test: Test, severity: Severity) -> Relation:
    return Relation(
        RULE,
        "sentence",
        test.figures,
        False,
        severity,
        f"{tie.series.where}: {test.explanation}",
        {},
        likely_slip(test.said, test.right) if any(char.isdigit() for char in test.right) else "",
        tuple(figure.place for figure in test.figures),
        sentence.place,
        test.said,
        test.right,
    )
