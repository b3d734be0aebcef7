"""The front door of the checker: a printed document in, what cannot be right in it out, and what was never checked.

>>> from tithing.checking.readers.from_text import read_text
>>> pack = read_text("Type\\tJan 17 - Mar 17\\tJan 18 - Mar 18\\tChange\\nRobbery\\t7\\t36\\t27", title="a pack")
>>> [(finding.published, finding.expected) for finding in check([pack]).findings]
[('27', '29')]
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tithing.checking.blame import findings_from
from tithing.checking.book import Book, Figure, open_book
from tithing.checking.finding import Finding, Severity
from tithing.checking.printed import PrintedDocument
from tithing.checking.reading_order import in_reading_order
from tithing.checking.relation import Relation
from tithing.checking.rules import all_rules

_WEIGHT = {Severity.CERTAIN: 0, Severity.PROBABLE: 1, Severity.JUDGEMENT: 2}


@dataclass(frozen=True)
class Report:
    """What was found in one document or several. `checked` counts the tests of each rule; `figures` are the numbers in
    tables, of which `tested` were held against something and `unchecked` against nothing in the document."""

    documents: tuple[PrintedDocument, ...]
    findings: tuple[Finding, ...]
    checked: dict[str, int] = field(default_factory=dict)
    figures: int = 0
    tested: int = 0
    notices: tuple[str, ...] = ()
    of_document: tuple[tuple[Finding, ...], ...] = ()  # the findings of each document, in the order given

    @property
    def unchecked(self) -> int:
        return self.figures - self.tested

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings at this severity or above it."""
        return tuple(f for f in self.findings if _WEIGHT[f.severity] <= _WEIGHT[severity])


def check(documents: Sequence[PrintedDocument], *, against: Sequence[PrintedDocument] = ()) -> Report:
    """Every rule, run over each document; `against` are earlier documents of the same partnership.

    A table whose columns could not be told apart is left out, and a notice says so.
    """
    with keeping_all():
        reports = [_check_one(document, against) for document in documents]
    checked: Counter[str] = Counter()
    for report in reports:
        checked.update(report.checked)
    return Report(
        documents=tuple(documents),
        findings=tuple(finding for report in reports for finding in report.findings),
        checked=dict(checked),
        figures=sum(report.figures for report in reports),
        tested=sum(report.tested for report in reports),
        notices=tuple(notice for report in reports for notice in report.notices),
        of_document=tuple(report.findings for report in reports),
    )


@contextmanager
def keeping_all() -> Iterator[None]:
    """While a document is read and checked: looking for objects to throw away takes a quarter of the time, and what a
    check makes is kept to its end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.unfreeze()  # what was made counts as old: it is not looked through at once
            gc.enable()


def _check_one(document: PrintedDocument, against: Sequence[PrintedDocument]) -> Report:
    book = open_book(document, against)
    relations = list(relations_of(book))
    figures = list(book.figures())
    return Report(
        documents=(document,),
        findings=tuple(in_reading_order(findings_from(relations), document)),
        checked=dict(Counter(relation.rule for relation in relations)),
        figures=len(figures),
        tested=len(_tested(relations, book)),
        notices=(*document.notices, *_doubts(document)),
    )


def relations_of(book: Book) -> Iterator[Relation]:
    """Every test of every rule on a book."""
    for rule in all_rules():
        yield from rule(book)


def _tested(relations: Sequence[Relation], book: Book) -> set[Figure]:
    here = set(book.figures())
    return {figure for relation in relations for figure in relation.figures if figure in here}


def _doubts(document: PrintedDocument) -> Iterator[str]:
    for table in document.tables:
        if table.doubtful:
            where = f"page {table.place.page}" if table.place.page else f"line {table.place.line}"
            yield f"The table at {where} was read but not checked: {table.doubtful}."
