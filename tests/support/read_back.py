"""Reads a written report back, format by format, into the words of its tables' cells."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Cells = list[list[str]]  # rows of words, without the head


def tidy(words: str) -> str:
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())


def tables_of_html(path: Path) -> list[Cells]:
    from lxml import html

    page = html.fromstring(path.read_text(encoding="utf-8"))
    return [
        [[_html_words(cell) for cell in row.xpath("./th | ./td")] for row in table.xpath("./tbody/tr")]
        for table in page.xpath("//table")
    ]


def _html_words(cell: Any) -> str:
    svg = cell.xpath("./*[local-name()='svg']/*[local-name()='title']")
    if svg:
        return tidy(svg[0].text)
    unseen = cell.xpath(".//span[@class='unseen']")
    words = "".join(cell.itertext())
    return tidy(words.removesuffix("".join(unseen[0].itertext())) if unseen else words)


def tables_of_docx(path: Path) -> list[Cells]:
    import docx
    from docx.oxml.ns import qn

    found = []
    for table in docx.Document(str(path)).tables:
        body = [row for row in table._tbl.tr_lst if not row.xpath("./w:trPr/w:tblHeader")]
        found.append([[_word_words(cell, qn) for cell in row.tc_lst] for row in body])
    return found


def _word_words(cell: Any, qn: Any) -> str:
    pictures = cell.xpath(".//wp:docPr/@descr")
    return tidy(pictures[0] if pictures else "".join(node.text or "" for node in cell.iter(qn("w:t"))))


def tables_of_xlsx(path: Path) -> list[list[list[tuple[object, str]]]]:
    """Each table sheet's body as (what the cell holds, what it shows)."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    found = []
    for sheet in (each for each in book.worksheets if each.title[0].isdigit()):
        (table,) = sheet.tables.values()
        rows = list(sheet[table.ref])[1:]
        found.append([[(cell.value, shown(cell.value, cell.number_format)) for cell in row] for row in rows])
    return found


def shown(value: object, number_format: str) -> str:
    """What a spreadsheet shows of a cell, for the formats that Tithing writes."""
    if not isinstance(value, int | float):
        return str(value or "")
    positive, negative, zero = number_format.split(";")
    section = negative if value < 0 else positive if value > 0 else zero
    digits = re.search(r"(#,##)?0(\.0+)?", section)
    assert digits, number_format
    decimals = len(digits[2] or ".") - 1
    grouped = f"{_half_away(abs(value), decimals):,.{decimals}f}"
    return section.replace(digits[0], grouped).replace('"', "")


def _half_away(value: float, decimals: int) -> float:
    """As a spreadsheet rounds: from 15 digits, half away from zero."""
    from decimal import ROUND_HALF_UP, Decimal

    return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def words_of_pdf(path: Path | bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(page.get_textpage().get_text_bounded() for page in pdf).split()


def boxes_of_pdf(path: Path) -> Iterator[list[tuple[str, tuple[float, float, float, float]]]]:
    """Page by page, each run of text with its box (left, bottom, right, top)."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            yield [(text.get_text_bounded(*box).strip(), box) for box in boxes]


def words_of_file(path: Path) -> str:
    """Everything that a written file says, in whatever format, as one line."""
    if path.suffix == ".pdf":
        return tidy(" ".join(words_of_pdf(path)))
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()]
        return tidy(re.sub(r"<[^>]+>", " ", " ".join(parts)))
    return tidy(path.read_text(encoding="utf-8"))
