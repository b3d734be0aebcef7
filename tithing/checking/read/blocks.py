"""What a reader hands over: headings, prose and grids in reading order. `assemble.py` makes the document of them.

A grid is a table as the format has it, with merged cells still merged; what is head and what is body is worked out
once, for every format, in `heads.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tithing.checking.read.printed import PrintedPlace

NOWHERE = PrintedPlace()
BOLD = 7  # the level of a short paragraph all in bold, under every heading that a style marks
WEAK = 8  # the level of a heading that no style marks: a short line that stands alone


@dataclass(frozen=True)
class ReadHeading:
    text: str
    level: float
    place: PrintedPlace = NOWHERE


@dataclass(frozen=True)
class Caption:
    """A title that the format ties to the table after it, or before it where none comes after."""

    text: str
    place: PrintedPlace = NOWHERE


@dataclass(frozen=True)
class Prose:
    """A paragraph, a bullet or a note. `note` says that the format marks it as a note."""

    text: str
    place: PrintedPlace = NOWHERE
    note: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell that covers `columns` by `rows` slots. `head` where the format says that it is a head."""

    text: str
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True)
class GridRow:
    """`head` where the format says that the row stands in the table's head."""

    cells: tuple[GridCell, ...]
    place: PrintedPlace = NOWHERE
    head: bool = False
    level: int = 0


@dataclass(frozen=True)
class Grid:
    rows: tuple[GridRow, ...]
    place: PrintedPlace = NOWHERE
    caption: str = ""
    notes: tuple[str, ...] = ()
    doubtful: str = ""


Block = ReadHeading | Caption | Prose | Grid


@dataclass(frozen=True)
class Blocks:
    """Everything that was read of a file, and what was not and why."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    notices: tuple[str, ...] = field(default=())
