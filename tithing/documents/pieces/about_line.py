"""What is said of one indicator below its table: the findings, the partnership's commentary and the partners' own words."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence, ReportLine
from tithing.documents.parts import DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter
from tithing.documents.words.facts import change_words, rank_words, without_lead, words_of
from tithing.findings.fact import FactKind
from tithing.vocabulary.quantity import Missing
from tithing.vocabulary.units import Unit

ABOUT_LINES = (FactKind.SHARE_OF_PART, FactKind.WITHIN_QUARTER, FactKind.OFF_TARGET)


def about_line(line: ReportLine, chapter: Chapter) -> Iterator[DocumentPart]:
    """What the findings and the partners say of one indicator; nothing where its row says it all."""
    slug = line.result.indicator
    quarter = chapter.quarter
    said = chapter.binder.about(line.result, line.label, quarter)
    partners = quarter.said.get(line.result.measure or slug, ())
    facts = list(_facts_about(line, quarter))
    if not (said or partners or len(facts) > 1):
        return
    yield Heading(line.label, 4)
    for words in facts:
        yield Paragraph(without_lead(words, line.label, line.result.title))
    yield from said
    for partner, text in partners:
        yield Paragraph((Strong(f"{partner}: "), text))


def _facts_about(line: ReportLine, quarter: QuarterEvidence) -> Iterator[Runs]:
    slug = line.result.indicator
    if isinstance(line.result.value.quantity, Missing):
        return
    static = bool(quarter.facts_of(FactKind.STATIC, indicator=slug))
    for fact in quarter.facts_of(FactKind.CHANGE, indicator=slug):
        yield (*change_words(fact, label=line.label), *((" It is static.",) if static else ()))
    for fact in quarter.facts:
        if fact.kind in ABOUT_LINES and slug in (fact.indicator, fact.measure):
            yield words_of(fact)
    if line.result.unit is Unit.COUNT:
        yield from _ranks(slug, quarter)


def _ranks(slug: str, quarter: QuarterEvidence) -> Iterator[Runs]:
    for fact in quarter.facts_of(FactKind.RANK_BY_RATE, FactKind.RANK_BY_CHANGE, indicator=slug):
        words = rank_words(fact)
        if words:
            yield words
