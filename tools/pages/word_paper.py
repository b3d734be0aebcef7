"""How high the first section of a Word document stands, reckoned from its styles: no word processor is at hand everywhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from tithing.documents.pieces.page_one.height import lines_of
from tithing.vocabulary.in_words.sentence import Runs, Strong

TWIPS, CELL_SIDES = 20, 8.0  # to the point; what a cell keeps free at both sides, in points
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def heights_of(docx: bytes) -> tuple[float, float]:
    """How high what stands in the first section is, and how high the body of its page is; in points.

    Each paragraph of it has lines an exact distance apart, or holds a picture. Raises ValueError for one that has neither.
    """
    from docx import Document

    word = Document(io.BytesIO(docx))
    section = word.sections[0]
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    body = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    return sum(_height(each, width, word) for each in _first_section(word)), body


def _first_section(word: Any) -> Iterator[Any]:
    for element in word.element.body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        if element.xpath("./w:pPr/w:sectPr"):
            return


def _height(element: Any, width: float, word: Any) -> float:
    from docx.text.paragraph import Paragraph

    if element.tag == f"{_W}p":
        return _paragraph(Paragraph(element, word._body), width)
    return sum(_row(row, word) for row in element.tr_lst)


def _row(row: Any, word: Any) -> float:
    from docx.text.paragraph import Paragraph

    return max(
        sum(
            _paragraph(Paragraph(each, word._body), _width_of(cell) - CELL_SIDES)
            for each in cell.xpath("./w:p")
        )
        for cell in row.tc_lst
    )


def _width_of(cell: Any) -> float:
    return float(cell.xpath("./w:tcPr/w:tcW/@w:w")[0]) / TWIPS


def _paragraph(paragraph: Any, width: float) -> float:
    shape = paragraph.style.paragraph_format
    around: float = shape.space_before.pt + shape.space_after.pt
    if pictures := paragraph._p.xpath(".//wp:inline/wp:extent/@cy"):
        return around + max(int(each) / 12_700 for each in pictures)
    if not hasattr(shape.line_spacing, "pt"):
        raise ValueError(f"lines of {paragraph.style.name} stand no exact distance apart: {paragraph.text}")
    free = width - (shape.left_indent.pt if shape.left_indent else 0.0)
    lines = lines_of(_runs(paragraph), width=free, size=paragraph.style.font.size.pt)
    exact: float = shape.line_spacing.pt
    return around + exact * lines


def _runs(paragraph: Any) -> Runs:
    heavy = bool(paragraph.style.font.bold)
    return tuple(
        Strong(run.text) if heavy or run.style.name == "Strong" else run.text for run in paragraph.runs
    )
