"""Gathers what one span of the performance report is made of, from the book to values a document can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tithing.documents.evidence import CategoryTable, MonthColumn, ReportedObjective, SpanEvidence
from tithing.findings import inputs
from tithing.findings.find import find_all, key_findings
from tithing.findings.gathered import SpanInputs
from tithing.findings.key_list import Arranged
from tithing.reading.questions.left_out import left_out
from tithing.reading.questions.most_similar import most_similar_group
from tithing.reading.questions.outlines import ward_outlines
from tithing.reading.questions.wards_compared import WardsCompared, to_compare, wards_compared
from tithing.reading.span import BookSpan
from tithing.reading.standing import Standing, is_known
from tithing.vocabulary.quantity import why_hidden
from tithing.workflows.figures_out.default_tables import ASB, ROOT, STREET_ASB, STREET_TOTAL
from tithing.workflows.figures_out.report_tables import ReportTables

HEADLINES = (("recorded crime", (ROOT, STREET_TOTAL)), ("anti-social behaviour", (ASB, STREET_ASB)))


def gather_span(span: BookSpan, *, since: date | None = None) -> SpanEvidence:
    """Everything the report shows for this span. `since` is the day of the last report."""
    standing = Standing(span)
    tables, looked_at = ReportTables(standing), SpanInputs(standing, since)
    facts = find_all(looked_at)
    objectives, categories = tuple(tables.objectives()), tuple(tables.tables())
    compared = tuple(_compared(standing, looked_at))
    shown = _shown_in(objectives, categories)
    headlines = headlines_of(standing)
    key = key_findings(facts, arranged=_arranged(categories, headlines, looked_at))
    return SpanEvidence(
        period=span.period,
        objectives=objectives,
        tables=categories,
        months=tuple(month_columns(standing, looked_at.months)),
        wards=looked_at.wards,
        compared=compared,
        outlines=ward_outlines(span) if compared else None,
        locations=looked_at.locations,
        similar=most_similar_group(span),
        quarterly_series=looked_at.quarterly,
        monthly=looked_at.monthly,
        others=tuple(tables.line_of(r) for slug, r in standing.own.items() if slug not in shown),
        elsewhere=standing.elsewhere,
        facts=facts,
        key=key,
        headlines=headlines,
        hidden_headlines=tuple(_hidden_headlines(standing)),
        not_carried=tuple(not_carried(span)),
        left_out=left_out(span, by_ward=bool(looked_at.wards)),
        footnotes=span.framework.notes if span.framework else (),
    )


def _shown_in(objectives: Iterable[ReportedObjective], tables: Iterable[CategoryTable]) -> set[str]:
    """Every indicator that has a row under an objective or in a table of categories."""
    promised = {line.result.indicator for each in objectives for line in each.lines}
    return promised | {row.line.result.indicator for table in tables for row in table.rows}


def _arranged(
    tables: Iterable[CategoryTable], headlines: Iterable[tuple[str, str]], looked_at: SpanInputs
) -> Arranged:
    """How page one arranges what it tells: parts under their whole, totals by themselves, headlines first."""
    totals = {row.line.result.indicator for table in tables for row in table.rows if row.line.total}
    told = tuple(slug for _, slug in headlines if slug)
    return Arranged(looked_at.wholes, frozenset({*totals, *told}), told)


def headlines_of(standing: Standing) -> tuple[tuple[str, str], ...]:
    """The totals that page one opens on, each from where it is known first; "" where it is known nowhere."""
    known = {slug for slug, result in standing.own.items() if is_known(result)}
    return tuple((what, next((slug for slug in wanted if slug in known), "")) for what, wanted in HEADLINES)


def _hidden_headlines(standing: Standing) -> Iterator[tuple[str, str]]:
    """Of the totals of which no number is told, those that are hidden, and why."""
    for what, wanted in HEADLINES:
        own = [standing.own[slug] for slug in wanted if slug in standing.own]
        if not any(map(is_known, own)) and (why := why_hidden(each.value.quantity for each in own)):
            yield what, why


def not_carried(span: BookSpan) -> Iterator[str]:
    """What the framework names and no quarter of its year shows."""
    framework, year = span.framework, span.period.financial_year_of()
    if framework is not None:
        carried = {line.slug for each in year.quarters() for line in framework.lines(each)}
        lines = (line for objective in framework.objectives for line in objective.lines)
        yield from (line.label for line in lines if line.slug not in carried)


def _compared(standing: Standing, looked_at: SpanInputs) -> Iterator[WardsCompared]:
    """Of what is told of every ward, the largest; more than its count alone must be known of any."""
    by_ward = [standing.own[each.subject.indicator] for each in looked_at.wards if each.complete]
    for result in to_compare(by_ward, looked_at.wholes):
        compared = wards_compared(standing.span, result)
        if compared.rated or compared.changed:
            yield compared


# -- months -----------------------------------------------------------------------------------------------


def month_columns(
    standing: Standing, within_quarter: tuple[inputs.Series, ...]
) -> Iterator[tuple[MonthColumn, ...]]:
    """A table for each series that has a part shown apart, and whose three months are all known."""
    known = {each.subject.indicator: each for each in within_quarter}
    for slug in known:
        beside = [other for other in known if other != slug and slug in _wholes_of(standing, other)]
        if beside:
            yield tuple(_month_column(standing, known[each]) for each in (slug, *beside))


def _month_column(standing: Standing, series: inputs.Series) -> MonthColumn:
    result = standing.own[series.subject.indicator]
    return MonthColumn(result.title, result, series.points)


def _wholes_of(standing: Standing, slug: str) -> tuple[str, ...]:
    """The whole that a measure is a part of, or leaves a part out of."""
    measure = standing.measure(slug)
    if measure is None:
        return ()
    apart = standing.measure(measure.leaves_out) if measure.leaves_out else None
    return (measure.part_of, apart.part_of if apart else "")
