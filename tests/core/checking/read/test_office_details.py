"""What office documents hide, merge and format: each is read as a person sees it on the page, and nothing else is."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _rows(document: PrintedDocument) -> list[list[tuple[str, ...]]]:
    return [[(row.label, *row.texts) for row in table.rows] for table in document.tables]


# -- Word ---------------------------------------------------------------------------------------------------


def _word(body: str, folder: Path, **parts: str) -> PrintedDocument:
    path = folder / "pack.docx"
    opening = f'xmlns:w="{_W}" xmlns:mc="{_MC}"'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {opening}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {opening}>{content}</w:{name}>")
    return read_here(path)


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_what_tracked_changes_deleted_is_not_read_and_what_they_inserted_is(tmp_path: Path) -> None:
    changed = f"<w:del><w:r><w:delText>27</w:delText></w:r></w:del><w:ins>{_run('29')}</w:ins>"
    moved = f"<w:p><w:moveFrom>{_run('Robbery fell by 4%.')}</w:moveFrom><w:moveTo>{_run('Robbery rose by 4%.')}</w:moveTo></w:p>"
    heads, row = ("Category", "2016/17", "2017/18", "Change"), ("Robbery", "7", "36")

    document = _word(moved + _table(tuple(map(_run, heads)), (*map(_run, row), changed)), tmp_path)

    assert _rows(document) == [[("Robbery", "7", "36", "29")]]
    assert [each.text for each in document.sentences] == ["Robbery rose by 4%."]


def test_a_row_that_tracked_changes_deleted_is_not_read(tmp_path: Path) -> None:
    table = _table(
        *(tuple(map(_run, row)) for row in (("Category", "2016/17", "2017/18"), ("Robbery", "7", "36")))
    )
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{_run('Theft')}</w:p></w:tc><w:tc><w:p>{_run('9')}</w:p></w:tc></w:tr>"

    document = _word(table.replace("</w:tbl>", f"{gone}</w:tbl>"), tmp_path)

    assert _rows(document) == [[("Robbery", "7", "36")]]


def test_a_text_box_is_read_once_and_hidden_text_never(tmp_path: Path) -> None:
    inner = f"<w:txbxContent><w:p>{_run('Theft fell by 9 to 297.')}</w:p></w:txbxContent>"
    box = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Draft: crime fell by 40%.</w:t></w:r></w:p>"

    document = _word(f"<w:p>{_run('Crime rose by 4% in all.')}</w:p>{hidden}{box}", tmp_path)

    assert [each.text for each in document.sentences] == [
        "Crime rose by 4% in all.",
        "Theft fell by 9 to 297.",
    ]


def test_footnotes_and_endnotes_are_read_after_the_body(tmp_path: Path) -> None:
    note = "<w:footnote w:id='{n}'{kind}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
    line = note.format(n=0, kind=" w:type='separator'", text="A line that nobody sees.")
    said = note.format(n=1, kind="", text="Figures are provisional until June.")
    last = said.replace("footnote", "endnote").replace("Figures", "Rates")

    document = _word(
        f"<w:p>{_run('Crime rose by 4%.')}</w:p>", tmp_path, footnotes=line + said, endnotes=last
    )

    assert [each.text for each in document.sentences] == [
        "Crime rose by 4%.",
        "Figures are provisional until June.",
        "Rates are provisional until June.",
    ]


def test_cells_merged_down_and_across_give_their_label_and_heads_to_each(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    rows = [
        ("Area", "Category", "2016/17", "", "2017/18", ""),
        ("", "", "Count", "Rate", "Count", "Rate"),
        ("Marlbeck", "Robbery", "7", "0.1", "36", "0.4"),
        ("", "Theft", "306", "3.4", "297", "3.3"),
    ]
    table = document.add_table(len(rows), 6)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for (top, left), (bottom, right) in (
        ((0, 2), (0, 3)),
        ((0, 4), (0, 5)),
        ((2, 0), (3, 0)),
        ((0, 0), (1, 0)),
    ):
        _merge(table, (top, left), (bottom, right))
    held = io.BytesIO()
    document.save(held)
    path = tmp_path / "pack.docx"
    path.write_bytes(held.getvalue())

    read = read_here(path)

    assert read.tables[0].heads[1:] == (
        "2016/17 | Count",
        "2016/17 | Rate",
        "2017/18 | Count",
        "2017/18 | Rate",
    )
    assert _rows(read) == [
        [("Marlbeck", "Robbery", "7", "0.1", "36", "0.4"), ("Marlbeck", "Theft", "306", "3.4", "297", "3.3")]
    ]


def _merge(table: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    text = table.cell(*first).text
    table.cell(*first).merge(table.cell(*last)).text = text


# -- workbooks ----------------------------------------------------------------------------------------------


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """Per cents, thousands, dates as heads, a formula's last result; no hidden row, column or sheet."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "pack.xlsx"
    book = xlsxwriter.Workbook(str(path))
    per_cent, thousands, month = (book.add_format({"num_format": f}) for f in ("0.0%", "#,##0", "mmm yy"))
    sheet = book.add_worksheet("Crime")
    sheet.write_row(0, 0, ["Category"])
    for column, day in ((1, date(2017, 1, 1)), (2, date(2018, 1, 1))):
        sheet.write_datetime(0, column, day, month)
    sheet.write_row(0, 3, ["Change", "% change", "Working"])
    for number, (label, before, after) in enumerate(
        (("Robbery", 8, 9), ("Old rows", 1, 1), ("Theft", 1600, 1400)), 1
    ):
        sheet.write(number, 0, label)
        sheet.write_row(number, 1, [before, after], thousands)
        sheet.write_formula(number, 3, f"=C{number + 1}-B{number + 1}", thousands, after - before)
        sheet.write(number, 4, (after - before) / before, per_cent)
        sheet.write(number, 5, 999)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(5, 5, None, None, {"hidden": True})
    book.add_worksheet("Drafts").write_row(0, 0, ["Category", "2017"])
    book.get_worksheet_by_name("Drafts").hide()
    book.close()

    document = read_here(path)

    assert document.tables[0].heads == ("Jan 17", "Jan 18", "Change", "% change")
    assert _rows(document) == [
        [("Robbery", "8", "9", "1", "12.5%"), ("Theft", "1,600", "1,400", "-200", "-12.5%")]
    ]
    assert [row.place.line for row in document.tables[0].rows] == [2, 4]
    assert any('the hidden sheet "Drafts" was not read' in notice for notice in document.notices)


