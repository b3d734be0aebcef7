"""A partner's return: written, filled in, read back; and everything that may have happened to it between."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sources.building import MADE_UP, context, read, received, recognises, refusal, rows
from tests.core.sources.test_tables import add_part, change_part
from tithing.sources.partner_return.template import write_template
from tithing.sources.registry import list_sources
from tithing.sources.values.cells import Unclear, number_of
from tithing.vocabulary.partnership import Owed, Partner, Partnership
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused

QUARTER = Period.parse("2017-18Q4")
MEASURES = ("deliberate_secondary_fires", "opiate_users_completing_treatment")
FIRE = Partner("fire", "Fire Brigade", post="Safety team", owes=(Owed(MEASURES, due_days=21),))
SAFER = Partnership("Safer X", "E06000001", contact="Community safety team", partners=(FIRE,))


def template(path: Path, partner: Partner = FIRE) -> Path:
    asked = context()
    write_template(
        SAFER, partner, measures=asked.measures, gazetteer=asked.gazetteer, quarter=QUARTER, path=path
    )
    return path


def filled(tmp_path: Path, **cells: Any) -> Path:
    """The return with these cells of its sheet written by another program."""
    tmp_path.mkdir(exist_ok=True)
    path = template(tmp_path / "return.xlsx")
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Return"][cell] = value
    book.save(path)
    return path


def change(path: Path, doing: Callable[[Any], None]) -> Path:
    book = openpyxl.load_workbook(path)
    doing(book)
    book.save(path)
    return path


def test_the_template_asks_for_the_quarter_and_for_counts_its_months(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(template(tmp_path / "r.xlsx"))["Return"]
    asked = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=2)]

    assert [(row[0], row[3]) for row in asked] == [
        ("Deliberate secondary (F3) fires", "Jan to Mar 2018"),
        ("Deliberate secondary (F3) fires", "Jan 2018"),
        ("Deliberate secondary (F3) fires", "Feb 2018"),
        ("Deliberate secondary (F3) fires", "Mar 2018"),
        ("Opiate users successfully completing treatment", "Jan to Mar 2018"),
    ]


def test_the_template_is_accessible_locked_and_ready_to_print(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template(tmp_path / "r.xlsx"))
    sheet = book["Return"]

    assert book.properties.title == "Return of Fire Brigade, Quarter 4, January to March 2018"
    assert all(not each.merged_cells.ranges for each in book)
    assert all(each["A1"].value for each in book)
    assert sheet.tables["Return"].headerRowCount == 1
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet["A2"].protection.locked
    assert not sheet["F2"].protection.locked
    assert book["Tithing"].sheet_state == "hidden"
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert lists[0].formula1 == '"final,provisional,revised,estimated,suppressed,missing"'
    cover = [cell.value for row in book["Cover"].iter_rows() for cell in row if cell.value]
    assert {"Safer X", "Community safety team", "Safety team", "21 April 2018", "What happened"} <= set(cover)


def test_the_same_template_is_the_same_bytes(tmp_path: Path) -> None:
    assert template(tmp_path / "a.xlsx").read_bytes() == template(tmp_path / "b.xlsx").read_bytes()


def test_a_filled_return_is_read_back_with_its_commentary(tmp_path: Path) -> None:
    path = filled(
        tmp_path, F2=46, F6=3.6, G6="provisional", J2="Fewer fires.", L2="Patrols.", I6="two months only"
    )
    reading = read("partner_return", received(path))

    assert recognises("partner_return", received(path))
    assert rows(reading, "measure", "period", "value", "status", "supplier", "note") == [
        (MEASURES[0], "2017-18Q4", 46.0, "final", "fire", ""),
        (MEASURES[1], "2017-18Q4", 3.6, "provisional", "fire", "two months only"),
    ]
    assert [(said.measure, said.text) for said in reading.commentary] == [
        (MEASURES[0], "What happened: Fewer fires.\n\nWhat we did: Patrols.")
    ]
    assert (reading.supplier, reading.period) == ("fire", "Jan to Mar 2018")


def test_no_other_source_takes_a_return_for_its_own(tmp_path: Path) -> None:
    file = received(filled(tmp_path, F2=46))

    assert [source.slug for source in list_sources() if source.recognises(file)] == ["partner_return"]


def test_what_is_left_empty_is_missing_and_named(tmp_path: Path) -> None:
    path = filled(tmp_path, F2=0, G6="", H6=date(2018, 8, 14))
    reading = read("partner_return", received(path))

    assert rows(reading, "value", "status", "reason", "expected") == [
        (0.0, "final", "", None),
        (None, "missing", "not supplied by Fire Brigade", date(2018, 8, 14)),
    ]
    assert "Opiate users" in reading.notices[0]


def test_missing_with_a_reason_and_suppressed_keep_theirs(tmp_path: Path) -> None:
    path = filled(tmp_path, G2="missing", I2="system change", G6="suppressed")

    assert rows(read("partner_return", received(path)), "status", "reason") == [
        ("missing", "system change"),
        ("suppressed", "too few to publish"),
    ]


def test_three_months_make_an_empty_quarter_and_must_agree_with_a_full_one(tmp_path: Path) -> None:
    made = read("partner_return", received(filled(tmp_path, F3=10, F4=20, F5=16, F6=1)))
    problems = refusal("partner_return", received(filled(tmp_path, F2=45, F3=10, F4=20, F5=16, F6=1)))

    assert ("2017-18Q4", 46.0, "sum of its three months") in rows(made, "period", "value", "note")
    assert len(rows(made, "value")) == 5
    assert made.notices == ()
    assert "the quarter is 45 and its three months add to 46" in problems[0].what


def test_rows_and_columns_may_be_moved(tmp_path: Path) -> None:
    def move(book: Any) -> None:
        sheet = book["Return"]
        del sheet.tables["Return"]
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        moved = [list(reversed(row)) for row in [cells[0], *reversed(cells[1:])]]
        for row, values in enumerate(moved, 1):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    path = change(filled(tmp_path, F2=46, F6=3.6), move)

    assert sorted(rows(read("partner_return", received(path)), "measure", "value")) == [
        (MEASURES[0], 46.0),
        (MEASURES[1], 3.6),
    ]


@pytest.mark.parametrize(
    ("cells", "row", "column", "what"),
    [
        ({"A2": "Fires"}, 2, "Measure", 'changed from "Deliberate secondary (F3) fires" to "Fires"'),
        ({"D6": "Apr to Jun 2018"}, 6, "Period", "changed from"),
        ({"E6": "count"}, 6, "Unit", "changed from"),
        ({"A9": "Another measure", "F9": 3}, 9, "Measure", "not one that this return asks for"),
        ({"F2": " 12a "}, 2, "Value", '"12a" is not a number'),
        ({"F2": "1,2"}, 2, "Value", 'the commas in "1,2" do not mark thousands'),
        ({"F2": " 12,04"}, 2, "Value", 'the commas in "12,04" do not mark thousands'),
        ({"F2": "1 4"}, 2, "Value", '"1 4" is not a number'),
        ({"F2": date(2018, 1, 1)}, 2, "Value", "is a date, not a number"),
        ({"F2": -1}, 2, "Value", "below none"),
        ({"F2": 1.5}, 2, "Value", "fraction"),
        ({"F6": 104}, 6, "Value", "between 0 and 100"),
        ({"F2": 4, "G2": "missing"}, 2, "Status", "a value and the status missing"),
        ({"G2": "final"}, 2, "Value", "the value is empty"),
        ({"G2": "good"}, 2, "Status", "not a status"),
        ({"F2": "=1+1"}, 2, "Value", "the cell holds a formula"),
        ({"H2": "soon"}, 2, "Expected", "not a date"),
        ({"J2": f"At {MADE_UP}"}, 2, "What happened", "full postcode"),
        ({"J2": "Fire at 12 Vincent Street"}, 2, "What happened", "house number"),
        ({"F1": "Worth"}, 1, "", '"Value" is missing'),
    ],
)
def test_what_was_done_wrong_is_refused_with_its_cell(
    tmp_path: Path, cells: dict[str, Any], row: int, column: str, what: str
) -> None:
    problem = refusal("partner_return", received(filled(tmp_path, **{"F3": 1, **cells})))[0]

    assert (problem.sheet, problem.row, problem.column) == ("Return", row, column)
    assert what in problem.what
    assert problem.change


@given(
    number=st.integers(0, 9_999_999),
    before=st.text(" \u00a0\t", max_size=3),
    after=st.text(" \u00a0\t", max_size=3),
    commas=st.booleans(),
)
def test_a_number_that_any_person_can_read_is_read(
    number: int, before: str, after: str, commas: bool
) -> None:
    written = f"{number:,}" if commas else str(number)

    assert number_of(f"{before}{written}{after}") == number


@given(st.from_regex(r"[1-9][0-9]{0,4},[0-9]{1,2}", fullmatch=True))
def test_a_comma_that_may_be_a_decimal_one_is_never_guessed(written: str) -> None:
    with pytest.raises(Unclear, match="do not mark thousands"):
        number_of(written)


@pytest.mark.parametrize(
    ("cell", "value"),
    [(" 14 ", 14.0), ("1,204", 1204.0), ("46", 46.0), ("\u00a014", 14.0), (" +7", 7.0), ("1 204", 1204.0)],
)
def test_a_value_typed_as_text_is_taken_for_what_it_says(tmp_path: Path, cell: str, value: float) -> None:
    made = read("partner_return", received(filled(tmp_path, F2=cell, F6=3.6)))

    assert (MEASURES[0], value) in rows(made, "measure", "value")


def test_a_cell_of_blanks_is_an_empty_one(tmp_path: Path) -> None:
    made = read("partner_return", received(filled(tmp_path, F2="  ", F6=3.6)))

    assert (MEASURES[0], None) in rows(made, "measure", "value")


def test_a_percentage_typed_with_its_sign_is_that_percentage(tmp_path: Path) -> None:
    def show(book: Any) -> None:
        book["Return"]["F6"].number_format = "0.0%"  # what a spreadsheet does when 3.6% is typed

    path = change(filled(tmp_path, F2=46, F6=0.036), show)

    assert (MEASURES[1], 3.6) in rows(read("partner_return", received(path)), "measure", "value")


def test_a_count_that_shows_a_percentage_is_refused(tmp_path: Path) -> None:
    def show(book: Any) -> None:
        book["Return"]["F2"].number_format = "0%"

    problem = refusal("partner_return", received(change(filled(tmp_path, F2=1, F6=3.6), show)))[0]

    assert problem.row == 2
    assert '"100%" is a percentage, and this measure is not' in problem.what


def test_a_deleted_row_is_missing_and_named(tmp_path: Path) -> None:
    path = change(filled(tmp_path, F2=46), lambda book: book["Return"].delete_rows(6))
    reading = read("partner_return", received(path))

    assert (MEASURES[1], "missing") in rows(reading, "measure", "status")
    assert "Opiate users" in reading.notices[0]


def test_an_empty_return_is_refused(tmp_path: Path) -> None:
    assert (
        "nothing in the return" in refusal("partner_return", received(template(tmp_path / "r.xlsx")))[0].what
    )


def test_a_changed_stamp_is_refused_and_a_lost_one_is_no_return(tmp_path: Path) -> None:
    def other_quarter(book: Any) -> None:
        book["Tithing"]["B5"] = "2018-19Q1"

    changed = change(filled(tmp_path, F2=46), other_quarter)
    assert "was changed" in refusal("partner_return", received(changed))[0].what

    lost = change(filled(tmp_path, F2=46), lambda book: book.remove(book["Tithing"]))
    assert not recognises("partner_return", received(lost))
    assert "hidden sheet is missing" in refusal("partner_return", received(lost))[0].what


def test_a_return_with_macros_or_links_is_refused(tmp_path: Path) -> None:
    coded = add_part(filled(tmp_path, F2=46), "xl/vbaProject.bin", b"code")
    assert "macros" in refusal("partner_return", received(coded))[0].what

    linked = add_part(filled(tmp_path, F2=46), "xl/externalLinks/externalLink1.xml", b"<x/>")
    assert "external links" in refusal("partner_return", received(linked))[0].what


def test_a_macro_workbook_by_its_content_type_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path, F2=46)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    change_part(path, "[Content_Types].xml", kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    assert zipfile.is_zipfile(path)
    assert "macros" in refusal("partner_return", received(path))[0].what


def test_a_template_needs_a_quarter_and_something_owed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="owes no measure"):
        template(tmp_path / "r.xlsx", Partner("p", "P"))
    with pytest.raises(Refused, match="no measure is called"):
        template(tmp_path / "r.xlsx", Partner("p", "P", owes=(Owed(("unheard_of",)),)))


def test_breakdowns_are_rows_of_their_own(tmp_path: Path) -> None:
    partner = Partner("p", "P", owes=(Owed((MEASURES[1],), breakdowns=("age=under 18",)),))
    sheet = openpyxl.load_workbook(template(tmp_path / "r.xlsx", partner))["Return"]

    assert [sheet.cell(row, 2).value or "" for row in (2, 3)] == ["", "age=under 18"]


@pytest.mark.parametrize("cell", ["N2", "M3", "P30"])
def test_words_outside_the_template_are_told_by_their_cell_and_asked_about_where_they_matter(
    tmp_path: Path, cell: str
) -> None:
    harmless = read("partner_return", received(filled(tmp_path / "a", F2=12, **{cell: "as agreed"})))
    doubtful = read(
        "partner_return", received(filled(tmp_path / "b", F2=12, **{cell: "figures in hundreds"}))
    )

    assert any(f'"as agreed" (cell {cell})' in notice for notice in harmless.notices)
    assert harmless.questions == ()
    (question,) = doubtful.questions
    assert f'Cell {cell} says "figures in hundreds"' in question.words
    assert question.sheet == "Return"


def test_a_sheet_that_a_partner_added_is_asked_about_where_it_speaks_of_the_figures(tmp_path: Path) -> None:
    path = change(
        filled(tmp_path, F2=12), lambda book: book.create_sheet("Extra").append(["All are estimates only"])
    )

    (question,) = read("partner_return", received(path)).questions

    assert (question.sheet, question.row) == ("Extra", 1)


def test_the_templates_own_words_are_not_asked_about(tmp_path: Path) -> None:
    assert read("partner_return", received(filled(tmp_path, F2=12))).questions == ()
