"""An accessible workbook (R106): a cover, contents, notes, and one marked-up table a sheet.

The cell holds the number at full precision, with a display format on top that shows what the report shows.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from tithing.documents.marks import explained_marks, head_of, shared_marks
from tithing.documents.parts import Cell, Column, DocumentTable, Row, SparkLine, Trend
from tithing.documents.renderers.laid_out import LaidNote, LaidOut, LaidTable, words_of
from tithing.documents.wording import MEANINGS, sheet_format, sheet_value
from tithing.vocabulary.figure import Figure

LONGEST_NAME = 31
WIDEST, NARROWEST = 48, 11
LINE_HEIGHT = 16.5  # points, for 12 point words
WIDE_LETTERS = 1.02  # how many of a column's units a 12 point letter takes
A4 = 9  # the spreadsheet's number for it
TAKEN = ("Cover", "Contents", "Notes")


class OpenWorkbook:
    """A workbook being written, with each format made once."""

    def __init__(self, laid: LaidOut, target: io.BytesIO) -> None:
        import xlsxwriter

        self.laid = laid
        self.workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
        self._formats: dict[str, Any] = {}
        self.text = self.format("text", text_wrap=True, valign="top")
        self.title = self.format("title", bold=True, font_size=16)
        self.heading = self.format("heading", bold=True, font_size=13)
        self.link = self.format("link", font_color="#12436D", underline=1, valign="top")

    def format(self, name: str, **properties: object) -> Any:
        if name not in self._formats:
            basis = {"font_name": "Arial", "font_size": 12}
            self._formats[name] = self.workbook.add_format(basis | properties)
        return self._formats[name]

    def number(self, shown: str, *, heavy: bool) -> Any:
        look = {"num_format": shown, "align": "right", "indent": 1, "valign": "top", "bold": heavy}
        return self.format(f"number {shown} {heavy}", **look)

    def words(self, *, heavy: bool, indent: int = 0, right: bool = False) -> Any:
        look = {"text_wrap": True, "valign": "top", "bold": heavy, "indent": indent}
        side = {"align": "right", "indent": 1} if right else {}
        return self.format(f"words {heavy} {indent} {right}", **(look | side))


def to_xlsx(laid: LaidOut) -> bytes:
    """The workbook's bytes, the same for the same document."""
    target = io.BytesIO()
    book = OpenWorkbook(laid, target)
    _describe(book)
    names = sheet_names(laid.tables())
    sheets = {name: book.workbook.add_worksheet(name) for name in (*TAKEN, *names)}
    _write_cover(book, sheets["Cover"])
    _write_contents(book, sheets["Contents"], names)
    _write_notes(book, sheets["Notes"])
    for table, name in zip(laid.tables(), names, strict=True):
        _write_table(book, sheets[name], table)
    book.workbook.close()
    return target.getvalue()


def _describe(book: OpenWorkbook) -> None:
    document = book.laid.document
    book.workbook.set_properties(
        {
            "title": document.title,
            "subject": document.subtitle,
            "author": document.author,
            "comments": document.summary,
            "status": document.status,
            "created": datetime.combine(document.published, time(0)),
        }
    )


def sheet_names(tables: tuple[LaidTable, ...]) -> list[str]:
    """The table's number and as many of its words as fit 31 characters: no name comes twice."""
    return [_sheet_name(table) for table in tables]


def _sheet_name(table: LaidTable) -> str:
    words = re.sub(r"[^\w \-]", " ", table.table.short_title or table.caption).split()
    name = str(table.number)
    for word in words:
        if len(name) + 1 + len(word) > LONGEST_NAME:
            break
        name = f"{name} {word}"
    return name


# -- the sheets that say what this is -----------------------------------------------------------


def _write_cover(book: OpenWorkbook, sheet: Any) -> None:
    document = book.laid.document
    sheet.set_column(0, 0, 90)
    lines = [document.welsh_title] if document.welsh_title else []
    lines += [document.subtitle, document.author, f"Published {book.laid.published}", document.summary]
    lines += [f"Status: {document.status}"] if document.status else []
    lines += [f"Contact: {document.contact}"] if document.contact else []
    lines += [f"Licence: {document.licence}"] if document.licence else []
    lines += [
        *document.attributions,
        "The Contents sheet lists the tables; the Notes sheet explains the marks.",
    ]
    _write_lines(book, sheet, document.title, lines)


