"""Holds what was read against the limits: a document that is larger than any report is refused before the rules see it.

A report's rules compare figures with one another, so that ten times the figures can take a hundred times the time.
"""

from __future__ import annotations

from dataclasses import replace

from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.vocabulary.problems import Problem, Refused

_IN_PARTS = "Check it in parts: save the pages or sheets you need as a file of their own"


def refuse_wide(columns: int, name: str, limits: ReadingLimits) -> None:
    """Raises Refused where a table or a row has more columns than are read."""
    if columns > limits.columns:
        raise Refused(
            Problem(
                f"a table of it has more than {limits.columns:,} columns, as no report has",
                _IN_PARTS,
                file=name,
            )
        )


def refuse_many_cells(cells: int, name: str, limits: ReadingLimits) -> None:
    """Raises Refused where the tables hold more cells than are read."""
    if cells > limits.cells:
        raise Refused(Problem(f"its tables hold more than {limits.cells:,} cells", _IN_PARTS, file=name))


def held_to_size(document: PrintedDocument, limits: ReadingLimits) -> PrintedDocument:
    """The document, with no text in it longer than the limits allow and a notice where one was.

    Raises Refused where it holds more tables, columns, cells or sentences than are read.
    """
    _refuse_large(document, limits)
    short = tuple(each for each in document.sentences if len(each.text) <= limits.letters)
    long = len(document.sentences) - len(short)
    tables = tuple(_cut_table(table, limits.letters) for table in document.tables)
    notices = (_unread(document.title, long, limits),) if long else ()
    return replace(document, tables=tables, sentences=short, notices=(*document.notices, *notices))


def _refuse_large(document: PrintedDocument, limits: ReadingLimits) -> None:
    name = document.title
    refuse_wide(max((len(table.heads) for table in document.tables), default=0), name, limits)
    refuse_many_cells(sum(len(t.rows) * (len(t.heads) + 1) for t in document.tables), name, limits)
    for held, most, things in (
        (document.tables, limits.tables, "tables"),
        (document.sentences, limits.sentences, "sentences"),
    ):
        if len(held) > most:
            raise Refused(Problem(f"it holds more than {most:,} {things}", _IN_PARTS, file=name))


def _unread(name: str, long: int, limits: ReadingLimits) -> str:
    runs = "1 run of words" if long == 1 else f"{long:,} runs of words"
    return f"{name}: {runs} of more than {limits.letters:,} letters without a full stop could not be read as sentences."


def _cut_table(table: PrintedTable, letters: int) -> PrintedTable:
    texts = (*table.heads, table.label_head, *table.context, *table.notes)
    long = any(len(text) > letters for text in texts) or any(_is_long(row, letters) for row in table.rows)
    if not long:
        return table
    return replace(
        table,
        heads=tuple(text[:letters] for text in table.heads),
        label_head=table.label_head[:letters],
        context=tuple(text[:letters] for text in table.context),
        notes=tuple(text[:letters] for text in table.notes),
        rows=tuple(_cut_row(row, letters) for row in table.rows),
    )


def _is_long(row: PrintedRow, letters: int) -> bool:
    return len(row.label) > letters or any(len(cell.text) > letters for cell in row.cells)


def _cut_row(row: PrintedRow, letters: int) -> PrintedRow:
    cells = tuple(PrintedCell(cell.text[:letters], cell.column, cell.place) for cell in row.cells)
    return replace(row, label=row.label[:letters], cells=cells)
