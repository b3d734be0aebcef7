"""A number goes from the row of a file to the cell of a page without being made anew, through five types and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.core.reading.withholding import QUARTER, row, send, withholding_book
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.kinds.build import build
from tithing.documents.kinds.registry import kind_called
from tithing.documents.parts import Document, DocumentTable
from tithing.documents.renderers.laid_out import LaidCell, LaidTable
from tithing.documents.renderers.lay_out import lay_out
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.figure import Figure
from tithing.workflows.figures_out.report import gather

NUMBER = 7321


def reported(seen: Snapshot) -> Document:
    evidence = gather(seen, spans=[QUARTER], area=own_area(seen), published=date(2026, 6, 2))
    return build(kind_called("performance"), evidence)


def figures_in(document: Document) -> Iterator[Figure]:
    tables = (part for part in document.parts if isinstance(part, DocumentTable))
    for table in tables:
        for line in table.rows:
            yield from (cell for cell in line.cells if isinstance(cell, Figure))


def cells_in(document: Document) -> Iterator[LaidCell]:
    for part in lay_out(document).parts:
        if isinstance(part, LaidTable):
            for line in part.rows:
                yield from line.cells


def test_a_number_is_wrapped_five_times_between_its_observation_and_its_cell(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", NUMBER), row("thefts", 12, period="2024-25Q4"))
    seen = snapshot(book, **BY_THE_PUBLIC)
    quarter = span_of(seen, QUARTER, own_area(seen))

    (observation,) = quarter.observations.at("thefts", quarter.area.code, QUARTER)
    result = quarter.result("thefts", quarter.area)
    assert result is not None
    document = reported(seen)
    (figure,) = {
        id(each): each for each in figures_in(document) if each.quantity is observation.quantity
    }.values()
    (cell,) = [each for each in cells_in(document) if each.text == f"{NUMBER:,}"]

    path = [type(each) for each in (observation, result.value, result, figure, cell)]
    print(" -> ".join(each.__name__ for each in path))
    assert result.value.quantity is observation.quantity
    assert len(path) <= 5
    assert figure.provenance.sources == ((observation.source.file, observation.source.mark),)
    assert figure.provenance.rows == (
        (),
    )  # of which an officer is told, and the public of what it can have itself
