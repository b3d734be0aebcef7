"""Word documents, workbooks and CSV."""

from __future__ import annotations

import csv
import io
import random
import re
from typing import Any

import docx
import xlsxwriter

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Table
from tools.unseen.formats.printed import printed_blocks, spans, unspanned

WHOLE = re.compile(r"-?\d{1,3}(?:,\d{3})*|-?\d+")
CENT = re.compile(r"-?\d+(?:\.(\d+))?%")


def to_docx(document: Document, chance: random.Random) -> bytes:
    paper = docx.Document()
    paper.add_heading(document.title, 0)
    grid = chance.choice(("Table Grid", "Light List", "Normal Table"))
    for block in printed_blocks(document):
        _add(paper, block, grid)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _add(paper: Any, block: Block, grid: str) -> None:
    match block:
        case Heading(text, level):
            paper.add_heading(text, level - 1)
        case Paragraph(text):
            paper.add_paragraph(text)
        case Bullets(items):
            for item in items:
                paper.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(paper, block, grid)


def _add_table(paper: Any, table: Table, grid: str) -> None:
    if table.caption:
        paper.add_paragraph(table.caption)
    made = paper.add_table(rows=len(table.heads) + len(table.rows), cols=len(table.heads[0]))
    made.style = grid
    for place, line in enumerate(table.heads):
        _fill_head(made, place, line)
    cells = made._cells  # the grid once: python-docx walks the whole table for each cell otherwise
    wide = len(table.heads[0])
    for place, row in enumerate(table.rows):
        start = (place + len(table.heads)) * wide
        for at, text in enumerate(row):
            cells[start + at].paragraphs[0].add_run(text).bold = place in table.bold
    for note in table.notes:
        paper.add_paragraph(note)


def _fill_head(made: Any, place: int, line: tuple[str, ...]) -> None:
    start = 0
    for text, width in spans(line):
        cell = made.cell(place, start)
        if width > 1:
            cell = cell.merge(made.cell(place, start + width - 1))
        cell.paragraphs[0].add_run(text).bold = True
        start += width


def to_xlsx(document: Document, chance: random.Random) -> bytes:
    """A sheet of narrative, and a sheet for each table with its caption above it."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    story = book.add_worksheet("Summary")
    story.write_string(0, 0, document.title)
    line, tables = 2, 0
    for block in printed_blocks(document):
        if isinstance(block, Table):
            tables += 1
            _write_sheet(book, book.add_worksheet(f"Table {tables}"), block)
            continue
        for text in block.texts():
            story.write_string(line, 0, text)
            line += 1
    book.close()
    return kept.getvalue()


def _write_sheet(book: Any, sheet: Any, table: Table) -> None:
    lines = [(table.caption,), (), *(unspanned(head) for head in table.heads), *table.rows]
    lines += [(), *((note,) for note in table.notes)]
    for down, line in enumerate(lines):
        for across, text in enumerate(line):
            _write_cell(book, sheet, down, across, text)


def _write_cell(book: Any, sheet: Any, down: int, across: int, text: str) -> None:
    """Figures as numbers where a workbook would hold a number."""
    cent = CENT.fullmatch(text)
    if across and WHOLE.fullmatch(text):
        sheet.write_number(down, across, int(text.replace(",", "")), book.add_format({"num_format": "#,##0"}))
    elif across and cent:
        places = "." + "0" * len(cent[1]) if cent[1] else ""
        value = float(text[:-1]) / 100
        sheet.write_number(down, across, value, book.add_format({"num_format": f"0{places}%"}))
    elif text:
        sheet.write_string(down, across, text)


def to_csv(document: Document, chance: random.Random) -> bytes:
    """Text lines as one cell each, and a blank line around each table."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow([document.title])
    for block in printed_blocks(document):
        writer.writerow([])
        if isinstance(block, Table):
            writer.writerows([[block.caption], *(unspanned(head) for head in block.heads), *block.rows])
            writer.writerows([[], *([note] for note in block.notes)])
        else:
            writer.writerows([text] for text in block.texts())
    return kept.getvalue().encode()
