"""The same figure in the areas side by side, each with its change, its chance and its rate, and where the own area stands among
them with its doubt (R97).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.documents.evidence import CategoryTable
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.pieces.columns import COLUMNS, source_words
from tithing.documents.pieces.rates_per import per_words
from tithing.documents.pieces.wards_compared import against_another, base_column, chance_cell
from tithing.documents.section import Chapter, section
from tithing.documents.sections.side_by_side import areas_chart
from tithing.indicators.result import Result
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import number_of

NO_RATES = "No rates are given: no population was supplied for these areas."


@section()
def beside(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    table = one.beside if one else None
    if table is None:
        return
    made = areas_table(table, chapter)
    chart = areas_chart(table, chapter, (made,))
    yield Heading("Areas side by side", 3)
    if chart is not None:
        yield chart
    yield made
    if not _is_rated(table.rows[0].by_area):
        yield Paragraph((NO_RATES,), role="small")


def areas_table(table: CategoryTable, chapter: Chapter) -> DocumentTable:
    """A row for each area, the own one first."""
    period, results = chapter.period, table.rows[0].by_area
    base, rated = base_column(results), _is_rated(results)
    columns = [Column("area", "Area", numeric=False, width=2.2), Column(base, COLUMNS[base].head(period))]
    columns += [Column("value", period.label), Column("difference", "Change")]
    columns.append(Column("chance", "Is it chance?", numeric=False, width=1.5))
    columns += [Column("rate", f"Rate in the {period.name}", unit=per_words(results))] if rated else []
    own = chapter.evidence.area
    return DocumentTable(
        id=f"{period.code}-{table.key}-areas",
        caption=f"{table.title} by area, {period.label}",
        columns=tuple(columns),
        rows=tuple(_row(result, base, own, rated=rated) for result in results),
        source=source_words(results),
        short_title="Areas",
    )


def _is_rated(results: Sequence[Result]) -> bool:
    return any(number_of(result.rate.quantity) is not None for result in results)


def _row(result: Result, base: str, own: Area, *, rated: bool) -> Row:
    cells: list[Cell] = [result.area.name, figure_of(result, base), figure_of(result, "value")]
    cells += [figure_of(result, "difference"), chance_cell(result)]
    cells += [figure_of(result, "rate")] if rated else []
    is_own = result.area.code == own.code
    return Row(tuple(cells), total=is_own, cell_notes=against_another(result, base))
