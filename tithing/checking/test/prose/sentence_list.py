"""A list of changes in prose against the rows that it names: "robbery (+12, 8.3%), arson (-3, -4.1%)" (R81, R87)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.listed import (
    ListedChange,
    listed_in,
    of_number,
    of_per_cent,
)
from tithing.checking.understand.sentences.grid import NamedFigures, Sort, groups_near, names_of
from tithing.checking.understand.sentences.phrases.directions import UP
from tithing.checking.understand.sentences.phrases.marks import Mark
from tithing.checking.understand.sentences.time_told import year_fits

RULE = "sentence_list"
_ROLES = (Role.DIFFERENCE, Role.PERCENT_CHANGE)


@dataclass(frozen=True)
class _Test:
    mark: Mark
    figure: PrintedFigure
    holds: bool
    right: str
    way: str


def relations(book: Pack) -> Iterator[Relation]:
    """For each name with its change in a list: is it the change of its row?"""
    for sentence in book.document.sentences:
        if any(char in sentence.text for char in "(+%"):
            tables = {
                group.sheet.table.id: group.sheet for group in groups_near(book, sentence) if _tells(group)
            }
            found = [tests for name in tables if (tests := _tests(book, name, sentence))]
            yield from _told(sentence, max(found, key=_agreeing)) if found else ()


def _tells(group: NamedFigures) -> bool:
    return group.sort is Sort.KIND and group.role in _ROLES


def _agreeing(tests: Sequence[_Test]) -> int:
    return sum(test.holds for test in tests)


def _tests(book: Pack, table: str, sentence: PrintedSentence) -> list[_Test]:
    groups = {
        group.role: group
        for group in groups_near(book, sentence)
        if group.sheet.table.id == table and _tells(group)
    }
    one = next(iter(groups.values()))
    if not year_fits(one, sentence):
        return []
    every = listed_in(sentence.text, names_of(one, sentence.text))
    return [test for listed in every for test in _of_listed(groups, listed)]


def _of_listed(groups: dict[Role, NamedFigures], listed: ListedChange) -> Iterator[_Test]:
    for role, mark in (
        (Role.DIFFERENCE, of_number(listed.marks)),
        (Role.PERCENT_CHANGE, of_per_cent(listed.marks)),
    ):
        figure = groups[role].figures.get(listed.name) if mark is not None and role in groups else None
        if mark is not None and figure is not None:
            yield _tested(mark, figure, listed.way)


def _tested(mark: Mark, figure: PrintedFigure, way: str) -> _Test:
    value = mark.number.value if way == UP else -mark.number.value
    low, high = sorted((value - mark.number.step / 2, value + mark.number.step / 2))
    if mark.number.whole:
        low = high = value
    given = (figure.value, figure.value) if figure.exact else (figure.low, figure.high)
    rounded = mark.number.decimals < figure.number.decimals
    coarse = (value - mark.number.step / 2, value + mark.number.step / 2) if rounded else (low, high)
    room = abs(figure.value) / 8 if mark.loose else Decimal(0)
    if mark.number.decimals == figure.number.decimals and not mark.loose:
        coarse, given = (value, value), (figure.value, figure.value)  # it repeats what the table prints
    holds = overlap((coarse[0] - room, coarse[1] + room), given)
    sign = "\u2212" if figure.value < 0 else "+" if mark.sign else ""
    unit = "%" if mark.kind.value == "percent" else ""
    return _Test(mark, figure, holds, sign + plain(abs(figure.value), mark.number.decimals) + unit, way)


def _told(sentence: PrintedSentence, tests: Sequence[_Test]) -> Iterator[Relation]:
    """Wrong only where another of the list agrees, or one slip of hand makes the printed figure of the right one."""
    agreeing = _agreeing(tests)
    for test in tests:
        slip = "" if test.holds else likely_slip(test.mark.text, test.right)
        if test.holds or (agreeing and 2 * agreeing >= len(tests)) or (slip and len(tests) == 1):
            yield _change_of_name(sentence, test, slip)


def _change_of_name(sentence: PrintedSentence, test: _Test, slip: str) -> Relation:
    words = f"{test.figure.where}: the table says {test.figure.text}, and the sentence {test.mark.text}."
    also, said = (test.figure.place,), test.mark.text
    severity = Severity.PROBABLE
    return Relation(
        RULE,
        SENTENCE,
        (test.figure,),
        test.holds,
        severity,
        words,
        {},
        slip,
        also,
        sentence.place,
        said,
        test.right,
        again=lambda put: _tested(test.mark, put(test.figure), test.way).holds,
    )
