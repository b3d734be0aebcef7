"""Reading files that nobody should trust."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import received, xlsx
from tithing.sources.opened.table_files import peek, read_tables, why_unreadable
from tithing.sources.tables import column_letters
from tithing.sources.used import everything
from tithing.vocabulary.problems import Problem, Refused, alike_as_one

HEAD = b"a,b\n"


@pytest.mark.parametrize(
    ("content", "row", "what"),
    [
        (b"", None, "empty"),
        (b"\n\n  \n", None, "empty"),
        (HEAD + b"1,2\n3,\x004\n", 3, "NUL"),
        (HEAD + b'1,"2\n3,4\n', 2, "never closed"),
        (HEAD + b'1,"2"x\n', 2, "middle of a cell"),
        (HEAD + b"x" * 1_200_000, 2, "longer than"),
        (HEAD + b"1,2\n" * 300_000 + b"y" * 1_100_000, 300_002, "longer than"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], None, "UTF-16"),
        ("a,b\n1,2\n".encode("utf-16-le"), 1, "NUL"),
        (b"a,b\n1,\x81\xff\n", 2, "neither UTF-8 nor Windows-1252"),
        (b"%PDF-1.7\n", None, "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", None, "password"),
        (b"PK\x03\x04broken", None, "damaged"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_row(
    tmp_path: Path, content: bytes, row: int | None, what: str
) -> None:
    problems = why_unreadable(received(tmp_path / "f.csv", content))

    assert [problem.row for problem in problems] == [row]
    assert what in problems[0].what
    assert problems[0].file == "f.csv"
    assert problems[0].change


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".ods"])
def test_a_damaged_workbook_is_told_as_one_and_a_table_called_so_is_read(tmp_path: Path, suffix: str) -> None:
    (damaged,) = why_unreadable(received(tmp_path / f"f{suffix}", b"\x07\x00\x99" * 400))

    assert damaged.what.startswith(f"the file's name ends in {suffix}, and it is no workbook")
    assert why_unreadable(received(tmp_path / f"g{suffix}", HEAD + b"1,2\n")) == ()


def test_a_line_without_end_is_refused_after_its_first_part(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "long.csv"
    with path.open("wb") as stream:
        stream.write(HEAD)
        stream.truncate(2 << 30)  # two gigabytes that take no room on the disk
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path_received = received(tmp_path / "short.csv", HEAD)
    problems = why_unreadable(type(path_received)("long.csv", path, "0" * 64, "0" * 64, 2 << 30))

    assert len(problems) == 1
    assert problems[0].row == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KB


def test_row_numbers_are_those_a_person_sees(tmp_path: Path) -> None:
    table = read_tables(received(tmp_path / "f.csv", 'a,b\n"x\ny",1\n\n2,3\n')).sheets[0]

    assert [row.number for row in table.rows] == [1, 2, 5]


def test_windows_text_is_read_and_said(tmp_path: Path) -> None:
    tables = read_tables(received(tmp_path / "f.csv", "a,b\n£1,é\n".encode("cp1252")))

    assert tables.sheets[0].rows[1].cells == ("£1", "é")
    assert "Windows-1252" in tables.notices[0]


@pytest.mark.parametrize(
    "text", ["\ufeffa,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r"]
)
def test_marks_separators_and_line_ends_of_other_programs_are_read(tmp_path: Path, text: str) -> None:
    rows = read_tables(received(tmp_path / "f.csv", text)).sheets[0].rows

    assert [row.cells for row in rows] == [("a", "b"), ("1", "2")]


# -- workbooks --------------------------------------------------------------------------------


def change_part(path: Path, part: str, before: bytes, after: bytes) -> Path:
    """The workbook with some bytes of one part replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = parts[part].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def add_part(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return path


def problems_of(path: Path) -> list[tuple[int | None, str, str]]:
    return [(each.row, each.column, each.what) for each in wrong_in(path)]


def wrong_in(path: Path) -> tuple[Problem, ...]:
    """Why it cannot be read, or which of its cells nobody may use."""
    file = received(path)
    return why_unreadable(file) or everything(read_tables(file).sheets).calculated


def test_a_formula_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a", "b"], [1, "=A2*2"], [2, "=SUM(A2:A3)"]])

    [problem] = alike_as_one(wrong_in(path))
    assert problem.what == "the cell holds a formula"
    assert problem.place == 'f.xlsx, sheet "Sheet1", rows 2 and 3, column "b"'


def test_an_error_value_is_refused_and_not_read_as_blank(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a", "b"], [1, 7777]])
    change_part(path, "xl/worksheets/sheet1.xml", b't="n"><v>7777', b't="e"><v>#DIV/0!')

    found = problems_of(path)

    assert found[0][:2] == (2, "b")
    assert "the cell holds an error such as #DIV/0!" in found[0][2]


def test_a_formula_is_named_by_its_heading_and_by_its_letter_where_none_is_known(tmp_path: Path) -> None:
    titled = xlsx(tmp_path / "a.xlsx", [["Figures"], ["area", "value"], ["Hartlepool", "=1+1"]])
    bare = xlsx(tmp_path / "b.xlsx", [[1, 2], [3, "=1+1"]])

    assert [problem[:2] for problem in problems_of(titled)] == [(3, "value")]
    assert [problem[:2] for problem in problems_of(bare)] == [(2, "B")]


@pytest.mark.parametrize(
    ("part", "content", "what"),
    [
        ("xl/vbaProject.bin", b"code", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "external links"),
        ("xl/connections.xml", b"<x/>", "external links"),
    ],
)
def test_macros_and_links_refuse_the_workbook(tmp_path: Path, part: str, content: bytes, what: str) -> None:
    path = add_part(xlsx(tmp_path / "f.xlsx", [["a"], [1]]), part, content)

    assert what in problems_of(path)[0][2]


def test_a_package_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a"], [1]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/media/x", "w") as part:
        for _ in range(420):
            part.write(b"\0" * 1_000_000)

    assert "unpacks to more than" in problems_of(path)[0][2]


def test_one_cell_at_the_far_corner_is_refused_before_memory_is_laid_out(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a", "b"], [1, 2]])
    cell = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    change_part(path, "xl/worksheets/sheet1.xml", b"</sheetData>", cell)

    assert "XFD1048576" in problems_of(path)[0][2]
    assert peek(received(path)) == ()


def test_formatted_rows_without_values_are_not_rows(tmp_path: Path) -> None:
    import openpyxl

    path = xlsx(tmp_path / "f.xlsx", [["a", "b"], [1, 2]])
    book = openpyxl.load_workbook(path)
    book.active.cell(1_048_576, 16_384).number_format = "0.00"
    book.save(path)

    rows = read_tables(received(path)).sheets[0].rows

    assert [row.cells for row in rows] == [("a", "b"), (1.0, 2.0)]


def test_entities_in_a_workbook_are_not_followed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a"], [1]])
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    change_part(path, "xl/worksheets/sheet1.xml", b"<worksheet", bomb)

    assert "damaged" in problems_of(path)[0][2]


def test_a_hidden_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    import openpyxl

    path = xlsx(tmp_path / "f.xlsx", [["a"], [1]], [["b"], [2]], names=("Shown", "Hidden"))
    book = openpyxl.load_workbook(path)
    book["Hidden"].sheet_state = "hidden"
    book.save(path)

    tables = read_tables(received(path))

    assert [table.sheet for table in tables.sheets] == ["Shown"]
    assert tables.notices == ()  # `inspect_parts` tells it, with its name, as what is not kept


def test_a_workbook_that_starts_lower_down_keeps_its_row_numbers(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [[], [], [None, "a"], [None, 1]])

    rows = read_tables(received(path)).sheets[0].rows

    assert [(row.number, row.cells) for row in rows] == [(3, ("", "a")), (4, ("", 1.0))]


def formatted(path: Path, formats: dict[str, str], *rows: list[Any]) -> Path:
    """A workbook in which some cells have a number format."""
    import openpyxl

    book = openpyxl.load_workbook(xlsx(path, list(rows)))
    for cell, code in formats.items():
        book.active[cell].number_format = code
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.3, "30%"),
        ("0.00%", 0.07, "7%"),
        ("#,##0.0%;[Red]-0.0%", 0.125, "12.5%"),
        ("0%", 1, "100%"),
        ("0%", 0, "0%"),
        ('0.0" %"', 12.5, 12.5),
        (r"0.0\%", 12.5, 12.5),
        ("General", 0.3, 0.3),
    ],
)
def test_a_cell_that_shows_30_per_cent_is_30_per_cent(
    tmp_path: Path, code: str, value: float, shown: str | float
) -> None:
    path = formatted(tmp_path / "f.xlsx", {"B2": code}, ["a", "b"], ["x", value], ["y", 0.5])

    assert [row.cells for row in read_tables(received(path)).sheets[0].rows][1:] == [("x", shown), ("y", 0.5)]


