"""Reads a Word document (DOCX): headings, paragraphs, notes, and tables with their merged cells.

The XML is read as it lies in the package: no macro, field, link or picture is followed. Text that was deleted with
changes tracked is left out, text that was inserted is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from tithing.checking.read.blocks import (
    BOLD,
    WEAK,
    Block,
    Blocks,
    Caption,
    Grid,
    GridCell,
    GridRow,
    Prose,
    ReadHeading,
)
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.markup import raised
from tithing.checking.read.office.xml_parts import opened, tree
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.read.sentences import tidy
from tithing.checking.read.text.text_prose import is_heading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"heading ?(\d)", re.IGNORECASE)
_PLACE_LEVEL = 360  # twentieths of a point: one step of indent of a row's label
_SKIPPED = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    f"{_W}delText",
    f"{_MC}Fallback",
    f"{_W}rPr",
    f"{_W}pPr",
}


@dataclass
class _Word:
    """What is known of the document while it is read: its styles, and the page by the breaks Word has left."""

    styles: dict[str, str]
    depth: int
    page: int = 1
    paged: bool = False
    blocks: list[Block] = field(default_factory=list)

    @property
    def place(self) -> PrintedPlace:
        return PrintedPlace(page=self.page if self.paged else None)


def read_docx(path: Path, limits: ReadingLimits) -> Blocks:
    """The blocks of a Word document in reading order, with its footnotes at the end."""
    with opened(path, limits) as package:
        names = set(package.namelist())
        body = tree(package, "word/document.xml", limits).find(f"{_W}body")
        styles = _styles(tree(package, "word/styles.xml", limits)) if "word/styles.xml" in names else {}
        paged = body is not None and next(body.iter(f"{_W}lastRenderedPageBreak"), None) is not None
        work = _Word(styles, limits.depth, paged=paged)
        if body is not None:
            _read_body(body, work, depth=0)
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            if part in names:
                _read_notes(tree(package, part, limits), work)
    return Blocks(tuple(work.blocks), notices=_notices(path.name, names))


def _notices(name: str, names: set[str]) -> tuple[str, ...]:
    found = []
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        found.append(f"{name}: it holds macros, which were not run.")
    if any(part.startswith("word/charts/") for part in names):
        found.append(f"{name}: its charts were not read.")
    return tuple(found)


def _styles(root: Element) -> dict[str, str]:
    """Style -> "h1" to "h9", "title", "caption", "list", "note" or "": by name, else by the style it is based on."""
    based: dict[str, str] = {}
    named: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        key = style.get(f"{_W}styleId", "")
        named[key] = _role_of_style(_value(style, "name"), style)
        based[key] = _value(style, "basedOn")
    return {key: _inherited(key, named, based) for key in named}


def _role_of_style(name: str, style: Element) -> str:
    found = _HEADING.match(name)
    if found:
        return f"h{found[1]}"
    for word, role in (("caption", "caption"), ("list", "list"), ("footnote", "note"), ("endnote", "note")):
        if word in name.lower():
            return role
    if name.lower() in ("title", "subtitle"):
        return name.lower()
    if name.lower().startswith("toc"):
        return "contents"
    outline = style.find(f"{_W}pPr/{_W}outlineLvl")
    level = outline.get(f"{_W}val", "9") if outline is not None else "9"
    return f"h{int(level) + 1}" if level in "012345678" else ""


def _inherited(key: str, named: dict[str, str], based: dict[str, str]) -> str:
    for _ in range(10):
        if named.get(key) or not based.get(key):
            break
        key = based[key]
    return named.get(key, "")


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


# -- the body ---------------------------------------------------------------------------------------------


def _read_body(parent: Element, work: _Word, *, depth: int) -> None:
    if depth > work.depth:
        raise ValueError("too deep")
    for child in parent:
        if child.tag == f"{_W}p":
            _read_paragraph(child, work)
        elif child.tag == f"{_W}tbl":
            _read_table(child, work, depth=depth)
        elif child.tag not in _SKIPPED:  # content controls, inserted and moved text
            _read_body(child, work, depth=depth + 1)


def _read_paragraph(paragraph: Element, work: _Word) -> None:
    before = work.place
    text = _text(paragraph)
    work.page += sum(1 for _ in paragraph.iter(f"{_W}lastRenderedPageBreak"))
    if tidy(text):
        block = _block(paragraph, text, before, work)
        work.blocks += [block] if block else []
    for box in _boxes(paragraph):
        _read_body(box, work, depth=1)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes, which stand in a drawing inside a paragraph; the copy kept for old readers is left out."""
    for choice in paragraph.iter(f"{_MC}Choice"):
        yield from choice.iter(f"{_W}txbxContent")


def _block(paragraph: Element, text: str, place: PrintedPlace, work: _Word) -> Block | None:
    role = _role(paragraph, work)
    if role == "contents":
        return None
    if role in ("title", "subtitle"):
        return ReadHeading(text, 0 if role == "title" else 1, place)
    if role.startswith("h"):
        return ReadHeading(text, int(role[1:]), place)
    if role == "caption":
        return Caption(text, place)
    if role == "list":
        return Prose(text, place)
    if role != "note" and "\n" not in text and is_heading(text):
        return ReadHeading(text, BOLD if _is_bold(paragraph) else WEAK, place)
    return Prose(text, place, note=role == "note")


def _role(paragraph: Element, work: _Word) -> str:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return ""
    role = work.styles.get(_value(properties, "pStyle"), "")
    return "list" if properties.find(f"{_W}numPr") is not None and not role.startswith("h") else role


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if tidy(_text(run))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks
    )


