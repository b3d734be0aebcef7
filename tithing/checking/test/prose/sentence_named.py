"""A number that a sentence gives a place, a month or a kind, against the cell of that name: "81 thefts in Ashby" (R87).

Told where a second number of the sentence is right, or where one slip of hand makes the printed number of the right one;
another number is asked about, and one far off is of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.compared import SaidOf, said_of
from tithing.checking.understand.sentences.grid import (
    NamedFigures,
    Sort,
    groups_near,
    names_alone,
    names_of,
    says_measure,
)
from tithing.checking.understand.sentences.phrases.marks import marks_in
from tithing.checking.understand.sentences.phrases.naming import Naming
from tithing.checking.understand.sentences.time_told import time_fits

RULE = "sentence_named"
_NEAR = counted("test.prose.sentence_named", "near")
_OF_THE_HAND = ("one digit mistyped", "two digits changed round")
_LEVELS = (Role.COUNT, Role.RATE, Role.CURRENT)
Held = tuple[SaidOf, PrintedFigure, bool]


def relations(book: Pack) -> Iterator[Relation]:
    """For each number that a sentence gives a name of a group: is it that name's?"""
    for sentence in book.document.sentences:
        if marks_in(sentence.text):
            yield from _of_sentence(book, sentence)


def _of_sentence(book: Pack, sentence: PrintedSentence) -> Iterator[Relation]:
    held = [found for group in groups_near(book, sentence) if (found := _held(book, group, sentence))]
    right = {said.mark.start for found in held for said, _, holds in found if holds}
    told: set[int] = set()
    for found in held:
        proved = any(holds for _, _, holds in found)
        for said, figure, holds in found:
            if said.mark.start in told or (not holds and said.mark.start in right):
                continue
            relation = _figure_of_name(sentence, said, figure, holds=holds, proved=proved)
            if relation is not None:
                told.add(said.mark.start)
                yield relation


def _held(book: Pack, group: NamedFigures, sentence: PrintedSentence) -> list[Held]:
    """The numbers of a sentence that a group's names have, each with its cell."""
    names = names_of(group, sentence.text)
    if not names or group.role not in _LEVELS or not time_fits(group, sentence):
        return []
    if not _is_of_group(book, group, sentence, names):
        return []
    said = [
        each
        for each in said_of(sentence.text, names, f"{group.measure} {group.subject}")
        if each.name in group.figures
    ]
    if (group.kind == "rate") is not _of_rates(sentence.text, said):
        return []
    return [(each, group.figures[each.name], _is(each, group.figures[each.name], group)) for each in said]


def _is_of_group(book: Pack, group: NamedFigures, sentence: PrintedSentence, names: Sequence[Naming]) -> bool:
    """Whether a sentence speaks of what a group counts: it says so, or names months alone beside the one table near it."""
    if group.sort is Sort.KIND or says_measure(group, sentence.text):
        return True
    alone = group.sort is Sort.MONTH and names_alone(sentence.text, [each.name for each in names])
    return alone and len({each.sheet.table.id for each in groups_near(book, sentence)}) == 1


def _of_rates(text: str, said: Sequence[SaidOf]) -> bool:
    return "rate" in text.lower() or "per 1" in text or any(each.mark.number.decimals for each in said)


def _is(said: SaidOf, figure: PrintedFigure, group: NamedFigures) -> bool:
    """Whether the number is the name's own, or another that the table prints of it."""
    number = said.mark.number
    if said.mark.loose:
        return abs(number.value - figure.value) * 5 <= figure.value
    if number.decimals >= figure.number.decimals and group.across:
        return number.value == figure.value  # it repeats what the table prints
    given = (figure,) if group.across else _row_of(group, figure)
    return any(_rounds_to(said, each) for each in given)


def _row_of(group: NamedFigures, figure: PrintedFigure) -> list[PrintedFigure]:
    return [other for other in group.sheet.figures.values() if other.row == figure.row]


def _figure_of_name(
    sentence: PrintedSentence, said: SaidOf, figure: PrintedFigure, *, holds: bool, proved: bool
) -> Relation | None:
    value, right = said.mark.number.value, plain(figure.value, said.mark.number.decimals)
    slip = "" if holds else likely_slip(said.mark.text, right)
    low, high = sorted((value, figure.value))
    far = high > _NEAR * max(low, Decimal(1)) and slip not in _OF_THE_HAND
    if not holds and not proved and (far or said.mark.loose):
        return None
    severity = Severity.PROBABLE if proved or slip else Severity.JUDGEMENT
    words = f"{figure.where}: the table says {figure.text}, and the sentence {said.mark.text}."
    also, place = (figure.place,), sentence.place
    return Relation(
        RULE,
        SENTENCE,
        (figure,),
        holds,
        severity,
        words,
        {},
        slip,
        also,
        place,
        said.mark.text,
        right,
        again=lambda put: _rounds_to(said, put(figure)),
    )


def _rounds_to(said: SaidOf, figure: PrintedFigure) -> bool:
    number = said.mark.number
    edges = (number.value, number.value) if number.whole else (number.low, number.high)
    return overlap((figure.low, figure.high), edges)
