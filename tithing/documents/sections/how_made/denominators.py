"""Every denominator in use, with its period and where it came from (R85)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Row
from tithing.documents.section import Chapter, section
from tithing.indicators.figure_made import figure_made
from tithing.indicators.result import Rate, Result
from tithing.vocabulary.quantity import Known


@section()
def denominators(chapter: Chapter) -> Iterator[DocumentPart]:
    rows: dict[tuple[str, ...], Row] = {}
    for quarter in chapter.evidence.quarters:
        for result in _results(quarter):
            rate = result.rate
            if isinstance(rate.denominator_value, Known) and rate.denominator_period:
                row = _denominator_row(result, rate)
                rows.setdefault(tuple(str(cell) for cell in row.cells[:4]), row)
    if not rows:
        return
    yield Heading("Denominators", 3)
    yield DocumentTable(
        id="denominators",
        caption="The people and households that rates are worked out from",
        columns=(
            Column("area", "Area", numeric=False, width=2),
            Column("denominator", "Denominator", numeric=False, width=2),
            Column("period", "For", numeric=False),
            Column("number", "Number"),
            Column("source", "File", numeric=False, width=2),
        ),
        rows=tuple(rows.values()),
        short_title="Denominators",
    )


def _results(quarter: QuarterEvidence) -> Iterable[Result]:
    for line in quarter.lines():
        yield line.result
    for table in quarter.tables:
        for row in table.rows:
            yield from row.by_area


def _denominator_row(result: Result, rate: Rate) -> Row:
    assert rate.denominator_value is not None
    assert rate.denominator_period is not None
    figure = figure_made(
        rate.denominator_value,
        indicator=rate.denominator,
        part="denominator",
        area=result.area.code,
        period=rate.denominator_period.code,
        sources=rate.source,
    )
    return Row(
        (
            result.area.name,
            rate.denominator_title or rate.denominator,
            rate.denominator_period.label,
            figure,
            ", ".join(dict.fromkeys(name for name, _ in figure.provenance.sources)) or "not stated",
        )
    )
