"""A grid with merged cells, laid out as a rectangle: each slot knows its text and whether the cell begins there."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.checking.read.blocks import Grid, GridCell, GridRow
from tithing.checking.read.printed import PrintedPlace


@dataclass(frozen=True)
class Slot:
    """`left` and `top` say that the merged cell begins in this column and in this row."""

    text: str = ""
    left: bool = True
    top: bool = True
    head: bool = False


@dataclass(frozen=True)
class SlotRow:
    slots: tuple[Slot, ...]
    place: PrintedPlace
    head: bool = False
    level: int = 0

    @property
    def shown(self) -> list[Slot]:
        """The slots where a cell that holds something begins."""
        return [slot for slot in self.slots if slot.text and slot.left]

    @property
    def spans_all(self) -> bool:
        """One merged cell from the first column to the last: a title, or a row that parts the table."""
        return bool(self.slots[0].text) and len(self.slots) > 1 and not any(s.left for s in self.slots[1:])


def lay_out(grid: Grid) -> list[SlotRow]:
    """The rows as rectangles of slots, all of one width; rows and columns that hold nothing are dropped."""
    filled: dict[tuple[int, int], Slot] = {}
    for number, row in enumerate(grid.rows):
        _place_row(filled, number, row, last=len(grid.rows) - 1)
    width = 1 + max((column for _, column in filled), default=-1)
    used = [column for column in range(width) if _is_used(filled, column, len(grid.rows))]
    rows = [_row(filled, number, row, used) for number, row in enumerate(grid.rows)]
    return [row for row in rows if any(slot.text for slot in row.slots)]


def _place_row(filled: dict[tuple[int, int], Slot], number: int, row: GridRow, *, last: int) -> None:
    column = 0
    for cell in row.cells:
        while (number, column) in filled:
            column += 1
        _place_cell(filled, number, column, cell, last=last)
        column += max(cell.columns, 1)


def _place_cell(
    filled: dict[tuple[int, int], Slot], row: int, column: int, cell: GridCell, *, last: int
) -> None:
    for down in range(min(max(cell.rows, 1), last - row + 1)):
        for along in range(max(cell.columns, 1)):
            slot = Slot(cell.text, left=along == 0, top=down == 0, head=cell.head)
            filled.setdefault((row + down, column + along), slot)


def _is_used(filled: dict[tuple[int, int], Slot], column: int, rows: int) -> bool:
    """A column in which some cell begins; one that only wide cells cross tells nothing apart."""
    if column == 0:
        return True
    begun = [filled.get((row, column), Slot()) for row in range(rows)]
    return any(slot.text and slot.left for slot in begun)


def _row(filled: dict[tuple[int, int], Slot], number: int, row: GridRow, used: list[int]) -> SlotRow:
    slots = tuple(filled.get((number, column), Slot()) for column in used)
    return SlotRow(slots or (Slot(),), row.place, row.head, row.level)
