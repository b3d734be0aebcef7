"""An accessible workbook (R106): one named table a sheet, nothing merged, blank or below, and every mark explained."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.sample_document import crime_table, sample_document
from tithing.documents.parts import Chart
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_xlsx import to_xlsx
from tithing.documents.renderers.workbook.names import sheet_names


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(lay_out(sample_document()))))


def test_cover_summary_contents_and_notes_come_first_and_then_a_sheet_for_each_table(
    book: openpyxl.Workbook,
) -> None:
    assert book.sheetnames == [
        "Cover", "Summary", "Contents", "Notes",
        "1 Crime indicators", "2 Crime by category", "3 Areas side by side", "Charts",
    ]  # fmt: skip
    links = [cell.hyperlink.location for cell in book["Contents"]["A"] if cell.hyperlink]
    assert [link.split("!")[0].strip("'") for link in links] == ["Summary", *book.sheetnames[3:]]


def tables_of(book: openpyxl.Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.title[0].isdigit()]


def test_summary_says_what_page_one_says(book: openpyxl.Workbook) -> None:
    said = [cell.value for cell in book["Summary"]["A"]]

    assert said[0] == "Summary"
    assert "What got worse" in said


def test_head_and_names_stay_in_view(book: openpyxl.Workbook) -> None:
    assert tables_of(book)
    for sheet in tables_of(book):
        (table,) = sheet.tables.values()
        head = int(re.sub(r"\D", "", table.ref.split(":")[0]))
        assert sheet.freeze_panes in (f"B{head + 1}", "B1")


def test_every_chart_is_drawn_by_excel_over_its_own_figures(book: openpyxl.Workbook) -> None:
    charts = list(sample_document().charts())
    drawn = drawn_charts(to_xlsx(lay_out(sample_document())))

    said = {cell.value for row in book["Charts"].iter_rows() for cell in row}
    assert len(drawn) == len(charts) > 3
    assert all(any(chart.title in each and "Charts!$A$" in each for each in drawn) for chart in charts)
    assert set().union(*map(values_of, charts)) <= said


def drawn_charts(content: bytes) -> list[str]:
    opened = zipfile.ZipFile(io.BytesIO(content))
    return [opened.read(name).decode() for name in opened.namelist() if name.startswith("xl/charts/chart")]


def values_of(chart: Chart) -> set[float | None]:
    return {point.value for series in chart.series for point in series.points}


@given(st.lists(st.sampled_from(("crime", "Reported", "publicly", "by", "area", "rates", "type")), min_size=1, max_size=9)
       .map(" ".join).flatmap(lambda title: st.lists(st.sampled_from((title, f"{title} by area", f"{title} rates")),
                                                     min_size=1, max_size=5, unique=True)))  # fmt: skip
def test_sheets_differ_by_more_than_their_number(titles: list[str]) -> None:
    names = sheet_names(titles)

    words = [name.split(" ", 1)[1:] for name in names]
    assert all(len(name) <= 31 for name in names)
    assert len({" ".join(each) for each in words}) == len(titles)


def test_workbook_says_its_title_and_author(book: openpyxl.Workbook) -> None:
    assert book.properties.title == sample_document().title
    assert book.properties.creator == "Safer Marlbeck Partnership"


def test_each_sheet_opens_at_its_title_and_ends_with_its_table(book: openpyxl.Workbook) -> None:
    assert tables_of(book)
    for sheet in tables_of(book):
        (table,) = sheet.tables.values()
        assert sheet["A1"].value.startswith("Table ")
        assert sheet.sheet_view.topLeftCell in (None, "A1")
        assert table.ref.endswith(f"{sheet.max_row}")
        assert not sheet.merged_cells.ranges


def test_no_cell_of_a_table_is_blank_and_no_head_comes_twice(book: openpyxl.Workbook) -> None:
    assert any(sheet.tables for sheet in book.worksheets)
    for sheet in book.worksheets[1:]:
        for table in sheet.tables.values():
            rows = list(sheet[table.ref])
            heads = [cell.value for cell in rows[0]]
            assert len(set(heads)) == len(heads)
            assert all(cell.value not in (None, "") for row in rows for cell in row)


def test_no_row_is_blank_between_the_title_and_the_table(book: openpyxl.Workbook) -> None:
    assert tables_of(book)
    for sheet in tables_of(book):
        assert all(sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1))


def test_upper_heads_are_flattened_into_the_one_head_row(book: openpyxl.Workbook) -> None:
    (table,) = book["3 Areas side by side"].tables.values()

    assert table.column_names[:3] == ["Crime type", "Marlbeck, Offences", "Marlbeck, Rate (per 1,000)"]


def test_missing_is_a_mark_in_the_cell_and_words_above_the_table(book: openpyxl.Workbook) -> None:
    lines = [cell.value for cell in book["1 Crime indicators"]["A"]]

    assert (
        "[x] Asked of Public Health; expected 14 August 2018 (Alcohol-related hospital admissions)" in lines
    )


def test_two_tables_of_the_same_name_have_sheets_of_different_names() -> None:
    tables = (crime_table(3), replace(crime_table(3), id="crime-2"))

    content = to_xlsx(lay_out(replace(sample_document(), parts=tables, notes=())))

    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_words_that_look_like_a_formula_stay_words() -> None:
    table = crime_table(2)
    first = replace(table.rows[0], cells=("=HYPERLINK(1)", *table.rows[0].cells[1:]))
    parts = (replace(table, rows=(first,)),)

    content = to_xlsx(lay_out(replace(sample_document(), parts=parts, notes=())))

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[4]
    assert sheet.cell(sheet.max_row, 1).data_type == "s"
