"""The machine's copy (R106): one long, tidy CSV of every figure in the tables, unrounded, in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tithing.documents.figures_json import PlacedFigure, figures_of_table
from tithing.documents.marks import head_of
from tithing.documents.parts import DocumentTable
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.wording import reason_of
from tithing.vocabulary.quantity import number_of, status_word

COLUMNS = (
    "table", "row", "column", "area", "period", "indicator", "part", "breakdown", "value", "unit", "status",
    "note", "display",
)  # fmt: skip

# A spreadsheet runs a cell that begins so as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(laid: LaidOut) -> bytes:
    """Header row of lower-case names, then one row for each figure."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for table in laid.document.tables():
        writer.writerows(_rows(table))
    return text.getvalue().encode("utf-8")


def _rows(table: DocumentTable) -> Iterator[list[str]]:
    heads = {column.key: " ".join(filter(None, (column.group, head_of(column)))) for column in table.columns}
    for placed in figures_of_table(table):
        if "column" in placed.place:
            yield _row(placed, heads[str(placed.place["column"])])


def _row(placed: PlacedFigure, head: str) -> list[str]:
    figure, origin, place = placed.figure, placed.figure.provenance, placed.place
    number = number_of(figure.quantity)
    words = [str(place["table"]), str(place["row_name"]), head, origin.area, origin.period, origin.indicator]
    words += [origin.part, origin.breakdown]
    about = [figure.unit.value, status_word(figure.quantity), reason_of(figure.quantity)]
    value = "" if number is None else repr(number)
    return [*map(_plain, words), value, *map(_plain, about), placed.display]


def _plain(words: str) -> str:
    """Words that no spreadsheet will take for a formula."""
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
