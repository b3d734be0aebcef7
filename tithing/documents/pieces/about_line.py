"""What is said of one indicator below its table: the findings, the partnership's commentary and the partners' own words."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.parts import DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter
from tithing.documents.words.shown import said_about
from tithing.findings.phrases import without_lead
from tithing.vocabulary.quantity import Missing


def about_line(line: ReportLine, chapter: Chapter) -> Iterator[DocumentPart]:
    """What the findings and the partners say of one indicator; nothing where its row says it all."""
    slug = line.result.indicator
    span = chapter.span
    said = chapter.binder.about(line.result, line.label, span)
    partners = span.said.get(line.result.measure or slug, ())
    facts = list(_facts_about(line, span))
    if not (said or partners or len(facts) > 1):
        return
    yield Heading(line.label, 4)
    for words in facts:
        yield Paragraph(without_lead(words, line.label, line.result.title))
    yield from said
    for partner, text in partners:
        yield Paragraph((Strong(f"{partner}: "), text))


def _facts_about(line: ReportLine, span: SpanEvidence) -> Iterator[Runs]:
    if not isinstance(line.result.value.quantity, Missing):
        yield from said_about(span.facts, line.result.indicator, label=line.label)
