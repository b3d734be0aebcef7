"""What was used of a table of people or households: codes, names and numbers, and the title that says the year."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tithing.sources.contract import Received
from tithing.sources.opened.frames import filled_columns, rows_of
from tithing.sources.opened.table_files import peek
from tithing.sources.populations.release import title_cells
from tithing.sources.populations.table import PopulationHeadings, PopulationText
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.sources.used import Recognised, Used, named_column, recognised
from tithing.vocabulary.in_words.numbered import numbered


def used_of_population(received: Received, headings: PopulationHeadings, text: PopulationText) -> Recognised:
    """The cells that were used. A table of millions of cells is laid out only where something else stands in it."""
    top = tuple(row for table in peek(received) for row in table.rows if row.number <= headings.line)
    table = ReceivedTable(received.name, "", top, ragged=True)
    cells = title_cells(table, headings.line)
    found = recognised([table], [Used(table, len(top) - 1, _named(headings), headings.used, cells)])
    columns = tuple(dict.fromkeys((*found.columns, *_unused(text.cells, headings, top[-1]))))
    others = (*found.others, *_notes(text.cells, text.areas))
    if not (columns or others):
        return Recognised((), headed=found.headed)
    whole = ReceivedTable(
        received.name, "", (*found.tables[0].rows, *rows_of(text.areas, [*headings.used])), ragged=True
    )
    return Recognised((whole,), columns, (), others, headed=found.headed)


def _named(headings: PopulationHeadings) -> dict[str, int]:
    """The columns that stand for one of an observation's: those of people and of households are two of values."""
    totals = [*headings.totals.values()]
    return {"area": headings.code, **({"value": totals[0]} if len(totals) == 1 else {})}


def _unused(text: pl.DataFrame, headings: PopulationHeadings, heads: ReceivedRow) -> Iterator[str]:
    for at in filled_columns(text):
        if at not in headings.used:
            yield named_column(heads, at)


def _notes(text: pl.DataFrame, areas: pl.DataFrame) -> Iterator[str]:
    """Footnotes: rows that are of no area and hold something."""
    filled = text.filter(pl.any_horizontal(pl.exclude("row").fill_null("").str.strip_chars() != ""))
    left = filled.height - filled.join(areas.select("row"), on="row").height
    if left:
        yield f"{numbered(left, 'row')} of no area"
