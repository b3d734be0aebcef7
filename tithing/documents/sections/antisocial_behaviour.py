"""Anti-social behaviour: by type against last year, and month by month within the quarter."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import MonthColumn
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Row
from tithing.documents.pieces.categories import category_parts
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.series.month_figure import month_figure
from tithing.documents.section import Chapter, section
from tithing.vocabulary.period import Period


@section("Anti-social behaviour")
def antisocial_behaviour(chapter: Chapter) -> Iterator[DocumentPart]:
    tables = [table for table in chapter.span.tables if table.is_asb]
    if tables or chapter.span.months:
        yield Heading(_heading(chapter), 3)
        yield from chapter.commentary("Anti-social behaviour")
    for table in tables:
        yield from category_parts(table, chapter)
    for columns in chapter.span.months:
        yield months_table(columns, chapter.period)


def _heading(chapter: Chapter) -> str:
    """What of it stands below: by type, by month, both or neither."""
    by_type = any(table.is_asb and len(table.rows) > 1 for table in chapter.span.tables)
    ways = (*(["by type"] if by_type else []), *(["by month"] if chapter.span.months else []))
    return " ".join(("Anti-social behaviour", " and ".join(ways))).strip()


def months_table(columns: tuple[MonthColumn, ...], period: Period) -> DocumentTable:
    """Month by month within the quarter, with the series that leaves a part out beside the whole."""
    heads = tuple(Column(column.label, column.label) for column in columns)
    rows = tuple(
        Row((month.title, *(month_figure(c.result, dict(c.months).get(month), month) for c in columns)))
        for month in period.months()
    )
    first = columns[0]
    return DocumentTable(
        id=f"{period.code}-{first.result.indicator}-months",
        caption=f"{first.label} by month, {period.label}",
        columns=(Column("month", "Month", numeric=False, width=1.4), *heads),
        rows=rows,
        source=source_words(column.result for column in columns),
        short_title=f"{first.label} by month",
    )