def test_percentages_are_found_in_cells_that_give_no_address(tmp_path: Path) -> None:
    path = formatted(tmp_path / "f.xlsx", {"B2": "0%"}, ["a", "b"], ["x", 0.3])
    for address in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"'):
        change_part(path, "xl/worksheets/sheet1.xml", address, b"")

    assert read_tables(received(path)).sheets[0].rows[1].cells == ("x", "30%")


def test_a_workbook_whose_styles_are_damaged_is_refused(tmp_path: Path) -> None:
    path = change_part(xlsx(tmp_path / "f.xlsx", [["a"], [1]]), "xl/styles.xml", b"</styleSheet>", b"")

    assert "damaged" in problems_of(path)[0][2]


def test_hidden_rows_are_read_and_said(tmp_path: Path) -> None:
    import openpyxl

    path = xlsx(tmp_path / "f.xlsx", [["a", "b"], [1, 2], [3, 4], [5, 6]])
    book = openpyxl.load_workbook(path)
    for row in (3, 9):  # the last holds nothing
        book.active.row_dimensions[row].hidden = True
    book.save(path)

    tables = read_tables(received(path))

    assert len(tables.sheets[0].rows) == 4
    assert tables.notices == ('f.xlsx, sheet "Sheet1": 1 hidden row was read with the others (row 3).',)


