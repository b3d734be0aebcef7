"""A sentence that tells a change, against the row that it speaks of: which way, by what per cent, by how many, from what
to what (R87).

A claim that some row of its likeness satisfies whole is right. It is called wrong only against one row that it is surely
about: near it, with a label that is all in the sentence, or with another of its figures in agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.against_series import SeriesTest, parts_of, tests_of
from tithing.checking.test.prose.sentence_arithmetic import contradicts_itself
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import shared
from tithing.checking.understand.measures import measure_of
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import ChangeClaim, claims_in
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.phrases.words import stems_of
from tithing.checking.understand.sentences.series import TableSeries
from tithing.checking.understand.sentences.subjects import is_rate_claim, subjects_of
from tithing.checking.understand.sentences.tie import Tie, ties

RULE = "sentence_change"
_ENTIRE = shared("test.prose.sentence_change", "entire")
Tested = tuple[Tie, tuple[SeriesTest, ...]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each claim of change that can be tied to a row: does the row say so?"""
    ground = ground_of(book)
    previous = ""
    for sentence in book.document.sentences:
        claims = claims_in(sentence.text)
        anchor: TableSeries | None = None
        for claim in claims:
            if claim.monthly or contradicts_itself(claim):
                continue
            if anchor is not None and not claim.own and not is_rate_claim(sentence, claim):
                yield from _anchored(ground, sentence, claim, anchor)
                continue
            for relation, series in _of_claim(ground, sentence, claim, previous):
                anchor = series if relation.holds and claim.numbers else anchor
                yield relation
        previous = claims[0].subject if claims and claims[0].own else sentence.text


def _of_claim(
    ground: Ground, sentence: PrintedSentence, claim: ChangeClaim, previous: str
) -> Iterator[tuple[Relation, TableSeries]]:
    for subject, sure in subjects_of(sentence, claim, previous):
        found = ties(ground, subject, sentence, rate=is_rate_claim(sentence, claim))
        tested: list[Tested] = []
        for tie in found:
            tests = tests_of(ground, tie.series, claim)
            if len(tests) == parts_of(claim) and all(test.holds for test in tests):
                yield from _held(sentence, tie, tests)
                return
            if tests:
                tested.append((tie, tests))
        tested = _fullest(tested)
        if not tested:
            continue
        agreeing = next(((tie, tests) for tie, tests in tested if all(test.holds for test in tests)), None)
        if agreeing is not None:
            yield from _held(sentence, *agreeing)
            return
        one = _the_one(claim, tested, sure=sure)
        if one is not None:
            (tie, tests), severity = one
            yield from ((_said_of_row(sentence, tie.series, test, severity), tie.series) for test in tests)
        return


def _held(
    sentence: PrintedSentence, tie: Tie, tests: Sequence[SeriesTest]
) -> Iterator[tuple[Relation, TableSeries]]:
    return ((_said_of_row(sentence, tie.series, test, Severity.CERTAIN), tie.series) for test in tests)


def _fullest(tested: Sequence[Tested]) -> list[Tested]:
    """A row that prints the current figure alone tests less of a claim than the row of the same figure with its change;
    what it leaves open it does not agree to."""
    most: Counter[Hashable] = Counter()
    for tie, tests in tested:
        most[_current(tie.series)] = max(most[_current(tie.series)], len(tests))
    return [(tie, tests) for tie, tests in tested if len(tests) == most[_current(tie.series)]]


def _current(series: TableSeries) -> Hashable:
    return measure_of(series.label), series.kind, series.now


def _anchored(
    ground: Ground, sentence: PrintedSentence, claim: ChangeClaim, series: TableSeries
) -> Iterator[Relation]:
    """A claim that goes on from one just proved ("by 39% against last year and by 7% (+80) against Q2") is of its row."""
    severity = Severity.PROBABLE if claim.listed else Severity.CERTAIN
    tests = tests_of(ground, series, claim)
    if claim.listed and not all(test.holds for test in tests):
        return
    for test in tests:
        yield _said_of_row(sentence, series, test, severity)


def _the_one(
    claim: ChangeClaim, tested: Sequence[tuple[Tie, tuple[SeriesTest, ...]]], *, sure: bool
) -> tuple[tuple[Tie, tuple[SeriesTest, ...]], Severity] | None:
    """The row that the claim is surely about, and how sure: another figure in agreement proves it."""
    if claim.listed:
        return None
    proved = [each for each in tested if _proved(*each)]
    alone = bool(proved) and proved[0][0].near and not any(tie.near for tie, _ in proved[1:])
    if alone or (proved and _one_fact(proved)):
        return proved[0], Severity.CERTAIN
    full = [each for each in tested if each[0].near and (each[0].full or (each[0].beside and each[0].whole))]
    full = [each for each in full if each[0].entire >= _ENTIRE] or full
    if full and sure and claim.own and not proved and _one_fact(full):
        rivals = [tie for tie, _ in tested if _is_rival(tie, full[0][0])]
        same = all(_same_values(tie, full[0][0]) for tie in rivals)
        return (full[0], Severity.PROBABLE) if same and not _far_off(full[0][1]) else None
    return None


def _is_rival(tie: Tie, likeliest: Tie) -> bool:
    """Whether a claim may as well speak of another row: not of "Thefts", where it says "kite thefts" and a row does."""
    if tie is likeliest or not tie.whole or not tie.near or tie.score < 0.95:
        return False
    return not set(tie.extra) & stems_of(likeliest.series.label)


def _one_fact(each: Sequence[tuple[Tie, tuple[SeriesTest, ...]]]) -> bool:
    """Whether the rows are one fact, printed once or in several tables."""
    return all(_same_values(tie, each[0][0]) for tie, _ in each)


def _same_values(one: Tie, other: Tie) -> bool:
    return one.series.now == other.series.now and one.series.before == other.series.before


def _proved(tie: Tie, tests: Sequence[SeriesTest]) -> bool:
    """Whether figures in agreement show that the claim is about this row: one where nothing speaks against it, two where
    the row stands far off or the claim names something that the label has not."""
    agreeing = sum(test.holds and test.telling for test in tests)
    return tie.score >= 0.7 and agreeing >= (1 if tie.near and not tie.extra else 2)


def _far_off(tests: Sequence[SeriesTest]) -> bool:
    """Figures that share nothing with the row are more likely of something else than wrong."""
    return bool(tests) and all(test.far for test in tests)


def _said_of_row(
    sentence: PrintedSentence, series: TableSeries, test: SeriesTest, severity: Severity
) -> Relation:
    return Relation(
        RULE,
        SENTENCE,
        test.figures,
        test.holds,
        severity,
        f"{series.where}: {test.explanation}",
        {},
        ""
        if test.holds or not any(char.isdigit() for char in test.right)
        else likely_slip(test.said, test.right),
        tuple(figure.place for figure in test.figures),
        sentence.place,
        test.said,
        test.right,
        again=test.again,
    )
