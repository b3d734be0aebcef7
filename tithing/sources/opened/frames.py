"""The rows of an extract as a frame of texts, for readers that read CSV by the column."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of


def cell_column(at: int) -> str:
    """What the column at this position is called, from 0."""
    return f"cell {at}"


def frame_below(table: ReceivedTable, line: int, width: int) -> pl.DataFrame:
    """The rows below this line: `row`, and as many columns of text as the headings are wide, or wider.

    >>> rows = (ReceivedRow(1, ("code", "people")), ReceivedRow(4, ("E06000001", "92000")))
    >>> frame_below(ReceivedTable("f.csv", "", rows), 1, 2).rows()
    [(4, 'E06000001', '92000')]
    """
    below = [row for row in table.rows if row.number > line]
    widest = max((len(row.cells) for row in below), default=0)
    columns = {cell_column(at): _texts(below, at) for at in range(max(width, widest))}
    schema = {"row": pl.Int64, **dict.fromkeys(columns, pl.String)}
    return pl.DataFrame({"row": [row.number for row in below], **columns}, schema=schema)


def _texts(rows: Sequence[ReceivedRow], at: int) -> list[str]:
    return [text_of(row.cells[at]) if at < len(row.cells) else "" for row in rows]


def rows_of(frame: pl.DataFrame, columns: Sequence[int]) -> tuple[ReceivedRow, ...]:
    """The rows of such a frame with these columns filled and the others empty."""
    wanted = sorted(columns)
    width = wanted[-1] + 1 if wanted else 0
    texts = frame.select("row", *(pl.col(cell_column(at)).fill_null("") for at in wanted))
    return tuple(ReceivedRow(row, _spread(cells, wanted, width)) for row, *cells in texts.iter_rows())


def _spread(cells: Sequence[str], at: Sequence[int], width: int) -> tuple[str, ...]:
    spread = [""] * width
    for place, cell in zip(at, cells, strict=True):
        spread[place] = cell
    return tuple(spread)


def filled_columns(frame: pl.DataFrame) -> list[int]:
    """The positions of the columns that hold anything."""
    names = [name for name in frame.columns if name.startswith("cell ")]
    some = frame.select((pl.col(name).fill_null("").str.strip_chars() != "").any() for name in names).row(0)
    return [int(name.removeprefix("cell ")) for name, filled in zip(names, some, strict=True) if filled]
