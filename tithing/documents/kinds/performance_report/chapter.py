"""One quarter's chapter: its objectives, crime, anti-social behaviour, places and neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.kinds.performance_report.binding import Binder
from tithing.documents.kinds.performance_report.charts import areas_chart, change_chart, control_charts
from tithing.documents.kinds.performance_report.evidence import (
    CategoryTable,
    QuarterEvidence,
    ReportedObjective,
    ReportEvidence,
    ReportLine,
)
from tithing.documents.kinds.performance_report.places import places_parts
from tithing.documents.kinds.performance_report.similar import similar_parts
from tithing.documents.kinds.performance_report.tables import (
    area_tables,
    change_table,
    months_table,
    objective_table,
    other_tables,
    rates_known,
)
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.words.facts import (
    change_words,
    missing_words,
    rank_words,
    without_lead,
    words_of,
)
from tithing.findings.fact import FactKind
from tithing.vocabulary.quantity import Missing
from tithing.vocabulary.units import Unit

ABOUT_LINES = (FactKind.SHARE_OF_PART, FactKind.WITHIN_QUARTER, FactKind.OFF_TARGET)


def chapter(quarter: QuarterEvidence, evidence: ReportEvidence, binder: Binder) -> Iterator[DocumentPart]:
    """The chapter of one quarter. Raises Refused when its commentary names a figure that there is not."""
    yield Heading(quarter.quarter.title, 2, f"quarter-{quarter.quarter.code}")
    if quarter is not evidence.quarters[-1]:
        yield from _key_list(quarter, evidence)
    for objective in quarter.objectives:
        yield from _objective(objective, quarter, binder)
    yield from _categories(quarter, evidence, binder)
    yield from _others(quarter, binder)
    yield from _charts(quarter, evidence)
    yield from places_parts(quarter, binder)
    yield from similar_parts(quarter, evidence, binder)
    for text in quarter.footnotes:
        yield Paragraph((f"About the framework: {text}",), role="small")


def _key_list(quarter: QuarterEvidence, evidence: ReportEvidence) -> Iterator[DocumentPart]:
    key = quarter.key
    for title, facts in (("What got worse", key.worse), ("What got better", key.better)):
        if facts:
            yield Heading(title, 3)
            yield BulletList(tuple(words_of(fact) for fact in facts))
    if key.missing:
        yield Heading("What is missing", 3)
        yield BulletList(tuple(missing_words(fact, published=evidence.published) for fact in key.missing))


# -- objectives -------------------------------------------------------------------------------------------


def _objective(
    objective: ReportedObjective, quarter: QuarterEvidence, binder: Binder
) -> Iterator[DocumentPart]:
    yield Heading(f"{objective.word}: {objective.title}", 3)
    yield objective_table(objective, quarter.quarter)
    for text in objective.notes:
        yield Paragraph((text,), role="small")
    for line in objective.lines:
        yield from _about(line, quarter, binder)


def _about(line: ReportLine, quarter: QuarterEvidence, binder: Binder) -> Iterator[DocumentPart]:
    """What the findings and the partners say of one indicator; nothing where its row says it all."""
    slug = line.result.indicator
    said = binder.about(line.result, line.label, quarter)
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


# -- categories and areas ---------------------------------------------------------------------------------


def _categories(quarter: QuarterEvidence, evidence: ReportEvidence, binder: Binder) -> Iterator[DocumentPart]:
    yield from _crime(quarter, evidence, binder)
    yield from _asb(quarter, evidence, binder)
    if any(len(table.areas) > 1 for table in quarter.tables):
        yield Heading("Areas side by side", 3)
        yield from binder.section("Areas", quarter)
        for table in quarter.tables:
            yield from _side_by_side(table, quarter, evidence)


def _crime(quarter: QuarterEvidence, evidence: ReportEvidence, binder: Binder) -> Iterator[DocumentPart]:
    tables = [table for table in quarter.tables if not table.is_asb]
    if tables:
        yield Heading("Recorded crime by category", 3)
        yield from binder.section("Recorded crime", quarter)
    for table in tables:
        yield from _category(table, quarter, evidence)


def _asb(quarter: QuarterEvidence, evidence: ReportEvidence, binder: Binder) -> Iterator[DocumentPart]:
    tables = [table for table in quarter.tables if table.is_asb]
    if tables or quarter.months:
        yield Heading("Anti-social behaviour by type and by month", 3)
        yield from binder.section("Anti-social behaviour", quarter)
    for table in tables:
        yield from _category(table, quarter, evidence)
    for columns in quarter.months:
        yield months_table(columns, quarter.quarter)


def _category(
    table: CategoryTable, quarter: QuarterEvidence, evidence: ReportEvidence
) -> Iterator[DocumentPart]:
    if table.intro:
        yield Paragraph((table.intro,))
    yield change_table(table, quarter.quarter, place=evidence.area.name)
    chart = change_chart(table, quarter.quarter, place=evidence.area.name)
    if chart is not None:
        yield chart


def _side_by_side(
    table: CategoryTable, quarter: QuarterEvidence, evidence: ReportEvidence
) -> Iterator[DocumentPart]:
    if len(table.areas) < 2:
        return
    chart = areas_chart(table, quarter.quarter, own=evidence.area)
    if chart is not None:
        yield chart
    yield from area_tables(table, quarter.quarter, own=evidence.area)
    if not rates_known(table):
        yield Paragraph(("No rates are given: no population was supplied for these areas.",), role="small")


def _others(quarter: QuarterEvidence, binder: Binder) -> Iterator[DocumentPart]:
    """Indicators that no objective and no table of categories shows, each with what is said of it."""
    tables = tuple(other_tables(quarter.others, quarter.quarter))
    if not tables:
        return
    yield Heading("Other indicators", 3)
    yield from tables
    for line in quarter.others:
        yield from _about(line, quarter, binder)


def _charts(quarter: QuarterEvidence, evidence: ReportEvidence) -> Iterator[DocumentPart]:
    charts = control_charts(quarter, place=evidence.area.name)
    if charts:
        yield Heading("Outside their usual range", 3)
        yield Paragraph(
            (
                "A control chart shows how much a series varies by itself. The latest point of each series below is "
                "outside that, or part of a run that is unlikely by chance.",
            )
        )
        yield BulletList(tuple(words_of(fact) for fact in quarter.facts_of(FactKind.CONTROL_SIGNAL)))
        yield from charts
