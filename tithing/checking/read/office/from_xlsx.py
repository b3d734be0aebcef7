"""Reads a workbook (XLSX) as it is shown: each number in its format, merged heads, visible sheets and rows.

The XML is read as it lies in the package, because what is printed is the format's work and the quick readers of
workbooks give the stored number. A formula's last result is read; nothing is calculated and no link is followed.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from tithing.checking.read.blocks import Block, Blocks
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.office.number_formats import BUILT_IN, shown
from tithing.checking.read.office.sheet_blocks import SheetRow, WorkSheet, blocks_of
from tithing.checking.read.office.xml_parts import opened, stream_elements, tree
from tithing.vocabulary.problems import Problem, Refused

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class _Workbook:
    """What every sheet needs: its texts, its number formats, where its dates begin."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool


def read_xlsx(path: Path, limits: ReadingLimits) -> Blocks:
    """The blocks of each visible sheet, in the order of the tabs."""
    with opened(path, limits) as package:
        book = tree(package, "xl/workbook.xml", limits)
        if book.tag.startswith(_STRICT):
            raise Refused(
                Problem("it is a Strict Open XML workbook", "Save it as plain .xlsx", file=path.name)
            )
        common = _common(package, book, limits)
        blocks: list[Block] = []
        notices = _notices(path.name, package)
        count = [0]
        for name, part, state in _sheets(package, book, limits):
            if state != "visible":
                notices.append(f'{path.name}: the hidden sheet "{name}" was not read.')
            elif part in package.namelist():
                blocks += blocks_of(_sheet(package, part, name, common, limits, count))
        return Blocks(tuple(blocks), notices=tuple(notices))


def _notices(name: str, package: zipfile.ZipFile) -> list[str]:
    names = package.namelist()
    found = []
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        found.append(f"{name}: it holds macros, which were not run.")
    if any(part.startswith("xl/externalLinks/") for part in names):
        found.append(f"{name}: it takes values from other workbooks; the values it was saved with were read.")
    if any(part.startswith("xl/charts/") for part in names):
        found.append(f"{name}: its charts were not read.")
    return found


def _sheets(package: zipfile.ZipFile, book: Element, limits: ReadingLimits) -> list[tuple[str, str, str]]:
    """(name, part, state) of each tab."""
    links = tree(package, "xl/_rels/workbook.xml.rels", limits)
    targets = {link.get("Id", ""): link.get("Target", "").lstrip("/") for link in links}
    found = []
    for sheet in book.iter(f"{_S}sheet"):
        target = targets.get(sheet.get(_ID, ""), "")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if "worksheets/" in part:  # a chart may have a tab of its own
            found.append((sheet.get("name", ""), part, sheet.get("state", "visible")))
    return found


# -- what sheets share ------------------------------------------------------------------------------------


def _common(package: zipfile.ZipFile, book: Element, limits: ReadingLimits) -> _Workbook:
    names = package.namelist()
    texts: list[str] = []
    if "xl/sharedStrings.xml" in names:
        wanted = frozenset({f"{_S}si"})
        part = "xl/sharedStrings.xml"
        stream_elements(package, part, limits, wanted=wanted, take=lambda si: texts.append(_text(si)))
    formats = _formats(tree(package, "xl/styles.xml", limits)) if "xl/styles.xml" in names else ()
    properties = book.find(f"{_S}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return _Workbook(tuple(texts), formats, from_1904)


def _text(element: Element) -> str:
    """The text of runs; what tells how to say it aloud (`rPh`) is left out."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_S}t":
            parts.append(child.text or "")
        elif child.tag == f"{_S}r":
            parts += [text.text or "" for text in child.iter(f"{_S}t")]
    return "".join(parts).replace("_x000D_", "").replace("\u00a0", " ")


def _formats(styles: Element) -> tuple[str, ...]:
    """The number format of each cell style, by its number."""
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iter(f"{_S}numFmt")}
    cells = styles.find(f"{_S}cellXfs")
    found = []
    for style in cells if cells is not None else ():
        number = style.get("numFmtId", "0")
        found.append(own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "General"))
    return tuple(found)


# -- one sheet --------------------------------------------------------------------------------------------


@dataclass
class _Reading:
    """A sheet while its rows come in."""

    book: _Workbook
    rows: list[SheetRow] = field(default_factory=list)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)  # columns, from 0
    hidden_rows: set[int] = field(default_factory=set)
    at: int = 0


def _sheet(
    package: zipfile.ZipFile,
    part: str,
    name: str,
    book: _Workbook,
    limits: ReadingLimits,
    count: list[int],
) -> WorkSheet:
    reading = _Reading(book)

    def take(element: Element) -> None:
        if element.tag == f"{_S}mergeCell":
            _take_merged(element, reading)
            return
        if element.tag == f"{_S}col":
            _take_hidden(element, reading)
            return
        _take_row(element, reading)
        count[0] += len(element)
        _refuse_many(count[0], str(package.filename), name, limits)

    wanted = frozenset({f"{_S}col", f"{_S}row", f"{_S}mergeCell"})
    stream_elements(package, part, limits, wanted=wanted, take=take)
    return WorkSheet(name, tuple(reading.rows), reading.merged, frozenset(reading.hidden_rows))


def _refuse_many(cells: int, file: str, sheet: str, limits: ReadingLimits) -> None:
    if cells > limits.cells:
        raise Refused(
            Problem(
                f"its sheets hold more than {limits.cells:,} cells",
                "Save the tables you want checked as a workbook of their own",
                file=Path(file).name,
                sheet=sheet,
            )
        )


def _take_row(element: Element, reading: _Reading) -> None:
    number = element.get("r", "")
    reading.at = int(number) if number.isdecimal() and len(number) < 8 else reading.at + 1
    if element.get("hidden") in ("1", "true"):
        reading.hidden_rows.add(reading.at)
        return
    cells: dict[int, str] = {}
    column = -1
    for cell in element.iter(f"{_S}c"):
        found = _REF.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        text = _shown(cell, reading.book)
        if text.strip() and column not in reading.hidden:
            cells[column] = text
    if cells:
        reading.rows.append(SheetRow(reading.at, cells))


def _shown(cell: Element, book: _Workbook) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = cell.find(f"{_S}is")
        return _text(inner) if inner is not None else ""
    held = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return book.texts[int(held)] if held.isdecimal() and int(held) < len(book.texts) else ""
    if kind == "b":
        return "TRUE" if held == "1" else "FALSE"
    if kind in ("str", "e", "d") or not held:
        return held
    return _number(held, cell.get("s", "0"), book)


def _number(held: str, style: str, book: _Workbook) -> str:
    try:
        value = float(held)
    except ValueError:
        return held
    number = int(style) if style.isdecimal() else 0
    code = book.formats[number] if number < len(book.formats) else "General"
    return shown(value, code, from_1904=book.from_1904) if abs(value) < 1e300 else held


def _take_hidden(column: Element, reading: _Reading) -> None:
    first, last = column.get("min", ""), column.get("max", "")
    if column.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal() and len(last) < 6:
        reading.hidden.update(range(int(first) - 1, int(last)))


def _take_merged(element: Element, reading: _Reading) -> None:
    first, _, last = element.get("ref", "").partition(":")
    start, end = _REF.fullmatch(first), _REF.fullmatch(last)
    if start and end:
        down = int(end[2]) - int(start[2]) + 1
        along = _column(end[1]) - _column(start[1]) + 1
        reading.merged[int(start[2]), _column(start[1])] = (max(down, 1), max(along, 1))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
