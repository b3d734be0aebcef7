"""What a workbook says of its cells beside their values: shown as a percentage, struck through, merged, or hidden.

A cell that shows 30% holds 0.3; a merged cell has its value in its first cell only; a hidden row or column is read, and
nobody who looks at the sheet sees it; what is struck through was perhaps meant to go. The reader of values tells none
of this, so the sheets' XML is asked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.sources.opened import opendocument
from tithing.sources.opened.package import CHUNK, chunks, column_number, sheet_titles
from tithing.sources.opened.sheet_marks import SheetMarks
from tithing.sources.tables import Merged

if TYPE_CHECKING:
    from xml.etree import ElementTree

_PERCENT_FORMATS = {9, 10}  # "0%" and "0.00%", which no workbook spells out
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*?)/?>")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']"""
)
_HIDDEN = re.compile(
    rb"""<(?:\w+:)?row\b(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*?\br=["']([0-9]{1,7})["']"""
)
_HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\b(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
_MIN_MAX = re.compile(rb"""\b(min|max)=["']([0-9]{1,5})["']""")
_WIDEST = 16_384  # columns of a sheet
_REF = re.compile(rb"""\br=["'](?:([A-Z]{1,3})([0-9]{1,7})|([0-9]{1,7}))["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]{1,6})["']""")
_MOST_MERGED = 10_000  # past it a sheet is a drawing, not a table


def marks_of(path: Path) -> Mapping[str, SheetMarks]:
    """The marks of each sheet, by its name. Raises ValueError for XML that cannot be read.

    The package has been found to be safe to open.
    """
    with zipfile.ZipFile(path) as package:
        parts = set(package.namelist())
        return opendocument.marks(package) if "content.xml" in parts else _of_sheets(package, parts)


def _of_sheets(package: zipfile.ZipFile, parts: set[str]) -> dict[str, SheetMarks]:
    styles = _styles(package) if "xl/styles.xml" in parts else _Styles()
    titles = sheet_titles(package)
    return {title: _of_sheet(package, part, styles) for part, title in titles.items() if part in parts}


@dataclass(frozen=True)
class _Styles:
    """Which of the cell styles show a percentage, and which strike through, by position."""

    percent: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def _styles(package: zipfile.ZipFile) -> _Styles:
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(b"".join(chunks(package, "xl/styles.xml")))
    except ElementTree.ParseError as error:
        raise ValueError("unusual XML") from error
    cells = next((each for each in root if each.tag.endswith("}cellXfs")), ())
    percent, struck = (
        frozenset(place for place, each in enumerate(cells) if int(each.get(said, "0")) in wanted)
        for said, wanted in (("numFmtId", _percent_formats(root)), ("fontId", _struck_fonts(root)))
    )
    return _Styles(percent, struck)


def _percent_formats(root: ElementTree.Element) -> set[int]:
    return _PERCENT_FORMATS | {
        int(each.get("numFmtId", "0"))
        for each in root.iter()
        if each.tag.endswith("}numFmt") and shows_percent(each.get("formatCode", ""))
    }


def _struck_fonts(root: ElementTree.Element) -> set[int]:
    """Which of the fonts strike through: an element <strike/> that does not say it is off."""
    fonts = next((each for each in root if each.tag.endswith("}fonts")), ())
    return {
        place
        for place, font in enumerate(fonts)
        for each in font
        if each.tag.endswith("}strike") and each.get("val", "1") not in ("0", "false")
    }


def shows_percent(code: str) -> bool:
    """Whether a number format multiplies by a hundred: a % that is not quoted, escaped or in brackets."""
    return "%" in re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", code)


def _of_sheet(package: zipfile.ZipFile, part: str, styles: _Styles) -> SheetMarks:
    marks, place = SheetMarks(), _Place()
    for text in _pieces(package, part):
        if b"hidden=" in text:
            marks.hidden.update(int(row) for row in _HIDDEN.findall(text))
            marks.hidden_columns.update(_hidden_columns(text))
        if b"mergeCell" in text and len(marks.merged) < _MOST_MERGED:
            marks.merged += [_merged(*corners) for corners in _MERGED.findall(text)]
        if styles.percent or styles.struck:
            place.mark(text, styles, marks)
    return marks


def _hidden_columns(text: bytes) -> Iterator[int]:
    for column in _HIDDEN_COLUMNS.findall(text):
        ends = {name: int(number) for name, number in _MIN_MAX.findall(column)}
        yield from range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), _WIDEST))


def _pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The sheet's XML in pieces that end between two tags."""
    carried = b""
    for chunk in chunks(package, part):
        text = carried + chunk
        cut = text.rfind(b"<")
        cut = cut if len(text) - cut < CHUNK else len(text)
        yield text[:cut]
        carried = text[cut:]
    yield carried


def _merged(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merged:
    return Merged(int(top), column_number(left) - 1, int(bottom), column_number(right) - 1)


@dataclass
class _Place:
    """How far through a sheet we are: a cell that gives no address stands after the one before."""

    row: int = 0
    column: int = -1

    def mark(self, text: bytes, styles: _Styles, marks: SheetMarks) -> None:
        for kind, attributes in _TAG.findall(text):
            self._move(kind, attributes)
            found = _STYLE.search(attributes) if kind == b"c" else None
            if found is None:
                continue
            style = int(found[1])
            for wanted, here in ((styles.percent, marks.percent), (styles.struck, marks.struck)):
                if style in wanted:
                    here.setdefault(self.row, set()).add(self.column)

    def _move(self, kind: bytes, attributes: bytes) -> None:
        address = _REF.search(attributes)
        if kind == b"row":
            self.row, self.column = (int(address[3]) if address and address[3] else self.row + 1), -1
        elif address and address[1]:
            self.row, self.column = int(address[2]), column_number(address[1]) - 1
        else:
            self.column += 1
