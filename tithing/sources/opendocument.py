"""What an ODS spreadsheet holds, read element by element before it is laid out in memory.

Its rows and cells are run-length coded: one short element may stand for a thousand million filled cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from tithing.sources.tables import MAX_PROBLEMS, column_letters
from tithing.vocabulary.problems import Problem

MAX_FILLED = 6_000_000

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"


def dangers(package: zipfile.ZipFile, name: str) -> list[Problem]:
    """Cells without end. Raises ValueError for XML that is damaged or plays with entities."""
    for sheet, row, _column, _cell in _cells(package):
        if row < 0:
            return [
                Problem(
                    f"the used cells, or repeats of them, lay out more than {MAX_FILLED:,} cells",
                    "Delete the stray cells far below or beside the table, or send it as CSV",
                    file=name,
                    sheet=sheet,
                )
            ]
    return []


def faults(package: zipfile.ZipFile, name: str) -> list[Problem]:
    """Formulas, with their cells."""
    found: list[Problem] = []
    for sheet, row, column, cell in _cells(package):
        if cell.get(f"{_TABLE}formula") and len(found) < MAX_PROBLEMS:
            found.append(
                Problem(
                    "the cell holds a formula",
                    "Copy the sheet and paste values, then save it again",
                    file=name,
                    sheet=sheet,
                    row=row,
                    column=column_letters(column),
                )
            )
    return found


def _cells(package: zipfile.ZipFile) -> Iterator[tuple[str, int, int, Any]]:
    """(sheet, row, column from 0, element) of each filled cell; row -1 when repeats lay out too many."""
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
                    yield sheet, -1, 0, element
                    return
                yield from ((sheet, row + 1, column, cell) for column, cell in cells)
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
