"""A document as it is printed: tables of cells and sentences of prose, each with its place. Readers make it, rules
read it, and neither knows the other.

Nothing is interpreted here: a cell is the text that is printed. What a column means is worked out in `roles.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class PrintedPlace:
    """Where something stands: page for paged formats, line (from 1) for text, sheet for workbooks."""

    page: int | None = None
    line: int | None = None
    sheet: str = ""

    @property
    def words(self) -> str:
        """ "page 12", "line 1174", 'sheet "ASB", row 9'; "" where the format has none of them."""
        if self.sheet:
            return f'sheet "{self.sheet}"' + (f", row {self.line}" if self.line else "")
        if self.page is not None:
            return f"page {self.page}"
        return f"line {self.line}" if self.line is not None else ""


@dataclass(frozen=True)
class PrintedCell:
    """One cell as printed. `column` counts from 1 after the label column, which is 0."""

    text: str
    column: int
    place: PrintedPlace = PrintedPlace()


@dataclass(frozen=True)
class PrintedRow:
    """A row: its label (first column) and its cells, one for each head; `cells[i].column == i + 1`."""

    label: str
    cells: tuple[PrintedCell, ...]
    place: PrintedPlace = PrintedPlace()
    level: int = 0  # how far the label is indented, where the format says

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True)
class PrintedTable:
    """A table with its headings. `heads` are the heads over `cells`, upper and lower head joined by " | ";
    `label_head` is the head over the labels; `context` the headings above it, outermost first, caption last.
    """

    id: str  # "t1", "t2" ... in reading order
    heads: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    label_head: str = ""
    context: tuple[str, ...] = ()
    place: PrintedPlace = PrintedPlace()
    notes: tuple[str, ...] = ()
    doubtful: str = ""  # why its columns could not be told apart with confidence; rules stay silent on it


@dataclass(frozen=True)
class PrintedSentence:
    """One sentence of prose, a bullet or a note, with the headings above it."""

    text: str
    place: PrintedPlace = PrintedPlace()
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedDocument:
    """`title` is the name messages use. `notices` say what was not read and why. `lines` are what stands outside of tables, in
    reading order, for lines that say something only together: a name, a figure, what it was."""

    title: str
    format: str  # pdf, docx, html, xlsx, ods, csv, text
    tables: tuple[PrintedTable, ...]
    sentences: tuple[PrintedSentence, ...]
    pages: int | None = None
    notices: tuple[str, ...] = ()
    lines: tuple[
        PrintedSentence, ...
    ] = ()  # the sentences again, with headings and bare numbers between them

    def cells(self) -> Iterator[tuple[PrintedTable, PrintedRow, PrintedCell]]:
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield table, row, cell
