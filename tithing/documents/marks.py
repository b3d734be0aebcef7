"""The lines under a table that explain its marks: nobody meets [z] or [c] without a reason (R98, R101).

A reason that holds for most of the marked cells is said once; the others name their rows. Missing values are
said in the words of their state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tithing.documents.parts import Cell, Column, DocumentTable, NoteRef, Row, Strong
from tithing.documents.wording import MEANINGS, mark_of, marks_in_cell, missing_words, reason_of
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known, Missing

MOST_ROWS_NAMED = 12  # a line that named more would be longer than the table


@dataclass(frozen=True)
class MarkedCell:
    mark: str
    reason: str
    row: str
    column: str
    meaning: str = ""  # of the mark, where it has one beside the reason


LONGEST_IN_A_CELL = 60  # characters of a reason: a longer one is said once under the table


def says_why(quantity: Missing) -> bool:
    """Whether a cell has room for why there is no figure."""
    return len(missing_words(quantity)) <= LONGEST_IN_A_CELL


def explained_marks(table: DocumentTable, *, but_in_cells: bool = False) -> tuple[str, ...]:
    """One line for each mark and reason that the table shows, in the order of `MEANINGS`; or for those alone that its cells
    have no room to say.
    """
    cells = list(marked_cells(table))
    if but_in_cells:
        cells = [each for each in cells if not _is_said_in_its_cell(each)]
    return _plain_ones_together([line for mark in MEANINGS for line in _lines_of(mark, cells)])


def _lines_of(mark: str, cells: Iterable[MarkedCell]) -> Iterator[str]:
    """A line for each reason for which cells bear this mark, the most usual first."""
    of_reason: dict[str, list[MarkedCell]] = {}
    for cell in cells:
        if cell.mark == mark:
            of_reason.setdefault(cell.reason, []).append(cell)
    for number, found in enumerate(sorted(of_reason.values(), key=len, reverse=True)):
        named = mark == "[x]" or number > 0
        yield _line(mark, found[0].meaning, found[0].reason, _places(found) if named else "")


def _is_said_in_its_cell(cell: MarkedCell) -> bool:
    return cell.mark == "[x]" and len(cell.reason) <= LONGEST_IN_A_CELL


def _plain_ones_together(lines: list[str]) -> tuple[str, ...]:
    """The marks that only need their meaning on one line, in front of those that give reasons."""
    plain = [line for line in lines if line in _PLAIN]
    reasoned = [line for line in lines if line not in _PLAIN]
    return (*(["; ".join(plain)] if plain else []), *reasoned)


_PLAIN = {f"{mark} {meaning}" for mark, meaning in MEANINGS.items()}


def shared_marks(table: DocumentTable) -> dict[str, str]:
    """The columns whose every number has the same status, by key: their mark stands once, in the head.

    A column with a single number keeps the mark beside it.
    """
    return {
        column.key: mark
        for index, column in enumerate(table.columns)
        if (mark := _shared_mark([row.cells[index] for row in table.rows]))
    }


def _shared_mark(cells: list[Cell]) -> str:
    marks = [mark_of(f.quantity) for cell in cells for f in figures_in(cell) if isinstance(f.quantity, Known)]
    return marks[0] if len(marks) > 1 and len(set(marks)) == 1 else ""


def head_of(column: Column, mark: str = "") -> str:
    """A column's head with its unit and the mark that all its numbers share: "Change (%) [p]"."""
    head = f"{column.head} ({column.unit})" if column.unit else column.head
    return f"{head} {mark}".rstrip()


def marked_cells(table: DocumentTable) -> Iterator[MarkedCell]:
    """Every mark that a figure of the table carries, with the row and column it stands in."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            for figure in figures_in(cell):
                yield from _marks_of(figure, row=row_name(row), column=column.head)


def figures_in(cell: Cell) -> tuple[Figure, ...]:
    """The figures a cell holds: itself, or those among its runs."""
    if isinstance(cell, Figure):
        return (cell,)
    return tuple(run for run in cell if isinstance(run, Figure)) if isinstance(cell, tuple) else ()


def row_name(row: Row) -> str:
    """The words of a row's first cell, without its marks."""
    return plain_words(row.cells[0]) if row.cells else ""


def plain_words(cell: Cell) -> str:
    """The words of a cell that is text or runs; "" for a figure, a trend or a small chart."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return "".join(_run_words(run) for run in cell)
    return ""


def _run_words(run: object) -> str:
    match run:
        case str():
            return run
        case Strong(text):
            return text
        case NoteRef():
            return ""
        case _:
            return ""


def _marks_of(figure: Figure, *, row: str, column: str) -> Iterator[MarkedCell]:
    if not isinstance(figure.quantity, Known):
        mark, reason = mark_of(figure.quantity), reason_of(figure.quantity)
        meaning = "" if isinstance(figure.quantity, Missing) else MEANINGS[mark]  # its words say all
        yield MarkedCell(mark, reason, row, column, meaning)
        return
    for mark in marks_in_cell(figure):
        yield MarkedCell(mark, MEANINGS[mark], row, column, MEANINGS[mark])


def _line(mark: str, meaning: str, reason: str, places: str) -> str:
    said = reason.lower().startswith(meaning.lower()) or meaning.lower().endswith(reason.lower())
    longer = max(meaning, reason, key=len)
    words = longer if said else f"{meaning}: {reason}"
    return f"{mark} {words}{places}"


def _places(cells: list[MarkedCell]) -> str:
    rows = list(dict.fromkeys(cell.row for cell in cells))
    if len(rows) > MOST_ROWS_NAMED:
        return f" ({len(rows)} rows, from {rows[0]} to {rows[-1]})"
    return f" ({'; '.join(rows)})"
