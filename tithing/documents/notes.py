"""Where the notes of a table hang: on a cell, a row, a column or the whole table, whichever is the least that says all.

Whoever builds a table says of each cell, or of each row, what belongs to it; that fifteen rows say the same is seen
here, for every table of every kind, and each sentence is a note of its own, once in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.documents.marks import figures_in, row_name
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Note, Row
from tithing.vocabulary.quantity import Known

Spot = tuple[int, str]  # a row's number, and a column's key or "" for the whole row
ROW = ""
MOST_BUT, ROWS_TO_ONE_BUT = 3, 5  # rows that are named as exceptions: of five rows one, of fifteen three


@dataclass(frozen=True)
class Hung:
    """Where one sentence hangs in a table."""

    table: bool = False
    but: tuple[int, ...] = ()  # rows of which it does not hold, where it holds of the table
    columns: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    cells: tuple[Spot, ...] = ()


def notes_hung(parts: Iterable[DocumentPart]) -> Iterator[DocumentPart]:
    """The parts of a document with each table's sentences hung where they belong, each one note of the document."""
    keys: dict[str, str] = {}
    for part in parts:
        yield _with_notes(part, keys) if isinstance(part, DocumentTable) else part


def _with_notes(table: DocumentTable, keys: dict[str, str]) -> DocumentTable:
    spots = _spots(table)
    hung = {_key(text, keys): hang(table, found) for text, found in spots.items()}
    notes = tuple(Note(keys[text], (_sentence(text),)) for text in spots)
    return replace(
        table,
        about=(*table.about, *(key for key, where in hung.items() if where.table)),
        exceptions=tuple(
            (key, tuple(row_name(table.rows[number]) for number in where.but))
            for key, where in hung.items()
            if where.but
        ),
        columns=tuple(_column(column, hung) for column in table.columns),
        rows=tuple(_row(row, number, hung) for number, row in enumerate(table.rows)),
        notes=(*table.notes, *notes),
    )


def _key(text: str, keys: dict[str, str]) -> str:
    return keys.setdefault(text, f"note-{len(keys) + 1}")


def _column(column: Column, hung: dict[str, Hung]) -> Column:
    return replace(column, notes=tuple(key for key, where in hung.items() if column.key in where.columns))


def _row(row: Row, number: int, hung: dict[str, Hung]) -> Row:
    """The row with the keys of its notes in place of their sentences."""
    cells: dict[str, list[str]] = {}
    for key, where in hung.items():
        for _, column in (spot for spot in where.cells if spot[0] == number):
            cells.setdefault(column, []).append(key)
    return replace(
        row,
        notes=tuple(key for key, where in hung.items() if number in where.rows),
        cell_notes=tuple((column, tuple(found)) for column, found in cells.items()),
    )


def _spots(table: DocumentTable) -> dict[str, list[Spot]]:
    """Each sentence with the rows and cells that it was said of, in reading order."""
    spots: dict[str, list[Spot]] = {}
    for number, row in enumerate(table.rows):
        for text in row.notes:
            spots.setdefault(text, []).append((number, ROW))
        for column, texts in row.cell_notes:
            for text in texts:
                spots.setdefault(text, []).append((number, column))
    return spots


def hang(table: DocumentTable, spots: Iterable[Spot]) -> Hung:
    """Where a sentence hangs that was said of these rows and cells: on the table where it holds of every row but few, or of every
    column that has figures; on a column where it holds of each of its figures, on a row likewise; else on its cells.
    """
    said = tuple(dict.fromkeys(spots))
    filled = _filled(table)
    columns = _whole_columns(filled, said)
    if len(columns) > 1 and len(columns) == len(filled):
        return Hung(table=True)
    rows = _said_rows(filled, said)
    but = tuple(number for number in range(len(table.rows)) if number not in rows)
    if _nearly_all(of=len(table.rows), but=len(but)):
        return Hung(table=True, but=but)
    return _hung_on_parts(filled, said, columns)


def _hung_on_parts(filled: dict[str, set[int]], said: Sequence[Spot], columns: tuple[str, ...]) -> Hung:
    """On these columns, on whole rows, and on what cells are left."""
    whole = [number for number, column in said if column == ROW]
    left = [spot for spot in said if spot[1] not in (ROW, *columns) and spot[0] not in whole]
    across = _whole_rows(filled, left)
    cells = tuple(spot for spot in left if spot[0] not in across)
    return Hung(columns=columns, rows=tuple(dict.fromkeys((*whole, *across))), cells=cells)


def _said_rows(filled: dict[str, set[int]], said: Sequence[Spot]) -> set[int]:
    """The rows of which it was said as a whole, or of each of their figures."""
    whole = {number for number, column in said if column == ROW}
    return whole.union(_whole_rows(filled, [spot for spot in said if spot[1] != ROW]))


def _nearly_all(*, of: int, but: int) -> bool:
    return of > 1 and but <= min(MOST_BUT, of // ROWS_TO_ONE_BUT)


def _filled(table: DocumentTable) -> dict[str, set[int]]:
    """The rows in which each column has a number; columns without one left out."""
    filled: dict[str, set[int]] = {}
    for number, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row.cells, strict=True):
            if any(isinstance(figure.quantity, Known) for figure in figures_in(cell)):
                filled.setdefault(column.key, set()).add(number)
    return filled


def _whole_columns(filled: dict[str, set[int]], said: Iterable[Spot]) -> tuple[str, ...]:
    """The columns of several figures of which each was spoken of."""
    by_column: dict[str, set[int]] = {}
    for number, column in said:
        by_column.setdefault(column, set()).add(number)
    return tuple(
        column for column, rows in filled.items() if len(rows) > 1 and rows <= by_column.get(column, set())
    )


def _whole_rows(filled: dict[str, set[int]], left: Iterable[Spot]) -> tuple[int, ...]:
    """The rows of several figures of which each was spoken of."""
    by_row: dict[int, set[str]] = {}
    for number, column in left:
        by_row.setdefault(number, set()).add(column)
    return tuple(
        number
        for number, columns in by_row.items()
        if len(columns) > 1 and {key for key, rows in filled.items() if number in rows} <= columns
    )


def _sentence(text: str) -> str:
    words = text.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", ")")) else ".")