def _text(element: Element) -> str:
    """The text as it is seen, with line breaks kept; what tracked changes deleted is not seen."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if found.tag in _SKIPPED or found.tag == f"{_W}txbxContent" or _is_hidden(found):
            continue
        if _is_raised(found):
            parts.append(raised("".join(map(_own_text, found.iter()))))
            continue
        parts.append(_own_text(found))
        waiting.extend(reversed(found))
    return "".join(parts)


def _is_hidden(element: Element) -> bool:
    """Whether it is a run that its writer has hidden or struck out: it is in the file, and nobody is to read it."""
    return element.tag == f"{_W}r" and any(_has(element, mark) for mark in ("vanish", "strike", "dstrike"))


def _has(run: Element, name: str) -> bool:
    mark = run.find(f"{_W}rPr/{_W}{name}")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")


def _is_raised(element: Element) -> bool:
    """A run set above the line, as notes are: "12" with a raised 1 is no 121."""
    if element.tag != f"{_W}r":
        return False
    mark = element.find(f"{_W}rPr/{_W}vertAlign")
    return mark is not None and mark.get(f"{_W}val") == "superscript"


def _own_text(element: Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in (f"{_W}br", f"{_W}cr"):
        return "\n"
    if element.tag == f"{_W}tab":
        return "\t"
    return "-" if element.tag == f"{_W}noBreakHyphen" else ""


def _read_notes(root: Element, work: _Word) -> None:
    for note in root:
        if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        text = tidy(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")))
        if text:
            work.blocks.append(Prose(text, PrintedPlace(), note=False))


# -- tables -----------------------------------------------------------------------------------------------


def _read_table(table: Element, work: _Word, *, depth: int) -> None:
    rows = [row for row in _children(table, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None]
    if _is_frame(rows):  # one cell round a whole page: what stands in it is read as if it stood alone
        for cell in _children(rows[0], f"{_W}tc"):
            _read_body(cell, work, depth=depth + 1)
        return
    place = work.place
    grid_rows = []
    for row in rows:
        work.page += 1 if any(True for _ in row.iter(f"{_W}lastRenderedPageBreak")) else 0
        grid_rows.append(_row(row, work.place))
    work.blocks.append(Grid(_merged_down(grid_rows, rows), place))
    for inner in _nested(rows):
        _read_table(inner, work, depth=depth + 1)


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Children called `tag`, also inside content controls and inserted rows."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
            yield from _children(child, tag)


def _is_frame(rows: list[Element]) -> bool:
    return len(rows) == 1 and sum(1 for _ in _children(rows[0], f"{_W}tc")) == 1


def _nested(rows: list[Element]) -> Iterator[Element]:
    for row in rows:
        for cell in _children(row, f"{_W}tc"):
            yield from _children(cell, f"{_W}tbl")


def _row(row: Element, place: PrintedPlace) -> GridRow:
    properties = row.find(f"{_W}trPr")
    head = properties is not None and properties.find(f"{_W}tblHeader") is not None
    skipped = _number(properties, "gridBefore", 0)
    cells = [_cell(cell) for cell in _children(row, f"{_W}tc")]
    before = (GridCell("", columns=skipped),) if skipped else ()
    return GridRow((*before, *cells), place, head=head, level=_indent(row) // _PLACE_LEVEL)


def _cell(cell: Element) -> GridCell:
    properties = cell.find(f"{_W}tcPr")
    text = tidy(" ".join(_text(paragraph) for paragraph in _children(cell, f"{_W}p")))
    return GridCell(text, columns=min(_number(properties, "gridSpan", 1), 200))


def _number(properties: Element | None, name: str, default: int) -> int:
    value = _value(properties, name) if properties is not None else ""
    return int(value) if value.isdecimal() and len(value) < 5 else default


def _indent(row: Element) -> int:
    indent = row.find(f"{_W}tc/{_W}p/{_W}pPr/{_W}ind")
    value = (indent.get(f"{_W}left") or indent.get(f"{_W}start") or "0") if indent is not None else "0"
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _merged_down(rows: list[GridRow], elements: list[Element]) -> tuple[GridRow, ...]:
    """Cells that go on from the row above are taken away, and the cell they belong to made taller."""
    starts: dict[int, tuple[int, int]] = {}
    heights: dict[tuple[int, int], int] = {}
    kept: list[list[tuple[int, GridCell]]] = []
    for number, (row, element) in enumerate(zip(rows, elements, strict=True)):
        kept.append([])
        column = 0
        goes_on = _goes_on(element, before=len(row.cells))
        for index, cell in enumerate(row.cells):
            if goes_on[index] and column in starts:
                heights[starts[column]] = number - starts[column][0] + 1
            else:
                starts[column] = (number, index)
                kept[-1].append((index, cell))
            column += cell.columns
    return tuple(_taller(row, number, kept[number], heights) for number, row in enumerate(rows))


def _goes_on(row: Element, *, before: int) -> list[bool]:
    """For each cell of the row, whether it goes on from the row above."""
    marks = []
    for cell in _children(row, f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        marks.append(merge is not None and merge.get(f"{_W}val", "continue") != "restart")
    return [False] * (before - len(marks)) + marks


def _taller(
    row: GridRow, number: int, kept: list[tuple[int, GridCell]], heights: dict[tuple[int, int], int]
) -> GridRow:
    cells = tuple(
        GridCell(cell.text, cell.columns, heights.get((number, index), 1), cell.head) for index, cell in kept
    )
    return GridRow(cells, row.place, row.head, row.level)
