"""What is not here and who acts next, and what was supplied and has been erased since."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.pieces.missing_cells import missing_beside, what_else_is_missing
from tithing.documents.section import Chapter, section
from tithing.vocabulary.quantity import Missing, erased_on, next_step


@section()
def not_here(chapter: Chapter) -> Iterator[DocumentPart]:
    evidence = chapter.evidence
    own = tuple(
        _missing_item(line, span)
        for span, line in evidence.all_lines()
        if isinstance(line.result.value.quantity, Missing) and not erased_on(line.result.value.quantity)
    )
    beside = (words for span in evidence.spans for _, words in missing_beside(span))
    items = tuple(dict.fromkeys((*own, *beside)))
    yield Heading("What is not here, and who acts next", 3)
    if items:
        yield BulletList(items)
    elif all(span.objectives for span in evidence.spans):
        yield Paragraph((what_else_is_missing(evidence.spans),))
    else:
        yield Paragraph(("The book holds no framework that says what was asked for.",))


@section()
def erased(chapter: Chapter) -> Iterator[DocumentPart]:
    """What was supplied and is gone for good: nobody is to be asked for it."""
    items = tuple(
        (_lead(line, span), figure_of(line.result, "value"), ".")
        for span, line in chapter.evidence.all_lines()
        if erased_on(line.result.value.quantity)
    )
    if items:
        yield Heading("What was erased", 3)
        yield BulletList(items)


def _missing_item(line: ReportLine, span: SpanEvidence) -> Runs:
    figure = figure_of(line.result, "value")
    who = next_step(figure.quantity)
    return (_lead(line, span), figure, f". Next: {who}." if who else ".")


def _lead(line: ReportLine, span: SpanEvidence) -> Strong:
    return Strong(f"{line.label}, {span.period.label}: ")
