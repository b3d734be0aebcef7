"""The most similar group: rate, average and rank, with how sure the rank is where members' figures are known (R97)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.parts import Cell, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.indicators.figure_made import RATE_DECIMALS, figure_made
from tithing.indicators.most_similar_group import GroupComparison
from tithing.indicators.result import At
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.units import Unit

GROUP_DECIMALS = RATE_DECIMALS + 1  # as the groups' tables are published

CAVEAT = (
    "Groups are unofficial and dated, and their figures are early and not reconciled with the official statistics. "
    "Rank 1 is the lowest rate."
)


@section("Most similar group")
def similar_group(chapter: Chapter) -> Iterator[DocumentPart]:
    """How the area stands in its most similar group (R97); nothing where no group is known."""
    if not chapter.span.similar:
        return
    yield Heading("Most similar group", 3)
    yield Paragraph((CAVEAT,))
    shown = chapter.span.similar[0].period
    if not shown.is_of_the_days_of(chapter.period) and len(chapter.period.quarters()) > 1:
        yield Paragraph(
            (f"These rates are of {shown.label}, and do not compare with those of {chapter.period.this}.",)
        )
    yield from chapter.commentary("Most similar group")
    yield similar_table(chapter.span, chapter.evidence)


def similar_table(span: SpanEvidence, evidence: ReportEvidence) -> DocumentTable:
    """The rates of the area and its group, and its rank with the range it could be (95%)."""
    rows = span.similar
    period = rows[0].period
    sure = any(row.low is not None for row in rows)
    columns = [
        Column("measure", "Measure", numeric=False, width=3),
        Column("rate", evidence.area.name, unit="rate per 1,000"),
        Column("average", "Group average", unit="rate per 1,000"),
        Column("rank", f"Rank of {rows[0].of}"),
    ]
    if sure:
        columns.append(Column("range", "Rank could be", numeric=False))
    columns.append(Column("verdict", "Against the average", numeric=False, width=1.6))
    return DocumentTable(
        id=f"{span.period.code}-most-similar-group",
        caption=f"{evidence.area.name} and its most similar group, {period.title}",
        columns=tuple(columns),
        rows=tuple(_row(row, evidence, sure=sure) for row in rows),
        short_title="Most similar group",
    )


def _row(row: GroupComparison, evidence: ReportEvidence, *, sure: bool) -> Row:
    area = evidence.area.code
    cells: list[Cell] = [
        row.title,
        _rate(row, row.rate, "rate", area),
        _rate(row, row.average, "group_average", "MSG-AVERAGE"),
        figure_made(
            row.rank, indicator=row.measure, part="rank", area=area, period=row.period.code, unit=Unit.RANK
        ),
    ]
    if sure:
        cells.append(f"{row.low} to {row.high}" if row.low is not None else "not known")
    cells.append(row.against_average or "not known")
    notes = (*row.notes, *([row.impossible] if row.impossible else []))
    return Row(tuple(cells), notes=notes)


def _rate(row: GroupComparison, at: At, part: str, area: str) -> Figure:
    return figure_made(
        at.quantity,
        indicator=row.measure,
        part=part,
        area=area,
        period=at.period.code,
        sources=at.sources,
        unit=Unit.RATE,
        decimals=GROUP_DECIMALS,
    )
