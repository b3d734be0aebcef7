"""Gathers what one quarter of the performance report is made of, from the book to values a document can take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tithing.documents.evidence import MonthColumn, QuarterEvidence
from tithing.findings import inputs
from tithing.findings.find import find_all, key_findings
from tithing.findings.gathered import QuarterInputs
from tithing.reading.quarter import Quarter
from tithing.reading.questions.most_similar import most_similar_group
from tithing.reading.questions.outlines import ward_outlines
from tithing.reading.questions.wards_compared import WardsCompared, to_compare, wards_compared
from tithing.reading.standing import Standing
from tithing.workflows.report_tables import ReportTables


def gather_quarter(quarter: Quarter, *, since: date | None = None) -> QuarterEvidence:
    """Everything the report shows for this quarter. `since` is the day of the last report."""
    standing = Standing(quarter)
    tables, looked_at = ReportTables(standing), QuarterInputs(standing, since)
    facts = find_all(looked_at)
    objectives, categories = tuple(tables.objectives()), tuple(tables.tables())
    compared = tuple(_compared(standing, looked_at))
    shown = {line.result.indicator for each in objectives for line in each.lines}
    shown |= {row.line.result.indicator for table in categories for row in table.rows}
    return QuarterEvidence(
        quarter=quarter.period,
        objectives=objectives,
        tables=categories,
        months=tuple(month_columns(standing, looked_at.months)),
        wards=looked_at.wards,
        compared=compared,
        outlines=ward_outlines(quarter) if compared else None,
        locations=looked_at.locations,
        similar=most_similar_group(quarter),
        quarterly_series=looked_at.quarterly,
        monthly=looked_at.monthly,
        others=tuple(tables.line_of(r) for slug, r in standing.own.items() if slug not in shown),
        elsewhere=standing.elsewhere,
        facts=facts,
        key=key_findings(facts, wholes=looked_at.wholes),
        footnotes=quarter.framework.notes if quarter.framework else (),
    )


def _compared(standing: Standing, looked_at: QuarterInputs) -> Iterator[WardsCompared]:
    """Of what is told of every ward, the largest; more than its count alone must be known of any."""
    by_ward = [standing.own[each.subject.indicator] for each in looked_at.wards if each.complete]
    for result in to_compare(by_ward, looked_at.wholes):
        compared = wards_compared(standing.quarter, result)
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
