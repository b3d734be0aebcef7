"""The figures of a document as cells of the number book: each once, however often and wherever it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tithing.documents.figures_json import placed_figures
from tithing.documents.parts import Document
from tithing.documents.wording import reason_of
from tithing.reading.snapshot import Snapshot
from tithing.store.ledger.cells import FigureCell
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import number_of, status_word


def cells_of(document: Document, seen: Snapshot) -> tuple[FigureCell, ...]:
    """Every figure that says of which indicator or measure it is, shown or not; in the order of the page."""
    return tuple(dict.fromkeys(_cells(document, seen)))


def _cells(document: Document, seen: Snapshot) -> Iterator[FigureCell]:
    measures: dict[str, str] = {}
    contents = seen.sealed_contents
    for placed in placed_figures(document):
        slug = placed.figure.provenance.indicator
        if slug:
            measure = measures.setdefault(slug, _measure_of(seen, slug))
            yield _cell(placed.figure, measure, contents)


def _measure_of(seen: Snapshot, slug: str) -> str:
    """The measure whose own value the indicator shows, "" where it works one out."""
    found = seen.definition(slug)
    return found.shows if found is not None else ""


def _cell(figure: Figure, measure: str, contents: Mapping[tuple[str, str], str]) -> FigureCell:
    origin = figure.provenance
    return FigureCell(
        measure=measure,
        indicator=origin.indicator,
        part=origin.part,
        area=origin.area,
        period=origin.period,
        breakdown=origin.breakdown,
        unit=figure.unit.value,
        decimals=figure.decimals,
        value=number_of(figure.quantity),
        status=status_word(figure.quantity),
        reason=reason_of(figure.quantity),
        sources=tuple(sorted({contents[source] for source in origin.sources})),
    )
