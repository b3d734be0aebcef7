"""What nobody who looks at a sheet sees, or sees crossed out, and is read all the same: told, never silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tithing.sources.opened.sheet_marks import SheetMarks
from tithing.sources.tables import ReceivedTable, column_letters, is_stamp
from tithing.vocabulary.in_words.numbered import numbered

_NAMED = 5


def told_of_marks(tables: Iterable[ReceivedTable], marks: Mapping[str, SheetMarks]) -> Iterator[str]:
    """A line for the hidden rows, the hidden columns and the struck-through cells of each sheet."""
    for table in tables:
        mine = marks.get(table.sheet)
        if mine is not None and not is_stamp(table):
            yield from (f"{table.place()}: {line}" for line in _lines(table, mine))


def _lines(table: ReceivedTable, marks: SheetMarks) -> Iterator[str]:
    if rows := [row.number for row in table.rows if row.number in marks.hidden]:
        yield (
            f"{numbered(len(rows), 'hidden row was', 'hidden rows were')} read with the others "
            f"(row {_some([str(row) for row in rows])})."
        )
    if columns := [column for column in sorted(marks.hidden_columns) if _is_filled(table, column)]:
        letters = _some([column_letters(column) for column in columns])
        said = numbered(len(columns), "hidden column was", "hidden columns were")
        yield f"{said} read with the others (column {letters})."
    if cells := list(_struck(table, marks)):
        one, many = (
            "cell that is struck through was read as it stands",
            "cells that are struck through were read as they stand",
        )
        yield f"{numbered(len(cells), one, many)} ({_some(cells)})."


def _is_filled(table: ReceivedTable, column: int) -> bool:
    return any(column < len(row.cells) and row.cells[column] != "" for row in table.rows)


def _struck(table: ReceivedTable, marks: SheetMarks) -> Iterator[str]:
    for row in table.rows:
        for column in sorted(marks.struck.get(row.number, ())):
            if column < len(row.cells) and row.cells[column] != "":
                yield f"{column_letters(column)}{row.number}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")
