"""What is said of one indicator below its table: the findings, the partnership's commentary and the partners' own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.parts import DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter
from tithing.documents.words.shown import said_about
from tithing.findings.fact import Fact
from tithing.findings.phrases import without_lead
from tithing.findings.rules.changes import CHANGE
from tithing.findings.rules.targets import OFF_TARGET, ON_TARGET
from tithing.vocabulary.quantity import Missing


def about_line(line: ReportLine, chapter: Chapter) -> Iterator[DocumentPart]:
    """What the findings and the partners say of one indicator; nothing where its row, or an earlier page, says it all."""
    slug = line.result.indicator
    span = chapter.span
    said = chapter.binder.about(line.result, line.label, span)
    partners = span.said.get(line.result.measure or slug, ())
    if not (said or partners or _tells_more(line, span)):
        return
    facts = list(_facts_about(line, span, lambda fact: _is_told(fact, chapter)))
    if not (facts or said or partners):
        return
    yield Heading(line.label, 4)
    for words in facts:
        yield Paragraph(without_lead(words, line.label, line.result.title))
    yield from said
    for partner, text in partners:
        yield Paragraph((Strong(f"{partner}: "), text))


def _tells_more(line: ReportLine, span: SpanEvidence) -> bool:
    """Whether there is more to say than its row does."""
    return len(list(_facts_about(line, span, lambda fact: False))) > 1


def _facts_about(line: ReportLine, span: SpanEvidence, told: Callable[[Fact], bool]) -> Iterator[Runs]:
    if not isinstance(line.result.value.quantity, Missing):
        yield from said_about(span.facts, line.result.indicator, label=line.label, told=told)


def _is_told(fact: Fact, chapter: Chapter) -> bool:
    """Whether an earlier page says it: a change as it does, a target that is decided in the plan's own table too."""
    if fact.kind == CHANGE:
        return chapter.told.has_change(fact.series)
    return fact.kind in (ON_TARGET, OFF_TARGET) and chapter.told.has_target(fact.indicator, fact.period.code)
