"""One thing that is wrong in many rows of a file, or in many files, is one sentence, whichever source reads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.functional.door_cases import MAY, STREET, Make, file
from tests.support.each_source import (
    EXTRACT,
    FLAT,
    INCIDENTS,
    LOOKUP,
    MAPPED,
    MAPPING,
    ONS,
    POPULATION,
    SmallFile,
)
from tithing.cli import run
from tithing.workflows.the_book.new_book import new_book

COUNCIL = ("--supplier", "council", "--released", "2025-09-01")
MAPPED_BY = ("--mapping", "stations", *COUNCIL)


def with_rows(small: SmallFile, rows: int, heading: str, cell: str, kind: str = "csv") -> Make:
    """The first row so many times, each with this cell in it."""
    changed = small.with_cell(1, heading, cell)
    many = SmallFile(
        small.source,
        small.name,
        (changed.rows[0], *[changed.rows[1]] * rows),
        (),
        above=small.above,
        sheet=small.sheet,
    )
    return lambda folder: many.write(folder, kind)


def street(
    month: str = "2025-01", force: str = "Cleveland Police", kind: str = "Burglary", cut: int = 0
) -> Make:
    rows = "".join(
        f"{number:064x},{month},{force},{force},-1.21,54.69,On or near Invented Way,E01011949,Hartlepool 009A,{kind},"
        "Under investigation,\n"
        for number in range(12)
    )
    text = f"{STREET}\n{rows}"

    def write(folder: Path) -> Path:
        path = folder / "2025-01-cleveland-street.csv"
        path.write_text(text[: len(text) - cut], encoding="utf-8")
        return path

    return write


CASES: dict[str, tuple[Make, Sequence[str], tuple[str, ...]]] = {
    "a unit of a flat table": (
        with_rows(FLAT, 302, "unit", "Persons"),
        COUNCIL,
        ('rows 2 to 303, column "unit": "Persons" is not a unit',),
    ),
    "a measure of a flat workbook": (
        with_rows(FLAT, 3, "measure", "Shoplofting", "xlsx"),
        COUNCIL,
        ("rows 2 to 4", "Shoplofting"),
    ),
    "a mark in every column of an extract": (
        file(
            "e.csv", "Area,Offence,Apr 2024,May 2024\nHartlepool,Shoplifting,..,..\nHartlepool,Robbery,..,.."
        ),
        COUNCIL,
        ('rows 2 and 3, columns "Apr 2024" and "May 2024": ".." is not a number',),
    ),
    "an area of an extract": (
        with_rows(EXTRACT, 5, "Area", "Hartlepol", "ods"),
        COUNCIL,
        ("rows 2 to 6", "Hartlepol"),
    ),
    "a row of an extract that counts each month again": (
        file(
            "e.csv",
            "Area,Offence,Apr 2024,May 2024,Jun 2024\nHartlepool,Robbery,1,2,3\nHartlepool,Robbery,4,5,6",
        ),
        COUNCIL,
        ("rows 2 and 3 both count Robbery, Hartlepool, Apr 2024", "the like of 2 more figures"),
    ),
    "a type of a list": (with_rows(INCIDENTS, 9, "type", "F99"), MAY, ("rows 2 to 10", "F99")),
    "a number of people": (
        with_rows(POPULATION, 30, "All ages", ".."),
        (),
        ('rows 2 to 31, column "All ages": ".." is not a whole number',),
    ),
    "a code of a look-up": (
        with_rows(LOOKUP, 30, "WD26CD", "ward 1"),
        (),
        ("rows 2 to 31", '"ward 1" is not a code'),
    ),
    "a month of a street file that is not the file's": (
        street(month="2025-02"),
        (),
        ('rows 2 to 13, column "Month": "2025-02" is not the month of the file',),
    ),
    "a force of a street file that is not the file's": (
        street(force="Durham Constabulary"),
        (),
        ('rows 2 to 13, column "Reported by"',),
    ),
    "a type of a street file": (street(kind="Burglry"), (), ("rows 2 to 13", "Burglry")),
    "the last row of a street file, cut in its midst": (
        street(cut=60),
        (),
        ("row 13: the file ends in the middle of this row", "Download it again"),
    ),
    "the last row of a street file, cut in its first cell": (street(cut=170), (), ("row 13", "cut short")),
    "a unit that a mapping says": (
        with_rows(MAPPED, 9, "No.", "4"),
        MAPPED_BY,
        ('the mapping says unit = "persons" in [same_for_all]', "partnership/mappings/stations.toml"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_thing_wrong_in_many_rows_is_one_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, said, words = CASES[name]
    book = tmp_path / "book"
    new_book(book, name="Safer Hartlepool", area="Hartlepool")
    (book / "partnership" / "mappings").mkdir()
    (book / "partnership" / "mappings" / "stations.toml").write_text(MAPPING.replace('"count"', '"persons"'))

    assert run(["import", str(make(tmp_path)), "--book", str(book), *said]) == 1

    told = capsys.readouterr().err
    assert "Refused: 1 problem;" in told
    assert [each for each in words if each.lower() not in told.lower()] == [], told


def test_one_thing_wrong_in_many_files_is_one_line_that_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book"
    new_book(book, name="Safer Hartlepool", area="Hartlepool")
    folder = tmp_path / "sent"
    folder.mkdir()
    for name in ("a", "b", "c"):
        text = f"measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q1,{ord(name)},Persons\n"
        (folder / f"{name}.csv").write_text(text)

    assert run(["import", str(folder), "--book", str(book), *COUNCIL]) == 1

    said = capsys.readouterr().err
    assert said.count("is not a unit") == 1
    assert "The like in 2 other files: b.csv and c.csv." in said


def test_an_official_workbook_is_told_of_a_slip_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book"
    new_book(book, name="Safer Hartlepool", area="Hartlepool")
    twice = SmallFile(
        ONS.source,
        ONS.name,
        (
            *ONS.rows,
            ("E23000013", "Cleveland", "E22000027", "Hartlepool", "E06000001", "Hartlepool", "9", "4"),
        ),
        (),
        sheet=ONS.sheet,
        above=ONS.above,
    )

    run(["import", str(twice.write(tmp_path, "xlsx")), "--book", str(book)])

    said = capsys.readouterr().err
    assert "Refused: 1 problem" in said
    assert "more figure" in said