def _write_lines(book: OpenWorkbook, sheet: Any, title: str, lines: list[str]) -> int:
    """A title in A1 and a line in each row below; the number of the next free row."""
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title, book.title)
    said = [line for line in lines if line]
    for number, line in enumerate(said, start=1):
        sheet.write_string(number, 0, line, book.text)
        _set_height(sheet, number, [(line, 90)])
    return len(said) + 1


def _write_contents(book: OpenWorkbook, sheet: Any, names: list[str]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Contents", book.title)
    tables = book.laid.tables()
    rows = [("Notes", "What the notes and marks mean"), *zip(names, (t.caption for t in tables), strict=True)]
    _mark_up(book, sheet, top=1, heads=["Sheet", "Table"], count=len(rows), name="contents")
    for number, (name, caption) in enumerate(rows, start=2):
        sheet.write_url(number, 0, f"internal:'{name}'!A1", book.link, string=name)
        sheet.write_string(number, 1, caption, book.text)
        _set_height(sheet, number, [(name, 34), (caption, 90)])
    _fit_paper(sheet)


def _write_notes(book: OpenWorkbook, sheet: Any) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Notes", book.title)
    rows = [(f"note {note.number}", words_of(note.spans)) for note in _all_notes(book.laid)]
    rows += list(MEANINGS.items())
    _mark_up(book, sheet, top=1, heads=["Mark", "Meaning"], count=len(rows), name="notes")
    for number, (mark, meaning) in enumerate(rows, start=2):
        sheet.write_string(number, 0, mark, book.text)
        sheet.write_string(number, 1, meaning, book.text)
        _set_height(sheet, number, [(meaning, 100)])
    _fit_paper(sheet)


def _all_notes(laid: LaidOut) -> list[LaidNote]:
    notes = [note for table in laid.tables() for note in table.referred] + list(laid.notes)
    return sorted({note.number: note for note in notes}.values(), key=lambda note: note.number)


# -- a table's sheet ----------------------------------------------------------------------------


def _write_table(book: OpenWorkbook, sheet: Any, laid: LaidTable) -> None:
    """Title, lines about the table, then the table: nothing below it and no blank row within (R106)."""
    lines = ["This sheet holds one table."]
    lines += [f"[note {note.number}] {words_of(note.spans)}" for note in laid.referred]
    lines += [*laid.exceptions, *explained_marks(laid.table)]
    lines += [f"Source: {laid.source}"] if laid.source else []
    top = _write_lines(book, sheet, f"Table {laid.number}: {laid.caption}{words_of(laid.about)}", [])
    for line in lines:
        sheet.write_string(top, 0, line, book.format("line"))
        top += 1
    shown = _shown_columns(laid.table)
    heads = unique_heads([_noted(laid, index) for index in shown], shared_marks(laid.table))
    name = "table_" + re.sub(r"\W+", "_", laid.id)[:200]
    numeric = {head for head, index in zip(heads, shown, strict=True) if laid.table.columns[index].numeric}
    _mark_up(book, sheet, top=top, heads=heads, count=len(laid.rows), name=name, numeric=numeric)
    for number, row in enumerate(laid.table.rows):
        _write_row(book, sheet, top + 1 + number, laid, row=row, number=number, shown=shown)
    _set_sizes(sheet, laid, top=top, shown=shown, heads=heads)
    _fit_paper(sheet)
    sheet.repeat_rows(top)


def _noted(laid: LaidTable, index: int) -> Column:
    """The column with its unit and the marks of its notes in its head."""
    column = laid.table.columns[index]
    marks = words_of(laid.columns[index].marks)
    return replace(column, head=head_of(column) + marks, unit="") if marks else column


def _shown_columns(table: DocumentTable) -> list[int]:
    """The columns that a spreadsheet can hold: a very small chart is left to the other formats."""
    drawn = {
        index for row in table.rows for index, cell in enumerate(row.cells) if isinstance(cell, SparkLine)
    }
    return [index for index in range(len(table.columns)) if index not in drawn]


def unique_heads(columns: list[Column], shared: dict[str, str]) -> list[str]:
    """One head row: an upper head goes in front, and no two heads are the same."""
    heads: list[str] = []
    for column in columns:
        head = ", ".join(filter(None, (column.group, head_of(column, shared.get(column.key, ""))))) or "Item"
        wanted, number = head, 2
        while head.lower() in (each.lower() for each in heads):
            head, number = f"{wanted} {number}", number + 1
        heads.append(head)
    return heads


def _mark_up(
    book: OpenWorkbook,
    sheet: Any,
    *,
    top: int,
    heads: list[str],
    count: int,
    name: str,
    numeric: Collection[str] = (),
) -> None:
    """A named table in the sheet's own mark-up, so that a screen reader announces its heads."""
    left = book.format("head", bold=True, text_wrap=True, valign="bottom", bottom=1)
    right = book.format(
        "right head", bold=True, text_wrap=True, valign="bottom", bottom=1, align="right", indent=1
    )
    forms = [right if each in numeric else left for each in heads]
    options = {
        "name": name,
        "columns": [{"header": each, "header_format": form} for each, form in zip(heads, forms, strict=True)],
        "autofilter": False,
        "style": None,
    }
    sheet.add_table(top, 0, top + max(count, 1), len(heads) - 1, options)


def _write_row(
    book: OpenWorkbook, sheet: Any, place: int, laid: LaidTable, *, row: Row, number: int, shown: list[int]
) -> None:
    shared = shared_marks(laid.table)
    for across, index in enumerate(shown):
        words = words_of(laid.rows[number].cells[index].spans)
        if index == 0:
            sheet.write_string(place, 0, words, book.words(heavy=row.total, indent=row.level))
            continue
        column, cell, at = laid.table.columns[index], row.cells[index], (place, across)
        if isinstance(cell, Figure):
            look = (bool(column.unit), column.key in shared)
            _write_figure(
                book, sheet, at, cell, in_head=look, heavy=row.total, notes=_note_marks(laid, number, index)
            )
        else:
            _write_words(book, sheet, at, cell, column=column, words=words, heavy=row.total)


def _write_words(
    book: OpenWorkbook,
    sheet: Any,
    at: tuple[int, int],
    cell: Cell,
    *,
    column: Column,
    words: str,
    heavy: bool,
) -> None:
    if isinstance(cell, Trend):
        way = f" ({cell.shape})" if cell.shape in ("up", "down", "level") else ""
        sheet.write_string(*at, cell.word + way, book.words(heavy=heavy or cell.emphasis, indent=1))
    else:
        sheet.write_string(
            *at,
            words or "none given",
            book.words(heavy=heavy, right=column.numeric, indent=int(not column.numeric)),
        )


def _write_figure(
    book: OpenWorkbook,
    sheet: Any,
    at: tuple[int, int],
    figure: Figure,
    *,
    in_head: tuple[bool, bool],
    heavy: bool,
    notes: str,
) -> None:
    """`in_head` says whether the column's head has the unit, and whether it has the status; `notes` are the cell's marks."""
    value = sheet_value(figure)
    if isinstance(value, str):
        sheet.write_string(*at, value + notes, book.words(heavy=heavy, right=True))
        return
    shown = sheet_format(figure, unit_in_head=in_head[0], status_in_head=in_head[1], after=notes)
    sheet.write_number(*at, value, book.number(shown, heavy=heavy))


def _note_marks(laid: LaidTable, row: int, index: int) -> str:
    return "".join(span.text for span in laid.rows[row].cells[index].spans if span.note)


def _set_sizes(sheet: Any, laid: LaidTable, *, top: int, shown: list[int], heads: list[str]) -> None:
    """Columns as wide as their numbers and names, and rows as high as their words need."""
    widths = [_width(laid, index, head) for index, head in zip(shown, heads, strict=True)]
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    _set_height(sheet, top, list(zip(heads, widths, strict=True)))
    for number, row in enumerate(laid.rows, start=top + 1):
        words = [row.cells[index].text if row.cells[index].kind != "reason" else "" for index in shown]
        _set_height(sheet, number, list(zip(words, widths, strict=True)))


def _width(laid: LaidTable, index: int, head: str) -> int:
    numeric = laid.table.columns[index].numeric
    cells = [row.cells[index] for row in laid.rows]
    shown = [len(cell.text) for cell in cells if cell.kind == "number" or not numeric]
    widest_word = max(len(word) for word in head.split())
    return min(WIDEST, max(NARROWEST, max(shown, default=0) + 4, widest_word + 4))


def _set_height(sheet: Any, row: int, words_and_widths: list[tuple[str, int]]) -> None:
    """Not every reader makes a row higher for wrapped words, so the height is said."""
    lines = max(math.ceil((len(words) + 1) * WIDE_LETTERS / width) for words, width in words_and_widths)
    sheet.set_row(row, LINE_HEIGHT * max(lines, 1))


def _fit_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
