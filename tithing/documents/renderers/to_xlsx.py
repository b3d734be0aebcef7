"""An accessible workbook (R106): a cover, contents, notes, and one marked-up table a sheet.

The cell holds the number at full precision, with a display format on top that shows what the report shows.
"""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from tithing.documents.marks import explained_marks, head_of, shared_marks
from tithing.documents.parts import Cell, Column, DocumentTable, Row, SparkLine, Trend
from tithing.documents.renderers.laid_out import (
    LaidChart,
    LaidHeading,
    LaidList,
    LaidNote,
    LaidOut,
    LaidParagraph,
    LaidPart,
    LaidTable,
    words_of,
)
from tithing.documents.renderers.paged import contents_place
from tithing.documents.renderers.workbook.charts import ROWS_OF_A_DRAWING, block_of, drawing_of, rows_of
from tithing.documents.renderers.workbook.names import sheet_names
from tithing.documents.wording import MEANINGS, sheet_format, sheet_value
from tithing.vocabulary.figure import Figure

WIDEST, NARROWEST = 48, 11
LINE_HEIGHT = 16.5  # points, for 12 point words
WIDE_LETTERS = (
    1.35  # of a column's units, what a 12 point letter takes in the widest face that may stand in for ours
)
MOST_FROZEN = (
    12  # rows above a table that may stay in view beside its head; more would leave no room to scroll
)
LINE = 100  # letters of a line above a table, at the least
A4 = 9  # the spreadsheet's number for it
COVER, SUMMARY, CONTENTS, NOTES, CHARTS = "Cover", "Summary", "Contents", "Notes", "Charts"


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
    names = sheet_names([table.table.short_title or table.caption for table in laid.tables()])
    charts = (CHARTS,) if laid.charts() else ()
    sheets = {
        name: book.workbook.add_worksheet(name) for name in (COVER, SUMMARY, CONTENTS, NOTES, *names, *charts)
    }
    _write_cover(book, sheets[COVER])
    _write_summary(book, sheets[SUMMARY])
    _write_contents(book, sheets[CONTENTS], names)
    _write_notes(book, sheets[NOTES])
    if charts:
        _write_charts(book, sheets[CHARTS])
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
        "The Summary sheet says what matters, the Contents sheet lists the tables, the Notes sheet explains the marks.",
    ]
    _write_lines(book, sheet, document.title, lines)


def _write_lines(book: OpenWorkbook, sheet: Any, title: str, lines: list[str]) -> int:
    """A title in A1 and a line in each row below; the number of the next free row."""
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, title, book.title)
    said = [line for line in lines if line]
    for number, line in enumerate(said, start=1):
        sheet.write_string(number, 0, line, book.text)
        _set_height(sheet, number, [(line, 90)])
    return len(said) + 1


def _write_summary(book: OpenWorkbook, sheet: Any) -> None:
    """What page one says, a row each."""
    sheet.set_column(0, 0, 100)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Summary", book.title)
    place = 1
    for part in book.laid.parts[: contents_place(book.laid)]:
        for words, look in _in_rows(book, part):
            sheet.write_string(place, 0, words, look)
            _set_height(sheet, place, [(words, 100)])
            place += 1
    _fit_paper(sheet)


def _in_rows(book: OpenWorkbook, part: LaidPart) -> Iterator[tuple[str, Any]]:
    match part:
        case LaidHeading(text, _, _):
            yield text, book.heading
        case LaidParagraph(spans, _):
            yield words_of(spans), book.text
        case LaidList(items, _):
            yield from (
                (words_of(item), book.format("item", text_wrap=True, valign="top", indent=1))
                for item in items
            )
        case LaidTable(number=number, caption=caption):
            yield f"Table {number}: {caption}. It stands on a sheet of its own.", book.text
        case LaidChart(chart=chart):
            yield f"{chart.title}. {chart.alt}", book.text


def _write_charts(book: OpenWorkbook, sheet: Any) -> None:
    """Each chart beside its figures, one under another."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 14)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Charts", book.title)
    top = 2
    for part in book.laid.charts():
        top = _write_chart(book, sheet, part, top=top)
    _fit_paper(sheet)


def _write_chart(book: OpenWorkbook, sheet: Any, part: LaidChart, *, top: int) -> int:
    """The chart's title, its figures and its drawing from this row on; the row after them."""
    chart = part.chart
    sheet.write_string(top, 0, f"Chart {part.number}: {chart.title}", book.heading)
    sheet.write_string(top + 1, 0, chart.subtitle, book.format("line"))
    block = block_of(chart, top=top + 2)
    _set_height(sheet, block.top, [(head, 14) for head in block.heads])
    for across, head in enumerate(block.heads):
        sheet.write_string(
            block.top, across, head, book.format("chart head", bold=True, text_wrap=True, bottom=1)
        )
    for place, (label, numbers) in enumerate(rows_of(chart), start=block.top + 1):
        sheet.write_string(place, 0, label, book.text)
        _set_height(sheet, place, [(label, 34)])
        for across, number in enumerate(numbers, start=1):
            if number is not None:
                sheet.write_number(place, across, number, book.number("#,##0.##", heavy=False))
    drawing = drawing_of(book.workbook, CHARTS, block)
    sheet.insert_chart(
        block.top, len(block.heads) + 1, drawing, {"description": chart.alt, "object_position": 2}
    )
    return max(block.foot, block.top + ROWS_OF_A_DRAWING) + 2


