"""Months in prose: their figures against the months' table or the quarter they add to, "month on month", and the highest
month (R80, R87)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.monthly import (
    MonthFigure,
    MonthlyClaim,
    MonthRow,
    month_tables,
    monthly_claims,
)
from tithing.checking.understand.sentences.near import stands_near
from tithing.checking.understand.sentences.phrases.words import likeness, words_of
from tithing.checking.understand.sentences.tie import near_ties
from tithing.checking.understand.table_subject import leaving_out

RULE = "sentence_months"
_QUARTER = 3


def relations(book: Pack) -> Iterator[Relation]:
    """For each sentence that tells months: do its figures, its order and its highest month agree?"""
    ground, tables = ground_of(book), month_tables(book)
    previous = ""
    for sentence in book.document.sentences:
        for claim in monthly_claims(sentence.text):
            yield from _of_claim(ground, tables, sentence, claim, previous)
        previous = sentence.text


def _of_claim(
    ground: Ground, tables: Sequence[MonthRow], sentence: PrintedSentence, claim: MonthlyClaim, previous: str
) -> Iterator[Relation]:
    row = _table_for(tables, sentence, claim)
    values = claim.months or (row.months if row else ())
    if len(values) == _QUARTER:
        yield from _pattern(sentence, claim, values, row)
    if row is not None:
        yield from _against_table(sentence, claim, row)
    elif len(claim.months) == _QUARTER:
        yield from _adds(ground, sentence, claim, previous)


def _pattern(
    sentence: PrintedSentence, claim: MonthlyClaim, values: Sequence[MonthFigure], row: MonthRow | None
) -> Iterator[Relation]:
    """ "Reduced month on month", "the highest in October"."""
    figures = tuple(row.figures) if row and not claim.months else ()
    told = ", ".join(f"{value.name} {plain(value.value)}" for value in values)
    if claim.way:
        yield _steps(sentence, claim, values, figures, told)
    if claim.extreme:
        yield from _extreme(sentence, claim, values, figures, told)


def _steps(
    sentence: PrintedSentence,
    claim: MonthlyClaim,
    values: Sequence[MonthFigure],
    figures: tuple[PrintedFigure, ...],
    told: str,
) -> Relation:
    up = claim.way == "up"
    holds = all(
        before.value < after.value if up else after.value < before.value for before, after in pairwise(values)
    )
    words = f"The months are {told}: not each {'more' if up else 'fewer'} than the one before."
    return _month_said(sentence, figures, holds, claim.way_text, "", words)


def _extreme(
    sentence: PrintedSentence,
    claim: MonthlyClaim,
    values: Sequence[MonthFigure],
    figures: tuple[PrintedFigure, ...],
    told: str,
) -> Iterator[Relation]:
    best = (max if claim.highest else min)(value.value for value in values)
    named = next((value for value in values if value.name == claim.extreme), None)
    if named is None:
        return
    right = " and ".join(value.name for value in values if value.value == best)
    words = f"The months are {told}: the {'highest' if claim.highest else 'lowest'} is {right}."
    yield _month_said(sentence, figures, named.value == best, claim.extreme, right, words)


def _against_table(sentence: PrintedSentence, claim: MonthlyClaim, row: MonthRow) -> Iterator[Relation]:
    """Each month's figure in prose against the same month in the table, where most of them agree."""
    printed = {month.name: (month, figure) for month, figure in zip(row.months, row.figures, strict=True)}
    pairs = [(said, *printed[said.name]) for said in claim.months if said.name in printed]
    if sum(said.value == given.value for said, given, _ in pairs) * 2 < len(pairs):
        return
    for said, given, figure in pairs:
        words = f"The table has {figure.text} for {said.name}, and the sentence {said.text}."
        yield _month_said(sentence, (figure,), said.value == given.value, said.text, figure.text, words)


def _adds(
    ground: Ground, sentence: PrintedSentence, claim: MonthlyClaim, previous: str
) -> Iterator[Relation]:
    """Three months of a quarter add to the quarter's figure, where the sentence says what they are of."""
    total = sum((month.value for month in claim.months), Decimal(0))
    heading = "" if words_of(claim.subject) else " ".join(sentence.context[-1:])
    for subject in (claim.subject, f"{previous} {claim.subject}", heading):
        wholes = _wholes(ground, sentence, subject, heading)
        if any(whole.value == total for whole in wholes):
            whole = next(whole for whole in wholes if whole.value == total)
            yield _month_said(sentence, (whole,), True, "", "", "")
            return
        if wholes and (
            abs(wholes[0].value - total) * 5 <= total or _one_slip(claim, wholes[0].value - total)
        ):
            yield _wrong_total(sentence, claim, wholes[0], total)
            return


def _wholes(ground: Ground, sentence: PrintedSentence, subject: str, heading: str) -> list[PrintedFigure]:
    """The figures that the months may add to. The months a sentence names are the parts, not the time of the whole."""
    apart = leaving_out(f"{subject} {heading}")
    ties = near_ties(ground, subject, replace(sentence, text=subject))
    counts = dict.fromkeys(tie.series.current for tie in ties if tie.series.kind == "count")
    return [whole for whole in counts if leaving_out(whole.fact.label) == apart]


def _one_slip(claim: MonthlyClaim, missing: Decimal) -> bool:
    """Whether one month, off by a slip of hand, explains what the months lack of their quarter."""
    rights = ((month.text, month.value + missing) for month in claim.months)
    return any(right > 0 and likely_slip(text, plain(right)) for text, right in rights)


def _wrong_total(
    sentence: PrintedSentence, claim: MonthlyClaim, whole: PrintedFigure, total: Decimal
) -> Relation:
    added = " + ".join(month.text for month in claim.months)
    words = f"{added} = {plain(total)}, and the quarter is {whole.text} in the table ({whole.where})."
    return _month_said(sentence, (whole,), False, added, f"months that add to {whole.text}", words)


def _table_for(tables: Sequence[MonthRow], sentence: PrintedSentence, claim: MonthlyClaim) -> MonthRow | None:
    """The one column of months near the sentence whose head is what the sentence speaks of."""
    near = [row for row in tables if stands_near(row.series.sheet.table, sentence)]
    phrase = claim.subject if words_of(claim.subject) else " ".join(sentence.context[-1:])
    fitting = [row for row in near if likeness(row.head, phrase).label >= 0.95 or _repeats(row, claim)]
    plainest = [row for row in fitting if "(" not in row.head]
    return plainest[0] if len(plainest) == 1 else None


def _repeats(row: MonthRow, claim: MonthlyClaim) -> bool:
    """Whether the sentence has two or more of the column's figures, each with its month."""
    printed = {month.name: month.value for month in row.months}
    return sum(printed.get(month.name) == month.value for month in claim.months) >= 2


def _month_said(
    sentence: PrintedSentence,
    figures: tuple[PrintedFigure, ...],
    holds: bool,
    said: str,
    right: str,
    words: str,
) -> Relation:
    slip = "" if holds or not right.replace(",", "").isdigit() else likely_slip(said, right)
    return Relation(
        RULE,
        SENTENCE,
        figures,
        holds,
        Severity.PROBABLE if figures else Severity.CERTAIN,
        words,
        {},
        slip,
        tuple(figure.place for figure in figures),
        sentence.place,
        said,
        right,
    )
