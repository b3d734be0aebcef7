"""Every denominator in use, with its period, what it is used for and where it came from (R85)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.evidence import ReportEvidence, ReportLine, SpanEvidence
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Row
from tithing.documents.section import Chapter, section
from tithing.indicators.figure_made import figure_made
from tithing.indicators.result import Result
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known

MOST_USES = 3  # named one by one
IMPLIED = "implied by published rates"

Use = tuple[str, Result]  # what a rate is part of, and the result that holds it


@dataclass(frozen=True)
class Base:
    """One denominator: of an area, for a period, with the number that the rates over it share."""

    area: str
    title: str
    period: str
    number: float


@section()
def denominators(chapter: Chapter) -> Iterator[DocumentPart]:
    found: dict[Base, list[Use]] = {}
    for use in _uses(chapter.evidence):
        if base := _base_of(use[1]):
            found.setdefault(base, []).append(use)
    if not found:
        return
    yield Heading("Denominators", 3)
    yield DocumentTable(
        id="denominators",
        caption="The people and households that rates are worked out from",
        columns=(
            Column("area", "Area", numeric=False, width=1.6),
            Column("denominator", "Denominator", numeric=False),
            Column("period", "For", numeric=False, width=0.8),
            Column("number", "Number"),
            Column("use", "Used for", numeric=False, width=2.6),
            Column("known", "Where from", numeric=False, width=1.6),
        ),
        rows=tuple(_row(base, uses) for base, uses in found.items()),
        short_title="Denominators",
    )


def _uses(evidence: ReportEvidence) -> Iterator[Use]:
    """Every result that may hold a rate, with the table or the indicator that shows it."""
    for span in evidence.spans:
        yield from ((line.label, line.result) for line in _own_lines(span))
        for table in span.tables:
            for row in table.rows:
                yield from ((table.title, result) for result in (row.line.result, *row.by_area))


def _own_lines(span: SpanEvidence) -> Iterator[ReportLine]:
    for objective in span.objectives:
        yield from objective.lines
    yield from span.others


def _base_of(result: Result) -> Base | None:
    rate = result.rate
    if not isinstance(rate.denominator_value, Known) or rate.denominator_period is None:
        return None
    title = rate.denominator_title or rate.denominator
    return Base(result.area.name, title, rate.denominator_period.label, rate.denominator_value.number)


def _row(base: Base, uses: list[Use]) -> Row:
    figure = _figure(uses[0][1])
    return Row((base.area, base.title, base.period, figure, _used_for(uses), _where_from(figure, uses[0][1])))


def _where_from(figure: Figure, result: Result) -> str:
    files = ", ".join(dict.fromkeys(name for name, _ in figure.provenance.sources)) or "not stated"
    return f"{files}, {IMPLIED}" if result.rate.implied else files


def _used_for(uses: list[Use]) -> str:
    names = list(dict.fromkeys(name for name, _ in uses))
    shown = names[:MOST_USES]
    return "; ".join(shown) + (f"; and {len(names) - MOST_USES} more" if len(names) > MOST_USES else "")


def _figure(result: Result) -> Figure:
    rate = result.rate
    assert rate.denominator_value is not None
    assert rate.denominator_period is not None
    return figure_made(
        rate.denominator_value,
        indicator=rate.denominator,
        part="denominator",
        area=result.area.code,
        period=rate.denominator_period.code,
        sources=rate.source,
    )