def _write_contents(book: OpenWorkbook, sheet: Any, names: list[str]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Contents", book.title)
    tables = book.laid.tables()
    rows = [
        (SUMMARY, "What page one of the report says"),
        (NOTES, "What the notes and marks mean"),
        *zip(names, (t.caption for t in tables), strict=True),
        *([(CHARTS, "The charts of the report, with their figures")] if book.laid.charts() else []),
    ]
    _mark_up(book, sheet, top=1, heads=["Sheet", "Table"], count=len(rows), name="contents")
    for number, (name, caption) in enumerate(rows, start=2):
        sheet.write_url(number, 0, f"internal:'{name}'!A1", book.link, string=name)
        sheet.write_string(number, 1, caption, book.text)
        _set_height(sheet, number, [(name, 34), (caption, 90)])
    sheet.freeze_panes(2, 0)
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
    sheet.freeze_panes(2, 0)
    _fit_paper(sheet)


def _all_notes(laid: LaidOut) -> list[LaidNote]:
    notes = [note for table in laid.tables() for note in table.referred] + list(laid.notes)
    return sorted({note.number: note for note in notes}.values(), key=lambda note: note.number)


# -- a table's sheet ----------------------------------------------------------------------------


def _write_table(book: OpenWorkbook, sheet: Any, laid: LaidTable) -> None:
    """Title, lines about the table, then the table: nothing below it and no blank row within (R106)."""
    top = _write_lines(book, sheet, f"Table {laid.number}: {laid.caption}{words_of(laid.about)}", [])
    shown = _shown_columns(laid.table)
    widths = _widths(laid, shown)
    for line in _lines_above(laid, letters=max(LINE, sum(widths))):
        sheet.write_string(top, 0, line, book.format("line"))
        top += 1
    heads = unique_heads([_noted(laid, index) for index in shown], shared_marks(laid.table))
    name = "table_" + re.sub(r"\W+", "_", laid.id)[:200]
    numeric = {head for head, index in zip(heads, shown, strict=True) if laid.table.columns[index].numeric}
    _mark_up(book, sheet, top=top, heads=heads, count=len(laid.rows), name=name, numeric=numeric)
    for number, row in enumerate(laid.table.rows):
        _write_row(book, sheet, top + 1 + number, laid, row=row, number=number, shown=shown)
    _set_sizes(sheet, laid, top=top, shown=shown, widths=widths, heads=heads)
    _fit_paper(sheet)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1 if top <= MOST_FROZEN else 0, 1)


def _lines_above(laid: LaidTable, *, letters: int) -> list[str]:
    """What is to be known of the table, in lines of at most so many letters."""
    lines = ["This sheet holds one table."]
    lines += [f"[note {note.number}] {words_of(note.spans)}" for note in laid.referred]
    lines += [*laid.exceptions, *explained_marks(laid.table)]
    lines += [f"Source: {laid.source}"] if laid.source else []
    return [piece for said in lines for piece in textwrap.wrap(said, letters)]


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
    inset = book.format("inset head", bold=True, text_wrap=True, valign="bottom", bottom=1, indent=2)
    right = book.format(
        "right head", bold=True, text_wrap=True, valign="bottom", bottom=1, align="right", indent=1
    )
    others = inset if numeric else left
    forms = [left, *(right if each in numeric else others for each in heads[1:])]
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
        sheet.write_string(*at, cell.word + way, book.words(heavy=heavy or cell.emphasis, indent=2))
    else:
        sheet.write_string(
            *at,
            words or "none given",
            book.words(heavy=heavy, right=column.numeric, indent=2 * int(not column.numeric)),
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


def _widths(laid: LaidTable, shown: list[int]) -> list[int]:
    """Columns as wide as their numbers and names."""
    heads = unique_heads([_noted(laid, index) for index in shown], shared_marks(laid.table))
    return [_width(laid, index, head) for index, head in zip(shown, heads, strict=True)]


def _set_sizes(
    sheet: Any, laid: LaidTable, *, top: int, shown: list[int], widths: list[int], heads: list[str]
) -> None:
    """Columns of these widths, and rows as high as their words need in the widest face."""
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    _set_height(sheet, top, list(zip(heads, widths, strict=True)))
    for number, row in enumerate(laid.rows, start=top + 1):
        words = [row.cells[index].text if row.cells[index].kind != "reason" else "" for index in shown]
        _set_height(sheet, number, list(zip(words, widths, strict=True)))


def _set_height(sheet: Any, row: int, words_and_widths: list[tuple[str, int]]) -> None:
    """Not every reader makes a row higher for wrapped words, so the height is said."""
    room = [(words, max(1, int(width / WIDE_LETTERS))) for words, width in words_and_widths]
    sheet.set_row(row, LINE_HEIGHT * max(1, *(len(textwrap.wrap(words, letters)) for words, letters in room)))


def _width(laid: LaidTable, index: int, head: str) -> int:
    numeric = laid.table.columns[index].numeric
    cells = [row.cells[index] for row in laid.rows]
    shown = [len(cell.text) + len(cell.way) for cell in cells if cell.kind == "number" or not numeric]
    widest_word = max(len(word) for word in head.split())
    letters = max(max(shown, default=0), widest_word) + 3
    return min(WIDEST, max(NARROWEST, math.ceil(letters * WIDE_LETTERS)))


def _fit_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
