"""Reads a page by its tags, where the PDF has them: headings, paragraphs and tables as their maker meant them.

Running heads and page numbers are artifacts of a tagged PDF and stand in no tag, so they are not read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from tithing.checking.read.blocks import WEAK, Block, Caption, Grid, GridCell, GridRow, Prose, ReadHeading
from tithing.checking.read.pdf.pdf_marks import PdfMarks, children
from tithing.checking.read.pdf.pdf_page import Page
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.read.sentences import tidy
from tithing.checking.read.text.text_prose import is_heading
from tithing.checking.thresholds import counted

_PARAGRAPHS = {"P", "LI", "Note", "FENote", "BlockQuote", "Quote", "Code", "Formula", "Span", "Link", "Aside"}
_SKIPPED = {"TOC", "TOCI", "Artifact", "Index", "Figure", "Form"}
_DEEPEST = counted("read.pdf.pdf_tags", "deepest")


def read_tags(page: Any, read: Page) -> tuple[list[Block], int]:
    """The blocks of a tagged page, and how many of its letters stand in them."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return [], 0
    try:
        marks = PdfMarks(tree, read.marked)
        blocks: list[Block] = []
        for number in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
            blocks += _blocks(child, read, marks, depth=0) if child else ()
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    letters = sum(len(read.marked.get(mark, "").replace(" ", "")) for mark in marks.used)
    return blocks, letters


def _blocks(element: Any, page: Page, marks: PdfMarks, *, depth: int) -> Iterator[Block]:
    kind, place = _kind(element), PrintedPlace(page=page.number)
    if depth > _DEEPEST:
        return
    if kind == "Table":
        yield _grid(element, page, marks)
    elif kind in _PARAGRAPHS or _heading_level(kind) is not None or kind in ("Caption", "Title"):
        text = tidy(_text(element, page, marks, depth=depth))
        if text:
            yield _paragraph(kind, text, place)
        yield from _tables_within(element, page, marks, depth=depth)
    elif kind in _SKIPPED:  # a chart's words are no prose, but a figure may hold a table
        _text(element, page, marks, depth=depth)
        yield from _tables_within(element, page, marks, depth=depth)
    else:
        for child in children(element):
            yield from _blocks(child, page, marks, depth=depth + 1)


def _paragraph(kind: str, text: str, place: PrintedPlace) -> Block:
    level = _heading_level(kind)
    if level is not None:
        return ReadHeading(text, level, place)
    if kind == "Caption":
        return Caption(text, place)
    if kind == "P" and is_heading(text):  # believed only where nothing is tagged as a heading
        return ReadHeading(text, WEAK, place)
    return Prose(text, place, note=kind in ("Note", "FENote"))


def _heading_level(kind: str) -> int | None:
    if kind == "Title":
        return 0
    if kind == "H":
        return 3
    return int(kind[1]) if len(kind) == 2 and kind[0] == "H" and kind[1] in "123456" else None


def _tables_within(element: Any, page: Page, marks: PdfMarks, *, depth: int) -> Iterator[Block]:
    for child in children(element):
        if _kind(child) == "Table":
            yield from _blocks(child, page, marks, depth=depth + 1)
        elif depth < _DEEPEST:
            yield from _tables_within(child, page, marks, depth=depth + 1)


# -- tables -----------------------------------------------------------------------------------------------


def _grid(table: Any, page: Page, marks: PdfMarks) -> Grid:
    rows: list[GridRow] = []
    captions: list[str] = []
    place = PrintedPlace(page=page.number)
    _read_rows(table, page, marks, rows, captions, head=False, depth=0)
    return Grid(tuple(rows), place, caption=" ".join(captions))


def _read_rows(
    parent: Any,
    page: Page,
    marks: PdfMarks,
    rows: list[GridRow],
    captions: list[str],
    *,
    head: bool,
    depth: int,
) -> None:
    for child in children(parent):
        kind = _kind(child)
        if kind == "TR":
            rows.append(GridRow(tuple(_cells(child, page, marks)), PrintedPlace(page=page.number), head=head))
        elif kind == "Caption":
            captions.append(tidy(_text(child, page, marks, depth=depth)))
        elif depth < _DEEPEST:
            _read_rows(child, page, marks, rows, captions, head=head or kind == "THead", depth=depth + 1)


def _cells(row: Any, page: Page, marks: PdfMarks) -> Iterator[GridCell]:
    """The row's cells; one that prints nothing is counted by pdfium and not handed over."""
    import pypdfium2.raw as pdfium

    for number in range(max(pdfium.FPDF_StructElement_CountChildren(row), 0)):
        cell = pdfium.FPDF_StructElement_GetChildAtIndex(row, number)
        if cell and _kind(cell) in ("TH", "TD"):
            yield _cell(cell, page, marks)
        elif not cell and pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(row, number) < 0:
            yield GridCell("")


def _cell(cell: Any, page: Page, marks: PdfMarks) -> GridCell:
    text = tidy(_text(cell, page, marks, depth=0))
    is_head = _kind(cell) == "TH" and _attribute(cell, "Scope", _words_of) != "Row"
    across, down = (_attribute(cell, name, _number_of) for name in ("ColSpan", "RowSpan"))
    return GridCell(text, columns=_span(across), rows=_span(down), head=is_head)


def _span(value: str) -> int:
    return min(max(int(float(value)), 1), 200) if value else 1


# -- what pdfium tells of an element ----------------------------------------------------------------------


def _kind(element: Any) -> str:
    import pypdfium2.raw as pdfium

    return _wide(pdfium.FPDF_StructElement_GetType, element)


def _wide(ask: Callable[..., int], element: Any) -> str:
    size = ask(element, None, 0)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    ask(element, held, size)
    return held.raw[: size - 2].decode("utf-16-le", "replace")


def _text(element: Any, page: Page, marks: PdfMarks, *, depth: int) -> str:
    """The element's text in the order of its parts; tables inside it are read apart."""
    import pypdfium2.raw as pdfium

    if depth > _DEEPEST:
        return ""
    here = marks.here(element)
    parts: list[str] = []
    for number in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        mark = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, number)
        if child:
            kind = _kind(child)
            inner = "" if kind == "Table" else _text(child, page, marks, depth=depth + 1)
            parts.append(f" {inner} " if kind in ("P", "LI", "Lbl", "LBody", "TD", "TH") else inner)
        elif mark >= 0 and number in here:
            marks.used.add(mark)
            parts.append(page.marked.get(mark, ""))
    said = _wide(pdfium.FPDF_StructElement_GetActualText, element)
    return said or "".join(parts)


def _attribute(element: Any, name: str, read: Callable[[Any, str], str]) -> str:
    import pypdfium2.raw as pdfium

    for number in range(max(pdfium.FPDF_StructElement_GetAttributeCount(element), 0)):
        value = read(pdfium.FPDF_StructElement_GetAttributeAtIndex(element, number), name)
        if value:
            return value
    return ""


def _number_of(attributes: Any, name: str) -> str:
    import pypdfium2.raw as pdfium

    value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name.encode())
    number = ctypes.c_float()
    if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
        return str(number.value)
    return ""


def _words_of(attributes: Any, name: str) -> str:
    import pypdfium2.raw as pdfium

    value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name.encode())
    size = ctypes.c_ulong()
    held = ctypes.create_string_buffer(64)
    if value and pdfium.FPDF_StructElement_Attr_GetStringValue(value, held, 64, size):
        return held.raw[: max(min(size.value, 64) - 2, 0)].decode("utf-16-le", "replace")
    return ""
