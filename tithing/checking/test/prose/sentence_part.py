"""A share that a sentence gives a kind or a place, against its part of the table's whole: "noise was 38% of all" (R87)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.parts import ShareOfWhole, parts_in
from tithing.checking.understand.sentences.grid import NamedFigures, Sort, groups_near, names_of, says_measure
from tithing.checking.understand.sentences.phrases.words import stems_of, words_of
from tithing.checking.understand.sentences.time_told import time_fits

RULE = "sentence_part"
_SHARE = re.compile(
    r"%|per\s?cent|\bhalf\b|\bthirds?\b|\bquarters?\s+of\b|\bfifths?\b|\btenths?\b|\w\s+in\s+\w",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)
_LEVELS = (Role.COUNT, Role.CURRENT)
_NEAR = counted("test.prose.sentence_part", "near")


def relations(book: Pack) -> Iterator[Relation]:
    """For each share of a whole that a sentence gives a name: is it the name's part?"""
    for sentence in book.document.sentences:
        if _SHARE.search(sentence.text):
            found = [one for group in groups_near(book, sentence) for one in _of_group(group, sentence)]
            held = [one for one in found if one.holds]
            yield from held[:1] or found[:1]


def _of_group(group: NamedFigures, sentence: PrintedSentence) -> Iterator[Relation]:
    names = names_of(group, sentence.text)
    if not names or group.role not in _LEVELS or group.kind != "count" or not time_fits(group, sentence):
        return
    whole = _whole(group)
    if whole is None:
        return
    for part in parts_in(sentence.text, names):
        if _is_whole(group, part, sentence) and all(name in group.figures for name in part.names):
            relation = _part_of_whole(group, sentence, part, *whole)
            if relation is not None:
                yield relation


def _whole(group: NamedFigures) -> tuple[Decimal, str] | None:
    """The table's total, where it is the sum of its parts; the sum, where it prints none."""
    parts = sum((figure.value for figure in group.parts.values()), Decimal(0))
    totals = [figure for name, figure in group.figures.items() if is_total(name)]
    if not all(figure.exact for figure in group.figures.values()) or parts <= 0:
        return None
    if totals:
        return (totals[0].value, totals[0].text) if len(totals) == 1 else None
    return (
        (parts, plain(parts))
        if group.sort is not Sort.KIND and len(group.parts) == len(group.figures)
        else None
    )


def _is_whole(group: NamedFigures, part: ShareOfWhole, sentence: PrintedSentence) -> bool:
    """Whether what the share is of is what the table counts."""
    telling = [word.stem for word in words_of(part.of) if word.weight == 1]
    if group.sort is not Sort.KIND:
        return (
            bool(telling)
            and says_measure(group, sentence.text)
            and set(telling) <= stems_of(f"{group.measure} {group.subject}")
        )
    totals = " ".join(name for name in group.figures if is_total(name))
    return set(telling) <= stems_of(
        f"{group.measure} {group.subject} {totals} {group.sheet.table.label_head}"
    )


def _part_of_whole(
    group: NamedFigures, sentence: PrintedSentence, part: ShareOfWhole, whole: Decimal, printed: str
) -> Relation | None:
    figures = tuple(group.figures[name] for name in part.names)
    share = _share(figures, whole)
    right = f"{plain(share, part.decimals)}%"
    holds = overlap((part.low, part.high), (share, share)) or _as_printed(group, part, figures)
    away = min(abs(part.low - share), abs(part.high - share))
    slip = "" if holds or not part.exact else likely_slip(part.text, right)
    if not holds and away > _NEAR and part.exact and not slip:
        return None
    added = " + ".join(figure.text for figure in figures)
    words = (
        f"{added} of the {printed} in the table is {plain(share, max(1, part.decimals))}%, not {part.text}."
    )
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
        part.text,
        right,
        again=lambda put: overlap((part.low, part.high), (_share(map(put, figures), whole),) * 2),
    )


def _share(figures: Iterable[PrintedFigure], whole: Decimal) -> Decimal:
    return _HUNDRED * sum((figure.value for figure in figures), Decimal(0)) / whole


def _as_printed(group: NamedFigures, part: ShareOfWhole, figures: tuple[PrintedFigure, ...]) -> bool:
    """The table's own per cents, rounded again or added up."""
    shares = [
        next((f for f in group.sheet.figures.values() if f.row == figure.row and f.number.unit == "%"), None)
        for figure in figures
    ]
    if group.across or not all(shares):
        return False
    total = sum((share.value for share in shares if share is not None), Decimal(0))
    return part.low <= total <= part.high