# -- ODS --------------------------------------------------------------------------------------

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


STRUCK, PLAIN = 'table:style-name="ce9"', 'table:style-name="ce8"'
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods(path: Path, rows: str, **extra: Any) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS.format(rows=rows))
        if "META-INF__manifest.xml" not in extra:
            package.writestr("META-INF/manifest.xml", _MANIFEST)
        for name, content in extra.items():
            package.writestr(name.replace("__", "/"), content)
    return path


def text_cell(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def test_an_ods_with_empty_rows_to_the_end_is_read(tmp_path: Path) -> None:
    ghost = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    path = ods(tmp_path / "f.ods", f"<table:table-row>{text_cell('a')}</table:table-row>{ghost}")

    assert [row.cells for row in read_tables(received(path)).sheets[0].rows] == [("a",)]


def test_an_ods_percentage_a_hidden_row_and_a_merged_cell_are_known(tmp_path: Path) -> None:
    percent = '<table:table-cell office:value-type="percentage" office:value="0.3"/>'
    merged = text_cell("x", 'table:number-rows-spanned="2"')
    rows = (
        f"<table:table-row>{text_cell('a')}{text_cell('b')}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{merged}{percent}</table:table-row>'
        f"<table:table-row><table:covered-table-cell/>{percent}</table:table-row>"
    )

    tables = read_tables(received(ods(tmp_path / "f.ods", rows)))

    assert [row.cells for row in tables.sheets[0].rows] == [("a", "b"), ("x", "30%"), ("", "30%")]
    assert [each.name for each in tables.sheets[0].merged] == ["A2:A3"]
    assert "1 hidden row was read with the others (row 2)" in tables.notices[0]


FORMULA = 'table:formula="of:=1+1"'
REPEATED = 'table:number-columns-repeated="16000"'


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (f"<table:table-row>{text_cell('1', FORMULA)}</table:table-row>", "formula"),
        (
            f'<table:table-row table:number-rows-repeated="1000000">'
            f"{text_cell('1', REPEATED)}</table:table-row>",
            "more than",
        ),
        ("<table:table-row>", "damaged"),
    ],
)
def test_an_ods_with_formulas_bombs_or_damage_is_refused(tmp_path: Path, row: str, what: str) -> None:
    assert what in problems_of(ods(tmp_path / "f.ods", row))[0][2]


