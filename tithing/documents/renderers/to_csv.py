"""The machine's copy (R106): one long, tidy CSV of every figure in the tables, unrounded, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.figures_json import PlacedFigure, figures_of_table
from tithing.documents.files.csv_text import Cell, csv_text
from tithing.documents.marks import head_of
from tithing.documents.parts import DocumentTable
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.wording import reason_of
from tithing.vocabulary.quantity import number_of, status_word

COLUMNS = (
    "table", "row", "column", "area", "period", "indicator", "part", "breakdown", "value", "unit", "status",
    "note", "display",
)  # fmt: skip


def to_csv(laid: LaidOut) -> bytes:
    """Header row of lower-case names, then one row for each figure."""
    rows = (row for table in laid.document.tables() for row in _rows(table))
    return csv_text(COLUMNS, rows).encode("utf-8")


def _rows(table: DocumentTable) -> Iterator[list[Cell]]:
    heads = {column.key: " ".join(filter(None, (column.group, head_of(column)))) for column in table.columns}
    for placed in figures_of_table(table):
        if "column" in placed.place:
            yield _row(placed, heads[str(placed.place["column"])])


def _row(placed: PlacedFigure, head: str) -> list[Cell]:
    figure, origin, place = placed.figure, placed.figure.provenance, placed.place
    number = number_of(figure.quantity)
    words = [str(place["table"]), str(place["row_name"]), head, origin.area, origin.period, origin.indicator]
    words += [origin.part, origin.breakdown]
    note = "; ".join(filter(None, (reason_of(figure.quantity), figure.note)))
    about = [figure.unit.value, status_word(figure.quantity), note]
    return [*words, number, *about, placed.display]
