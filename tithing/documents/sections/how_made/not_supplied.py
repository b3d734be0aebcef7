"""What was not supplied and by whom it is owed, and what was supplied and has been erased since."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence, ReportLine
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter, section
from tithing.vocabulary.quantity import Missing, erased_on


@section()
def not_supplied(chapter: Chapter) -> Iterator[DocumentPart]:
    evidence = chapter.evidence
    items = tuple(
        _missing_item(line, quarter)
        for quarter, line in evidence.all_lines()
        if isinstance(line.result.value.quantity, Missing) and not erased_on(line.result.value.quantity)
    )
    yield Heading("What was not supplied", 3)
    if items:
        yield BulletList(items)
    elif all(quarter.objectives for quarter in evidence.quarters):
        yield Paragraph(("Every figure that the framework asks for was supplied.",))
    else:
        yield Paragraph(("The book holds no framework that says what was asked for.",))


@section()
def erased(chapter: Chapter) -> Iterator[DocumentPart]:
    """What was supplied and is gone for good: nobody is to be asked for it."""
    items = tuple(
        _missing_item(line, quarter)
        for quarter, line in chapter.evidence.all_lines()
        if erased_on(line.result.value.quantity)
    )
    if items:
        yield Heading("What was erased", 3)
        yield BulletList(items)


def _missing_item(line: ReportLine, quarter: QuarterEvidence) -> Runs:
    return (Strong(f"{line.label}, {quarter.quarter.label}: "), figure_of(line.result, "value"), ".")