def test_an_ods_with_a_password_or_macros_is_refused(tmp_path: Path) -> None:
    row = f"<table:table-row>{text_cell('a')}</table:table-row>"
    locked = ods(tmp_path / "a.ods", row, **{"META-INF__manifest.xml": "<m:encryption-data/>"})
    coded = ods(tmp_path / "b.ods", row, **{"Basic__script.xml": "<x/>"})

    assert "password" in problems_of(locked)[0][2]
    assert "macros" in problems_of(coded)[0][2]


def test_a_document_is_not_taken_for_a_table(tmp_path: Path) -> None:
    path = tmp_path / "f.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<x/>")

    with pytest.raises(Refused, match="not a table"):
        read_tables(received(path))


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# -- what nobody sees, or sees crossed out ----------------------------------------------------


def test_hidden_columns_and_struck_through_cells_are_read_and_said(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.styles import Font

    path = xlsx(tmp_path / "f.xlsx", [["a", "b", "c"], [1, 2, 3], [4, 5, 6]])
    book = openpyxl.load_workbook(path)
    for letter in ("B", "F"):  # the last holds nothing
        book.active.column_dimensions[letter].hidden = True
    for cell in ("A3", "C3", "D9"):
        book.active[cell].font = Font(strike=True)
    book.save(path)

    tables = read_tables(received(path))

    assert tables.sheets[0].rows[2].cells == (4, 5, 6)
    assert tables.notices == (
        'f.xlsx, sheet "Sheet1": 1 hidden column was read with the others (column B).',
        'f.xlsx, sheet "Sheet1": 2 cells that are struck through were read as they stand (A3, C3).',
    )


def test_a_run_of_hidden_columns_is_told_as_far_as_it_is_filled(tmp_path: Path) -> None:
    import openpyxl

    path = xlsx(tmp_path / "f.xlsx", [["a", "b", "c"], [1, 2, 3]])
    book = openpyxl.load_workbook(path)
    book.active.column_dimensions.group("B", "XFD", hidden=True)
    book.save(path)

    assert read_tables(received(path)).notices == (
        'f.xlsx, sheet "Sheet1": 2 hidden columns were read with the others (column B, C).',
    )


def test_hidden_columns_and_struck_through_cells_of_an_ods_are_said(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ce9"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ce8"><style:text-properties style:text-line-through-style="none"/></style:style>'
        "</office:automatic-styles>"
    )
    rows = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{text_cell('a')}{text_cell('b')}{text_cell('c')}</table:table-row>"
        f"<table:table-row>{text_cell('1', STRUCK)}{text_cell('2', PLAIN)}{text_cell('3')}</table:table-row>"
    )
    path = tmp_path / "f.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml", _ODS.format(rows=rows).replace("<office:body>", f"{styles}<office:body>")
        )
        package.writestr("META-INF/manifest.xml", _MANIFEST)

    assert read_tables(received(path)).notices == (
        'f.ods, sheet "S": 1 hidden column was read with the others (column C).',
        'f.ods, sheet "S": 1 cell that is struck through was read as it stands (A2).',
    )
