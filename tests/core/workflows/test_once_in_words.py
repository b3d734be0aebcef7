"""What is told of a file says each thing once, and names that are alike apart."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.functional.door_cases import FLAT, LIST, file
from tithing.cli import run
from tithing.workflows.the_book.new_book import new_book

COUNCIL = ("--supplier", "council", "--released", "2025-09-01")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    new_book(tmp_path / "book", name="Safer Hartlepool", area="Hartlepool")
    return tmp_path / "book"


def told(book: Path, path: Path, capsys: pytest.CaptureFixture[str], *said: str) -> str:
    run(["import", str(path), "--book", str(book), *COUNCIL, *said])
    printed = capsys.readouterr()
    return f"{printed.out}{printed.err}"


def test_rows_around_a_table_are_told_with_their_words_and_not_counted_beside(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = "Recorded crime,,\nArea,Offence,Apr 2024\nHartlepool,Shoplifting,12\nSource: crime system,,"
    said = told(book, file("e.csv", extract)(tmp_path), capsys)

    assert said.count("above the headings") == 1
    assert said.count("Source: crime system") == 1
    assert "not of the table" not in said


def test_a_hidden_sheet_and_a_hidden_row_are_told_once_and_the_file_is_named_once(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file("e.xlsx", "Area,Offence,Apr 2024\nHartlepool,Shoplifting,12\nHartlepool,Robbery,2")(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook.active.row_dimensions[3].hidden = True
    workbook.create_sheet("old")["A1"] = "as it was"
    workbook["old"].sheet_state = "hidden"
    workbook.save(path)

    said = told(book, path, capsys)

    assert said.count("hidden row") == 1
    assert "e.xlsx: e.xlsx" not in said
    assert [line for line in said.splitlines() if 'sheet "old"' in line or "hidden sheet" in line] == [
        'Not kept of e.xlsx: sheet "old", hidden'
    ]


def test_the_sheets_and_lines_that_are_not_kept_of_a_workbook_of_many_are_counted_and_three_named(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for place in ("Hartlepool", "Middlesbrough"):
        rows = (["Published with the bulletin"], [f"Notes of {place}"], ["Back to contents"], ["See Notes"])
        for row in (*rows, ["Area", "Offence", "Apr 2024"], [place, "Shoplifting", 12]):
            workbook.create_sheet(place) if place not in workbook.sheetnames else None
            workbook[place].append(row)
    for name in ("Cover", "Contents", "Notes", "Table 3", "Table 4"):
        workbook.create_sheet(name).append(["words"] if "Table" not in name else [1, 2, 3])
    workbook.save(tmp_path / "e.xlsx")

    said = told(book, tmp_path / "e.xlsx", capsys)

    (line,) = [line for line in said.splitlines() if line.startswith("Not kept")]
    assert '5 sheets, 3 of words and 2 of figures ("Cover", "Contents", "Notes" and 2 more)' in line
    assert '8 rows above the headings ("Published with the bulletin", ' in line
    assert "and 5 more)" in line
    assert len(line) < 300


def test_a_number_that_programs_write_for_not_known_is_asked_about_once(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(
        f"Shoplifting,Hartlepool,2024-{m:02},{v},count" for m, v in enumerate((4, 5, 4, 999, 5), 1)
    )
    said = told(book, file("f.csv", f"{FLAT}\n{rows}")(tmp_path), capsys)

    assert said.count("Asked ") == 1
    assert "programs write for a figure that is not known" in said


def test_a_list_of_one_day_is_of_that_day(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(book, file("l.csv", f"{LIST}\n2025-06-03,fly tipping,Victoria")(tmp_path), capsys)

    assert "its 1 incident is on 3 June 2025." in said
    assert "from 3 June 2025 to 3 June 2025" not in said


def test_names_with_commas_are_told_apart(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(f'Shoplifting,"{name}",2024-25Q4,3,count' for name in ("Bristol, City of", "Hyndburn"))
    (tmp_path / "f.csv").write_text(f"{FLAT}\n{rows}\n")

    said = told(book, tmp_path / "f.csv", capsys)

    assert (
        "Bristol, City of (E06000023) and Hyndburn" in said
        or "Bristol, City of (E06000023); and Hyndburn" in said
    )


def test_minus_nought_is_nought(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(book, file("f.csv", f"{FLAT}\nShoplifting,Hartlepool,2024-25Q4,-0,count")(tmp_path), capsys)

    run(
        [
            "figures",
            "--quarter",
            "2024-25Q4",
            "--indicator",
            "shoplifting",
            "--format",
            "csv",
            "--book",
            str(book),
        ]
    )

    assert ",count,0.0,final," in capsys.readouterr().out


def test_a_district_and_its_partnership_are_told_apart_where_both_change(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count, day in ((40, "2025-05-01"), (50, "2025-06-01")):
        rows = "\n".join(f"Shoplifting,{code},2024-25Q4,{count},count" for code in ("E06000001", "E22000027"))
        path = file(f"{count}.csv", f"{FLAT}\n{rows}")(tmp_path)
        run(["import", str(path), "--book", str(book), "--released", day])

    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Changed:")]

    assert len(set(said)) == 2
    assert sum("Hartlepool (CSP)" in line for line in said) == 1
