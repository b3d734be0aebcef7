"""Reads CSV: a table as it would be printed, several with blank lines between, or one figure on each line.

In the last form each line names its table, row and column; the tables are put together again from those names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tithing.checking.read.blocks import Block, Blocks, Grid, GridCell, GridRow
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.markup import unmarked, unstressed
from tithing.checking.read.office.sheet_blocks import SheetRow, WorkSheet, blocks_of
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.read.sizes import refuse_many_cells, refuse_wide
from tithing.checking.read.text.decoded import decoded
from tithing.vocabulary.problems import Problem, Refused

Records = list[tuple[int, list[str]]]

# Names of the columns of a CSV that has one figure on each line, the one to take first.
_TABLES = ("table_id", "table")
_ROWS = ("row_label", "row")
_COLUMNS = ("col_label", "column_label", "column")
_SHOWN = ("display", "raw_value", "printed", "value")


def read_csv(path: Path, limits: ReadingLimits) -> Blocks:
    """The tables of a CSV file, with titles above and notes below them."""
    records = _records(decoded(path, limits), path.name, limits)
    long = _long_form(records)
    if long is not None:
        return Blocks(tuple(_tables(records, long)))
    rows = (SheetRow(line, _filled(record)) for line, record in records)
    blocks: Iterable[Block] = blocks_of(WorkSheet("", tuple(row for row in rows if row.cells)))
    return Blocks(tuple(blocks))


def _filled(record: Sequence[str]) -> dict[int, str]:
    plain = (unstressed(unmarked(text)) for text in record)
    return {column: text for column, text in enumerate(plain) if text.strip()}


def _records(text: str, name: str, limits: ReadingLimits) -> Records:
    lines = text.splitlines()
    mark = _delimiter(lines)
    refuse_many_cells(text.count(mark), name, limits)
    reader = csv.reader(lines, delimiter=mark)
    try:
        records = [(reader.line_num, record) for record in reader]
    except csv.Error as error:  # a field past 131,072 letters, or a line the module cannot part
        what = "one of its fields never ends: a quotation mark is missing, or it holds no table"
        raise Refused(
            Problem(what, "Export it again from where it came", file=name, row=reader.line_num)
        ) from error
    refuse_wide(max((len(record) for _, record in records), default=0), name, limits)
    return records


def _delimiter(lines: Sequence[str]) -> str:
    """The mark that parts most lines into the same number of fields."""
    sample = [line for line in lines[:200] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        widths = [line.count(mark) for line in sample]
        parted = [width for width in widths if width]
        return max((parted.count(width) for width in set(parted)), default=0), sum(parted)

    return max(",;\t|", key=agreement)


# -- one figure on each line ------------------------------------------------------------------------------


def _long_form(records: Records) -> tuple[int, int, int, int] | None:
    """The columns that name table, row and column and show the figure; None where the CSV is another form."""
    heads = [text.strip().lower() for text in records[0][1]] if records else []
    found = [
        next((heads.index(name) for name in names if name in heads), None)
        for names in (_TABLES, _ROWS, _COLUMNS, _SHOWN)
    ]
    table, row, column, printed = found
    if table is None or row is None or column is None or printed is None:
        return None
    return table, row, column, printed


def _tables(records: Records, long: tuple[int, int, int, int]) -> Iterator[Grid]:
    table, *_ = long
    by_table: dict[str, Records] = {}
    for line, record in records[1:]:
        if len(record) > max(long):
            by_table.setdefault(record[table], []).append((line, record))
    for name, held in by_table.items():
        yield _table(name, held, long)


def _table(name: str, held: Records, long: tuple[int, int, int, int]) -> Grid:
    _, row, column, printed = long
    columns = list(dict.fromkeys(record[column] for _, record in held))
    rows: list[tuple[int, str, dict[str, str]]] = []
    for line, record in held:
        if not rows or rows[-1][1] != record[row] or record[column] in rows[-1][2]:
            rows.append((line, record[row], {}))
        rows[-1][2][record[column]] = record[printed].strip()
    head = GridRow(tuple(GridCell(text) for text in ("", *columns)), PrintedPlace(line=held[0][0]), head=True)
    body = (
        GridRow(
            tuple(GridCell(text) for text in (label, *(cells.get(c, "") for c in columns))),
            PrintedPlace(line=line),
        )
        for line, label, cells in rows
    )
    return Grid((head, *body), PrintedPlace(line=held[0][0]), caption=name)
