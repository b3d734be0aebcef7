"""Reads an OpenDocument workbook (ODS) as it is shown: its XML holds the text that each cell prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tithing.checking.read.blocks import Block, Blocks
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.office.sheet_blocks import SheetRow, WorkSheet, blocks_of
from tithing.checking.read.office.xml_parts import opened, tree
from tithing.checking.thresholds import counted
from tithing.vocabulary.problems import Problem, Refused

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_UNSEEN = ("collapse", "filter")
_MOST_HIDDEN = counted("read.office.from_ods", "most_hidden")
_GROUPS = {f"{_TABLE}table-row-group", f"{_TABLE}table-rows", f"{_TABLE}table-header-rows"}


def read_ods(path: Path, limits: ReadingLimits) -> Blocks:
    """The blocks of each visible sheet, in the order of the tabs."""
    with opened(path, limits) as package:
        _refuse_locked(package.namelist(), package.read, path.name)
        root = tree(package, "content.xml", limits)
        hidden = _hidden_styles(root)
        blocks: list[Block] = []
        notices = _notices(path.name, package.namelist())
        cells = 0
        for table in root.iter(f"{_TABLE}table"):
            name = table.get(f"{_TABLE}name", "")
            if table.get(f"{_TABLE}style-name") in hidden:
                notices.append(f'{path.name}: the hidden sheet "{name}" was not read.')
                continue
            sheet = _sheet(table, name, limits.cells - cells, path.name)
            cells += sum(len(row.cells) for row in sheet.rows)
            blocks += blocks_of(sheet)
        return Blocks(tuple(blocks), notices=tuple(notices))


def _refuse_locked(names: list[str], read: object, name: str) -> None:
    if (
        "META-INF/manifest.xml" in names
        and callable(read)
        and b"encryption-data" in read("META-INF/manifest.xml")
    ):
        raise Refused(
            Problem("it has a password", "Take the password off, save it and check that", file=name)
        )


def _notices(name: str, names: list[str]) -> list[str]:
    if any(part.startswith(("Basic/", "Scripts/")) for part in names):
        return [f"{name}: it holds macros, which were not run."]
    return []


def _hidden_styles(root: Element) -> set[str]:
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(child.get(f"{_TABLE}display") == "false" for child in style)
    }


def _sheet(table: Element, name: str, room: int, file: str) -> WorkSheet:
    rows: list[SheetRow] = []
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    hidden, gone = _hidden_columns(table), set[int]()
    at = 1
    for row, head in _rows(table, head=False):
        times = _count(row, "number-rows-repeated")
        seen = row.get(f"{_TABLE}visibility") not in _UNSEEN
        gone.update(() if seen else range(at, at + min(times, _MOST_HIDDEN)))
        cells = _cells(row, at, merged) if seen else {}
        cells = {column: text for column, text in cells.items() if column not in hidden}
        room -= len(cells) * times
        if room < 0:
            raise Refused(
                Problem(
                    "its sheets, or repeats in them, hold more cells than are read",
                    "Save the tables you want checked as a workbook of their own",
                    file=file,
                    sheet=name,
                )
            )
        if cells:
            rows += [SheetRow(at + each, cells, head) for each in range(times)]
        at += times
    return WorkSheet(name, tuple(rows), merged, frozenset(gone))


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = _count(column, "number-columns-repeated")
        if column.get(f"{_TABLE}visibility") in _UNSEEN:
            hidden.update(range(at, at + min(times, _MOST_HIDDEN)))
        at += times
    return hidden


def _rows(parent: Element, *, head: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child, head
        elif child.tag in _GROUPS:
            yield from _rows(child, head=head or child.tag == f"{_TABLE}table-header-rows")


def _cells(row: Element, at: int, merged: dict[tuple[int, int], tuple[int, int]]) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        times = _count(cell, "number-columns-repeated")
        text = _shown(cell)
        if text.strip():
            cells.update((column + each, text) for each in range(min(times, 500)))
        down, along = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or along > 1:
            merged[at, column] = (down, along)
        column += times
    return cells


def _count(element: Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(int(value), 1) if value.isdecimal() and len(value) < 9 else 1


def _shown(cell: Element) -> str:
    """The paragraphs a cell prints; a note pinned to it is not printed."""
    return "\n".join(_paragraph(each) for each in cell if each.tag == f"{_TEXT}p").replace("\u00a0", " ")


def _paragraph(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(" " * (int(count) if count.isdecimal() and len(count) < 4 else 1))
        elif child.tag != f"{_OFFICE}annotation":
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
