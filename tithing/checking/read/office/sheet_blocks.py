"""Finds the tables of a sheet: rows of cells with titles above, notes below, blank rows and columns between.

A sheet says nothing of where a table begins; XLSX, ODS and CSV all come through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tithing.checking.read.blocks import WEAK, Block, Grid, GridCell, GridRow, Prose, ReadHeading
from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.read.text.text_prose import is_heading, is_note


@dataclass(frozen=True)
class SheetRow:
    """A row's filled cells by column from 0, as they are shown. `number` is the row's own, from 1."""

    number: int
    cells: dict[int, str]
    head: bool = False

    @property
    def first(self) -> str:
        return self.cells[min(self.cells)]


@dataclass(frozen=True)
class WorkSheet:
    """A sheet's rows that hold anything, in order, the size (rows, columns) of each merged cell, and the numbers of the
    rows that are hidden: they are in no table and part none."""

    name: str
    rows: tuple[SheetRow, ...]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


def blocks_of(sheet: WorkSheet) -> Iterator[Block]:
    """Headings, tables and notes of one sheet, from the top."""
    if sheet.name:
        yield ReadHeading(sheet.name, 1, PrintedPlace(sheet=sheet.name))
    for band in _joined(list(_bands(sheet.rows, sheet.hidden)), sheet):
        yield from _of_band(band, sheet)


def _bands(rows: Sequence[SheetRow], hidden: frozenset[int]) -> Iterator[list[SheetRow]]:
    """Runs of rows without a blank row; a title in the middle, with a head under it, begins a new run."""
    band: list[SheetRow] = []
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        parted = bool(band) and _is_parted(band[-1].number, row.number, hidden)
        if band and (parted or _begins_table(row, after, band)):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _is_parted(above: int, below: int, hidden: frozenset[int]) -> bool:
    """Whether a blank row is seen between two rows."""
    between = below - above - 1
    return between > len(hidden) or any(number not in hidden for number in range(above + 1, below))


def _begins_table(row: SheetRow, after: SheetRow | None, band: Sequence[SheetRow]) -> bool:
    if len(row.cells) > 1 or after is None or all(len(each.cells) == 1 for each in band):
        return False
    return len(after.cells) > 1 and _is_words(after)


def _is_words(row: SheetRow) -> bool:
    kinds = [kind_of_cell(text) for column, text in row.cells.items() if column > min(row.cells)]
    return bool(kinds) and all(kind is CellKind.WORDS for kind in kinds)


def _joined(bands: Sequence[list[SheetRow]], sheet: WorkSheet) -> list[list[SheetRow]]:
    """A head that a blank row parts from its values is put back to them."""
    joined: list[list[SheetRow]] = []
    for band in bands:
        if joined and _is_lone_head(joined[-1]) and len(band[0].cells) > 1 and not _is_words(band[0]):
            joined[-1] = [*joined[-1], *band]
        else:
            joined.append(band)
    return joined


def _is_lone_head(band: Sequence[SheetRow]) -> bool:
    wide = [row for row in band if len(row.cells) > 1]
    return len(wide) == 1 and wide[0] is band[-1] and len(wide[0].cells) > 2 and _is_words(wide[0])


# -- one run of rows --------------------------------------------------------------------------------------


def _of_band(band: Sequence[SheetRow], sheet: WorkSheet) -> Iterator[Block]:
    start, end = 0, len(band)
    while start < end and _stands_alone(band[start]):
        start += 1
    while end > start and _stands_alone(band[end - 1]):
        end -= 1
    yield from (_line(row, sheet, above=start < end) for row in band[:start])
    for part in _side_by_side(band[start:end]):
        yield _grid(part, sheet)
    yield from (_line(row, sheet, above=False) for row in band[end:])


def _stands_alone(row: SheetRow) -> bool:
    return len(row.cells) == 1


def _line(row: SheetRow, sheet: WorkSheet, *, above: bool) -> Block:
    """A cell alone on its row: the sheet's title, a table's title where it stands right above one, or prose."""
    place = PrintedPlace(line=row.number, sheet=sheet.name)
    first = row is sheet.rows[0]
    if (is_heading(row.first) or (first and not row.first.endswith("."))) and not is_note(row.first):
        return ReadHeading(row.first, 2 if first else 3 if above else WEAK, place)
    return Prose(row.first, place)


def _side_by_side(rows: Sequence[SheetRow]) -> list[list[SheetRow]]:
    """Tables that stand beside one another, a blank column between, each with labels of its own."""
    if not rows:
        return []
    parts = list(_column_runs(rows))
    if len(parts) == 1 or not all(_has_labels(part) for part in parts):
        return [list(rows)]
    return parts


def _column_runs(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    used = sorted({column for row in rows for column in row.cells})
    runs: list[list[int]] = []
    for column in used:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    for run in runs:
        parts = (_only(row, run) for row in rows)
        yield [part for part in parts if part.cells]


def _only(row: SheetRow, columns: Iterable[int]) -> SheetRow:
    return SheetRow(row.number, {c: row.cells[c] for c in columns if c in row.cells}, row.head)


def _has_labels(rows: Sequence[SheetRow]) -> bool:
    """Two columns or more, more rows than the head, and words in the first column."""
    columns = {column for row in rows for column in row.cells}
    labels = [row.cells[min(columns)] for row in rows if min(columns) in row.cells]
    words = sum(kind_of_cell(label) is CellKind.WORDS for label in labels)
    return len(columns) > 1 and len(rows) > 1 and len(labels) > 1 and words * 2 > len(labels)


def _grid(rows: Sequence[SheetRow], sheet: WorkSheet) -> Grid:
    columns = sorted({column for row in rows for column in row.cells})
    grid_rows = tuple(
        GridRow(
            tuple(
                _cell(row, column, columns, sheet)
                for column in columns
                if not _is_covered(row, column, sheet)
            ),
            PrintedPlace(line=row.number, sheet=sheet.name),
            head=row.head,
            level=_indent(row.cells.get(columns[0], "")),
        )
        for row in rows
    )
    return Grid(grid_rows, PrintedPlace(line=rows[0].number, sheet=sheet.name))


def _cell(row: SheetRow, column: int, columns: Sequence[int], sheet: WorkSheet) -> GridCell:
    down, along = sheet.merged.get((row.number, column), (1, 1))
    across = sum(column <= each < column + along for each in columns)
    return GridCell(row.cells.get(column, "").strip(), columns=max(across, 1), rows=down)


def _is_covered(row: SheetRow, column: int, sheet: WorkSheet) -> bool:
    """Whether a merged cell that begins to the left reaches over this one; one above is laid out by the grid."""
    for (top, left), (down, along) in sheet.merged.items():
        if (
            top <= row.number < top + down
            and left <= column < left + along
            and (top, left) != (row.number, column)
        ):
            return True
    return False


def _indent(label: str) -> int:
    return (len(label) - len(label.lstrip())) // 2
