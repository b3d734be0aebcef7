"""A figure that a sentence tells of a row, one slip of the hand from a figure of that row and printed nowhere else (R87).

Whatever measure it is of: where other figures of the sentence stand in the row as they are told, or where it is so long that
chance does not make it one digit off, it is that figure mistyped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.slots import FigureSlot, slots_in
from tithing.checking.understand.sentences.rows_named import RowNamed, rows_named

RULE = "sentence_row"
_SHORT = counted("test.prose.sentence_row", "short")
_LONG = counted("test.prose.sentence_row", "long")
_OF_THE_HAND = ("one digit mistyped", "two digits changed round")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_OTHERS = re.compile(  # of another time, another place, or no figure of the table's at all
    r"\b(?:last|previous|prior|ago|before|earlier|targets?|forecast\w*|expected|national\w*|England|regional\w*|similar|averages?"
    r"|some|about|around|circa|approximately|roughly|nearly|almost|over|under|than|up\s+to|at\s+least|since)\b",
    re.IGNORECASE,
)
Number = tuple[Decimal, bool]  # its size, and whether it is a per cent


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure that a sentence tells of one row: is it one that the row has, or one slip from it?"""
    before = ""
    for sentence in book.document.sentences:
        slots = slots_in(sentence.text)
        if any(_digits(slot.text) >= _SHORT for slot in slots):
            for named in rows_named(book, sentence, before):
                yield from _of_row(book, sentence, slots, named)
        before = sentence.text


def _of_row(
    book: Pack, sentence: PrintedSentence, slots: Sequence[FigureSlot], named: RowNamed
) -> Iterator[Relation]:
    if not set(_YEAR.findall(sentence.text)) <= _years(named):
        return
    fewest = _SHORT if _agrees(slots, named.figures) and not named.total else _LONG
    for slot in slots:
        if _digits(slot.text) >= fewest and _is_of_row(book, slot, named.figures):
            slipped = [figure for figure in named.figures if _is_slip(slot, figure)]
            if len(slipped) == 1:
                yield _mistyped(sentence, slot, slipped[0])


def _agrees(slots: Sequence[FigureSlot], figures: Sequence[PrintedFigure]) -> bool:
    """Whether another figure of the sentence, of two digits or more, stands in the row."""
    printed = {_of_figure(figure) for figure in figures}
    return any(_digits(slot.text) > 1 and _of_slot(slot) in printed for slot in slots)


def _is_of_row(book: Pack, slot: FigureSlot, figures: Sequence[PrintedFigure]) -> bool:
    """Whether nothing says that a figure is of another time or place, or known from elsewhere."""
    return not _OF_OTHERS.search(f"{slot.before} {slot.after}") and not _known(book, slot, figures)


def _years(named: RowNamed) -> set[str]:
    table = named.sheet.table
    return set(_YEAR.findall(" ".join((*table.heads, *table.context, table.label_head, named.label))))


def _is_slip(slot: FigureSlot, figure: PrintedFigure) -> bool:
    alike = (figure.number.unit == "%") is slot.percent and figure.number.decimals == slot.number.decimals
    return alike and likely_slip(slot.text.strip("+-\u2212\u2013£%"), figure.text) in _OF_THE_HAND


def _known(book: Pack, slot: FigureSlot, figures: Sequence[PrintedFigure]) -> bool:
    """Whether a figure is printed in a table, told in another sentence as well, or made of two of the row's."""
    number = _of_slot(slot)
    every, told = _printed(book), _told(book)
    return number in every or told[number] > 1 or _made(number, figures)


def _made(number: Number, figures: Sequence[PrintedFigure]) -> bool:
    size, percent = number
    for one, two in permutations(figures, 2):
        if percent and two.value > 0:
            share = 100 * one.value / two.value
            if min(abs(share - size), abs(abs(share - 100) - size)) <= Decimal("0.5"):
                return True
        elif not percent and size in (one.value + two.value, abs(one.value - two.value)):
            return True
    return False


@lru_cache(maxsize=4)
def _printed(book: Pack) -> frozenset[Number]:
    return frozenset(_of_figure(figure) for figure in book.figures())


@lru_cache(maxsize=4)
def _told(book: Pack) -> Counter[Number]:
    """In how many sentences each figure is told."""
    return Counter(
        number
        for sentence in book.document.sentences
        for number in {_of_slot(slot) for slot in slots_in(sentence.text)}
    )


def _of_figure(figure: PrintedFigure) -> Number:
    return abs(figure.value), figure.number.unit == "%"


def _of_slot(slot: FigureSlot) -> Number:
    return abs(slot.number.value), slot.percent


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _mistyped(sentence: PrintedSentence, slot: FigureSlot, figure: PrintedFigure) -> Relation:
    words = f"{figure.where}: the table says {figure.text}, and the sentence {slot.text}."
    slip, also = likely_slip(slot.text, figure.text), (figure.place,)
    return Relation(
        RULE,
        SENTENCE,
        (figure,),
        False,
        Severity.PROBABLE,
        words,
        {},
        slip,
        also,
        sentence.place,
        slot.text,
        figure.text,
        again=lambda put: put(figure).value == slot.number.value,
    )
