"""The lines under a table that explain its marks: nobody meets [z] or [c] without a reason (R98, R101).

A reason that holds for most of the marked cells is said once; the others name their rows. Missing values are
said in the words of their state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.parts import Cell, Column, DocumentTable, NoteRef, Row, Strong
from tithing.documents.wording import MEANINGS, mark_of, marks_in_cell, reason_of
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


def explained_marks(table: DocumentTable) -> tuple[str, ...]:
    """One line for each mark and reason that the table shows, in the order of `MEANINGS`."""
    cells = list(marked_cells(table))
    lines: list[str] = []
    for mark in MEANINGS:
        reasons = Counter(cell.reason for cell in cells if cell.mark == mark)
        usual = reasons.most_common(1)[0][0] if reasons else ""
        for reason, _ in reasons.most_common():
            of_reason = [cell for cell in cells if (cell.mark, cell.reason) == (mark, reason)]
            named = mark == "[x]" or reason != usual
            lines.append(_line(mark, of_reason[0].meaning, reason, _places(of_reason) if named else ""))
    return _plain_ones_together(lines)


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
