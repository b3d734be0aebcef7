"""What an ODS spreadsheet holds, read element by element before it is laid out in memory.

Its rows and cells are run-length coded: one short element may stand for a thousand million filled cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from tithing.sources.opened.sheet_marks import SheetMarks
from tithing.sources.tables import MOST_NOTED, PASTE_VALUES, Merged, column_letters
from tithing.vocabulary.problems import Problem

MAX_FILLED = 6_000_000

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_WIDEST = 16_384  # columns of a sheet
_LINK = "{http://www.w3.org/1999/xlink}href"


def dangers(package: zipfile.ZipFile, name: str) -> list[Problem]:
    """Cells without end. Raises ValueError for XML that is damaged or plays with entities."""
    for row in _rows(package):
        if row.too_wide:
            return [
                Problem(
                    f"the used cells, or repeats of them, lay out more than {MAX_FILLED:,} cells",
                    "Delete the stray cells far below or beside the table, or send it as CSV",
                    file=name,
                    sheet=row.sheet,
                )
            ]
    return []


def faults(package: zipfile.ZipFile, name: str) -> list[Problem]:
    """Formulas, with their cells."""
    found = (problem for row in _rows(package) for problem in _formulas(name, row))
    return list(islice(found, MOST_NOTED))


def _formulas(name: str, row: _FilledRows) -> Iterator[Problem]:
    """Of one row, or of a run of equal ones each."""
    what = "the cell holds a formula"
    for column, cell in row.cells:
        if cell.get(f"{_TABLE}formula"):
            across = range(column, column + int(cell.get(f"{_TABLE}number-columns-repeated", "1")))
            for number, at in product(row.numbers, across):
                letters = column_letters(at)
                yield Problem(what, PASTE_VALUES, name, row.sheet, number, letters)


def marks(package: zipfile.ZipFile) -> dict[str, SheetMarks]:
    """The percentages, hidden rows and columns, struck-through and merged cells of each sheet."""
    found = {name: SheetMarks(hidden_columns=columns) for name, columns in _hidden_columns(package).items()}
    styles = _struck_styles(package)
    for row in _rows(package):
        _mark(found.setdefault(row.sheet, SheetMarks()), row, styles)
    return found


def _mark(mine: SheetMarks, row: _FilledRows, styles: frozenset[str]) -> None:
    if row.hidden:
        mine.hidden.update(row.numbers)
    percent = {column for each in row.cells for column in _percent_columns(*each)}
    struck = {column for column, cell in row.cells if cell.get(f"{_TABLE}style-name") in styles}
    for columns, here in ((percent, mine.percent), (struck, mine.struck)):
        if columns:
            here.update(dict.fromkeys(row.numbers, columns))
    mine.merged += [merged for each in row.cells for merged in _spans(row.first, *each)]


def _hidden_columns(package: zipfile.ZipFile) -> dict[str, set[int]]:
    """The columns of each sheet that are collapsed or filtered away, from 0."""
    found: dict[str, set[int]] = {}
    sheet, column = "", 0
    for element in _elements(package, "table", "table-column"):
        if element.tag == f"{_TABLE}table":
            sheet, column = element.get(f"{_TABLE}name", ""), 0
            continue
        times = min(int(element.get(f"{_TABLE}number-columns-repeated", "1")), _WIDEST)
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            found.setdefault(sheet, set()).update(range(column, column + times))
        column += times
    return found


def _struck_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """The names of the styles of cells that strike through."""
    found: set[str] = set()
    style = ""
    for element in _elements(package, "style", "text-properties"):
        style = element.get(f"{_STYLE}name", style)
        if element.get(f"{_STYLE}text-line-through-style", "none") != "none":
            found.add(style)
    return frozenset(found)


def _elements(package: zipfile.ZipFile, *names: str) -> Iterator[Any]:
    """Elements of these names as they begin. The XML has been read through before."""
    from xml.etree import ElementTree

    tags = {f"{space}{name}" for space in (_TABLE, _STYLE) for name in names}
    try:
        for _, element in ElementTree.iterparse(package.open("content.xml"), events=("start",)):
            if element.tag in tags:
                yield element
            elif element.tag == f"{_TABLE}table-row":
                element.clear()
    except ElementTree.ParseError as error:
        raise ValueError("unusual XML") from error


def _percent_columns(column: int, cell: Any) -> range:
    """Of a filled cell and those it is repeated in."""
    if cell.get(f"{_OFFICE}value-type") != "percentage":
        return range(0)
    return range(column, column + int(cell.get(f"{_TABLE}number-columns-repeated", "1")))


def _spans(row: int, column: int, cell: Any) -> list[Merged]:
    down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
    across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
    return [Merged(row, column, row + down - 1, column + across - 1)] if max(down, across) > 1 else []


@dataclass(frozen=True)
class _FilledRows:
    """A row, or a run of equal ones, that holds something: `first` is its number, `cells` the filled with columns."""

    sheet: str
    first: int
    times: int
    cells: list[tuple[int, Any]]
    hidden: bool = False
    too_wide: bool = False  # repeats lay out more than anyone fills in

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + self.times)


def _rows(package: zipfile.ZipFile) -> Iterator[_FilledRows]:
    """Each row that holds something; nothing more after one that is too wide."""
    from xml.etree import ElementTree

    if any(mark in package.open("content.xml").read(1 << 16) for mark in (b"<!DOCTYPE", b"<!ENTITY")):
        raise ValueError("unusual XML")
    sheet, row, widest = "", 0, 0
    try:
        for event, element in ElementTree.iterparse(package.open("content.xml"), events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                sheet, row, widest = element.get(f"{_TABLE}name", ""), 0, 0
            if event == "end" and element.tag == f"{_TABLE}table-row":
                times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                width, cells = _filled(element)
                widest = max(widest, width)
                if width and widest * (row + times) > MAX_FILLED:
                    yield _FilledRows(sheet, row + 1, times, [], too_wide=True)
                    return
                if cells:
                    hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
                    yield _FilledRows(sheet, row + 1, times, cells, hidden)
                row += times
                element.clear()
    except ElementTree.ParseError as error:
        raise ValueError("unusual XML") from error


def _filled(row: Any) -> tuple[int, list[tuple[int, Any]]]:
    """How wide the row is up to its last filled cell, and the filled cells with their columns."""
    column, width, cells = 0, 0, []
    for cell in row:
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if len(cell) or cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula"):
            cells.append((column, cell))
            width = column + times
        column += times
    return width, cells
