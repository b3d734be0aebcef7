"""The front door of the checker: a printed document in, what cannot be right in it out, and what was never checked.

>>> from tithing.checking.read.text.from_text import read_text
>>> pack = read_text("Type\\tJan 17 - Mar 17\\tJan 18 - Mar 18\\tChange\\nRobbery\\t7\\t36\\t27", title="a pack")
>>> [(finding.published, finding.expected) for finding in check([pack]).findings]
[('27', '29')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.blame import findings_from
from tithing.checking.tell.precedence import precedence_of
from tithing.checking.tell.reading_order import in_reading_order
from tithing.checking.tell.report import Report
from tithing.checking.test import all_rules
from tithing.checking.test.relation import Relation
from tithing.checking.understand.pack import Pack, PrintedFigure, open_book
from tithing.checking.understand.unread import unread_cells


def check(documents: Sequence[PrintedDocument], *, against: Sequence[PrintedDocument] = ()) -> Report:
    """Every rule, run over each document; `against` are earlier documents of the same partnership.

    A table whose columns could not be told apart is left out, and a notice says so.
    """
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
        unread=tuple(cell for report in reports for cell in report.unread),
        of_document=tuple(report.findings for report in reports),
    )


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
        unread=tuple(unread_cells(document)),
    )


def relations_of(book: Pack) -> Iterator[Relation]:
    """Every test of every rule on a book."""
    rules = all_rules()
    for name in sorted(rules, key=precedence_of):
        yield from rules[name](book)


def _tested(relations: Sequence[Relation], book: Pack) -> set[PrintedFigure]:
    here = set(book.figures())
    return {figure for relation in relations for figure in relation.figures if figure in here}


def _doubts(document: PrintedDocument) -> Iterator[str]:
    for table in document.tables:
        where = f"page {table.place.page}" if table.place.page else f"line {table.place.line}"
        if table.doubtful:
            yield f"The table at {where} was read but not checked: {table.doubtful}."
        elif not any(table.heads):
            yield f"The table at {where} has no headings: its figures were only held against one another."