def test_an_open_document_workbook_is_read_without_what_it_hides(tmp_path: Path) -> None:
    path = tmp_path / "pack.ods"
    names = {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")
    }
    rows = (
        ("Category", "2016/17", "Working", "2017/18"),
        ("Robbery", "7", "999", "36"),
        ("Old rows", "1", "1", "1"),
        ("Theft", "306", "999", "297"),
    )
    made = [
        "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        for row in rows
    ]
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        "<table:table-column/>"
    )
    content = (
        f"<office:document-content {' '.join(f'xmlns:{n}={chr(34)}{uri}{chr(34)}' for n, uri in names.items())}>"
        f'<office:body><office:spreadsheet><table:table table:name="Crime">{columns}'
        f"<table:table-row>{made[0]}</table:table-row><table:table-row>{made[1]}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{made[2]}</table:table-row>'
        f"<table:table-row>{made[3]}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)

    document = read_here(path)

    assert document.tables[0].heads == ("2016/17", "2017/18")
    assert _rows(document) == [[("Robbery", "7", "36"), ("Theft", "306", "297")]]


# -- Markdown -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edges", [True, False])
def test_tables_of_pipes_are_read_with_and_without_pipes_at_their_edges(edges: bool, tmp_path: Path) -> None:
    lines = [
        "Category | 2016/17 | 2017/18 | Change",
        "--- | ---: | ---: | ---:",
        "Robbery | 7 | 36 | 29",
        "Theft | 306 | 297 | -9",
    ]
    path = tmp_path / "pack.md"
    path.write_text(
        "# Crime\n\n"
        + "\n".join(f"| {line} |" if edges else line for line in lines)
        + "\n\nRobbery rose by 29.\n",
        encoding="utf-8",
    )

    document = read_here(path)

    assert document.tables[0].heads == ("2016/17", "2017/18", "Change")
    assert _rows(document) == [[("Robbery", "7", "36", "29"), ("Theft", "306", "297", "-9")]]
    assert [row.place.line for row in document.tables[0].rows] == [5, 6]
    assert [each.text for each in document.sentences] == ["Robbery rose by 29."]
