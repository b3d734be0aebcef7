"""A rate that a sentence sets against an average, or gives a rank, against the row that has both: "above the group average",
"ranked 6th of 15", "6.8 compared with an average of 7.4" (R87, R97)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.sentences.grid import NamedFigures, Sort, groups_near, names_of
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text

RULE = "sentence_average"
_LEVELS = (Role.RATE, Role.CURRENT, Role.COUNT)
_AVERAGE = r"(?:average|mean|msg|most\s+similar\s+group|similar\s+(?:areas|forces|group))"
_BESIDE = re.compile(
    rf"\b(?P<word>above|below|higher\s+than|lower\s+than)\s+(?:(?:the|our|its)\s+)?(?:[a-z]+\s+){{0,4}}?{_AVERAGE}\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:ranked|ranks|ranking|placed|position(?:ed)?)\s+(?:at\s+|is\s+|was\s+|as\s+)?(?:number\s+)?(?P<rank>\d{1,2})(?:st|nd|rd|th)?\b"
    r"|\b(?P<nth>\d{1,2})(?:st|nd|rd|th)\s+(?:out\s+)?of\s+(?:the\s+)?(?P<all>\d{1,2})\b",
    re.IGNORECASE,
)
_OF_AVERAGE = re.compile(rf"\b{_AVERAGE}\b[^.;()\d]{{0,25}}?(?:\bof|\bis|\bwas|\bat|\(|,)\s*$", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:if|whether|not|no\s+longer|target|previous\w*|last\s+(?:year|quarter)|significant\w*|would|national\w*|England|was\s+once)\b"
    r"|\b(?:year|quarter)\s+(?:before|ago|earlier)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})(?=(?:st|nd|rd|th)\b)")


@dataclass(frozen=True, eq=False)
class _AverageRow:
    """One row of a comparison: its own figure, the group's average and its rank, where they are printed."""

    label: str
    level: PrintedFigure
    average: PrintedFigure
    rank: PrintedFigure | None


def relations(book: Pack) -> Iterator[Relation]:
    """For each sentence that sets one row against its average, or gives its rank: does the row say so?"""
    for sentence in book.document.sentences:
        text = sentence.text.lower()
        if any(
            word in text for word in ("average", "similar", "msg", "rank", "th of", "rd of", "nd of", "mean")
        ):
            rows = [row for group in groups_near(book, sentence) if (row := _row_named(group, sentence))]
            if len(rows) == 1 and not _UNSAID.search(sentence.text):
                yield from _of_row(sentence, rows[0])


def _row_named(group: NamedFigures, sentence: PrintedSentence) -> _AverageRow | None:
    """The one row that a sentence names, of a table with one column of averages beside one of levels."""
    sheet = group.sheet
    average, level = sheet.only(Role.AVERAGE), _level(sheet)
    if group.sort is not Sort.KIND or average is None or level != group.role:
        return None
    named = {each.name for each in names_of(group, sentence.text)}
    own = group.figures.get(next(iter(named))) if len(named) == 1 else None
    beside = sheet.at(own.row, average) if own is not None else None
    if own is None or beside is None:
        return None
    return _AverageRow(own.fact.label, own, beside, sheet.at(own.row, sheet.only(Role.RANK)))


def _level(sheet: TableSheet) -> Role | None:
    found = [column.role for column in sheet.columns if column.role in _LEVELS]
    return found[0] if len(found) == 1 else None


def _of_row(sentence: PrintedSentence, row: _AverageRow) -> Iterator[Relation]:
    beside = _BESIDE.search(sentence.text)
    if beside is not None:
        yield _way(sentence, row, beside["word"])
    yield from _ranked(sentence, row)
    yield from _numbers(sentence, row)


def _way(sentence: PrintedSentence, row: _AverageRow, word: str) -> Relation:
    above = word.lower().startswith(("above", "higher"))
    level, average = row.level, row.average
    holds = level.high > average.low if above else level.low < average.high
    right = {"above": "below", "below": "above", "higher": "lower than", "lower": "higher than"}[
        word.lower().split()[0]
    ]
    words = f"{row.label}: the table says {level.text}, and {average.text} for the average."
    return _set_against_row(sentence, (level, average), holds, word, right, words)


def _ranked(sentence: PrintedSentence, row: _AverageRow) -> Iterator[Relation]:
    """A rank in figures; "third lowest" may be counted from either end, and is left alone."""
    found = list(_RANKED.finditer(sentence.text))
    if row.rank is None or len(found) != 1:
        return
    said = found[0]["rank"] or found[0]["nth"]
    holds = int(said) == row.rank.value
    words = f"{row.label}: the table says {row.rank.text}, and the sentence {said}."
    yield _set_against_row(sentence, (row.rank,), holds, said, row.rank.text, words)


def _numbers(sentence: PrintedSentence, row: _AverageRow) -> Iterator[Relation]:
    """The level and the average where a sentence gives both: one that is right proves the other wrong."""
    text = plain_text(sentence.text)
    ranks = {hit.start() for hit in _NUMBERED.finditer(sentence.text)}
    marks = [
        m
        for m in marks_in(sentence.text)
        if m.kind is MarkKind.COUNT
        and m.start not in ranks
        and (m.number.decimals or row.level.number.decimals)
    ]
    averages = [mark for mark in marks if _OF_AVERAGE.search(text[: mark.start])]
    levels = [mark for mark in marks if mark not in averages]
    if len(levels) != 1 or len(averages) != 1:
        return
    tests = [(levels[0], row.level), (averages[0], row.average)]
    right = [_is(mark, figure) for mark, figure in tests]
    for (mark, figure), holds in zip(tests, right, strict=True):
        if any(right):
            words = f"{figure.where}: the table says {figure.text}, and the sentence {mark.text}."
            right_text = plain(figure.value, mark.number.decimals)
            yield _set_against_row(sentence, (figure,), holds, mark.text, right_text, words)


def _is(mark: Mark, figure: PrintedFigure) -> bool:
    if mark.number.decimals >= figure.number.decimals:
        return mark.number.value == figure.value
    return overlap((mark.number.low, mark.number.high), (figure.low, figure.high))


def _set_against_row(
    sentence: PrintedSentence,
    figures: tuple[PrintedFigure, ...],
    holds: bool,
    said: str,
    right: str,
    words: str,
) -> Relation:
    slip = "" if holds or not said[0].isdigit() else likely_slip(said, right)
    also = tuple(figure.place for figure in figures)
    return Relation(
        RULE,
        SENTENCE,
        figures,
        holds,
        Severity.PROBABLE,
        words,
        {},
        slip,
        also,
        sentence.place,
        said,
        right,
    )
