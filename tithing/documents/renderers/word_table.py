"""A table as Word's own XML: header rows that repeat, rows that never break, heads at each row's start.

Written whole and parsed once, because a large table built cell by cell takes a hundred times as long.
"""

from __future__ import annotations

from html import escape

from docx.oxml.ns import nsdecls

from tithing.documents.renderers.laid_out import LaidCell, LaidRow, LaidTable, Spans, words_of
from tithing.documents.renderers.page_widths import Widths, widths_of

TWIPS = 20  # to the point
KEPT_WHOLE, KEPT_LAST = 10, 2  # rows that stay together with the source line below
_HEAD_RULE = '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B0C0C"/>'
_GROUP_RULE = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>'
_TOTAL_RULES = (
    '<w:top w:val="single" w:sz="6" w:space="0" w:color="0B0C0C"/>'
    '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="0B0C0C"/>'
)


ARIAL = 1.14  # how much wider it is set than the face that the document carries


def word_widths(table: LaidTable) -> Widths:
    """Widths with room for Arial, unless a page would have to be turned for it."""
    carried, instead = widths_of(table), widths_of(table, face=ARIAL)
    return instead if instead.landscape == carried.landscape else carried


def table_xml(table: LaidTable) -> str:
    """The `w:tbl` element; the cell of a very small chart is left empty for its picture."""
    widths = [round(points * TWIPS) for points in word_widths(table).points]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kept = _kept(len(table.rows))
    body = "".join(_row(table, row, widths, kept=n in kept) for n, row in enumerate(table.rows))
    return (
        f"<w:tbl {nsdecls('w')}>{_properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
        f"{_group_row(table, widths)}{_head_row(table, widths)}{body}</w:tbl>"
    )


def _kept(rows: int) -> range | set[int]:
    """The rows that stay with what follows them: all of a short table, of a long one the first and the last."""
    if rows <= KEPT_WHOLE:
        return range(rows)
    return {0, *range(rows - KEPT_LAST, rows)}


def _properties(table: LaidTable, width: int) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="autofit"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.caption)}"/>'
        f'<w:tblDescription w:val="{len(table.rows)} rows, {len(table.columns)} columns"/>'
        "</w:tblPr>"
    )


_HEADER = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def _group_row(table: LaidTable, widths: list[int]) -> str:
    if not table.groups:
        return ""
    cells, at = "", 0
    for name, span in table.groups:
        width = sum(widths[at : at + span])
        merged = _FIRST_OF_TWO if not name and at == 0 else ""
        words = name or (_head(table, 0) if at == 0 else "")
        style = "Table head figure" if name else "Table head"
        cells += _cell(
            _paragraph(style, _run(words)), width, span=span, rules=_GROUP_RULE * bool(name), more=merged
        )
        at += span
    return f"<w:tr>{_HEADER}{cells}</w:tr>"


_FIRST_OF_TWO, _SECOND_OF_TWO = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _head(table: LaidTable, index: int) -> str:
    column = table.columns[index]
    return column.head + words_of(column.marks)


def _head_row(table: LaidTable, widths: list[int]) -> str:
    cells = ""
    for index, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        continues = bool(table.groups) and index == 0 and not column.group
        words = "" if continues else _head(table, index)
        style = "Table head figure" if column.numeric else "Table head"
        more = _SECOND_OF_TWO if continues else ""
        cells += _cell(_paragraph(style, _run(words)), width, rules=_HEAD_RULE, more=more)
    return f"<w:tr>{_HEADER}{cells}</w:tr>"


def _row(table: LaidTable, row: LaidRow, widths: list[int], *, kept: bool) -> str:
    rules = _TOTAL_RULES if row.total else ""
    cells = ""
    for index, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        style = _style(row, cell, index, numeric=table.columns[index].numeric)
        cells += _cell(_paragraph(style, _words(cell), kept=kept), width, rules=rules)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _style(row: LaidRow, cell: LaidCell, index: int, *, numeric: bool) -> str:
    if index == 0:
        return f"Table words level {min(row.level, 3)}" if row.level else "Table words"
    return "Table figure" if numeric or cell.kind == "number" else "Table words"


def _words(cell: LaidCell) -> str:
    if cell.kind == "spark":
        return ""  # the picture is put in afterwards
    arrow = _run(f"{cell.arrow} ", strong=cell.strong) if cell.arrow else ""
    return arrow + runs_xml(cell.spans, strong=cell.strong)


def runs_xml(spans: Spans, *, strong: bool = False) -> str:
    return "".join(_run(span.text, strong=strong or span.strong) for span in spans)


def _run(words: str, *, strong: bool = False) -> str:
    heavy = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>' if strong else ""
    return f'<w:r>{heavy}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def _paragraph(style: str, runs: str, *, kept: bool = False) -> str:
    keep = "<w:keepNext/>" if kept else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{keep}</w:pPr>{runs}</w:p>'


def _cell(content: str, width: int, *, span: int = 1, rules: str = "", more: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    borders = f"<w:tcBorders>{rules}</w:tcBorders>" if rules else ""
    about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{more}{borders}</w:tcPr>'
    return f"<w:tc>{about}{content}</w:tc>"
