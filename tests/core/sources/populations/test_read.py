"""Populations and households: each figure under the release it is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import read, received, recognises, refusal, rows, xlsx
from tests.support.shared import shared
from tithing.sources.populations.read import lacks

AGES = ",".join(str(age) for age in range(100))
ONES = ",".join("1" for _ in range(100))


def test_a_mid_year_table_is_named_after_its_year(tmp_path: Path) -> None:
    file = received(
        tmp_path / "mye24tablesew.csv",
        f"\ufeffCode,Name,Geography,All ages,{AGES}\nE06000001,Hartlepool,UA,100,{ONES}\n",
    )

    reading = read("populations", file)

    columns = ("measure", "area", "period", "supplier", "value", "note", "row")
    assert rows(reading, *columns) == [
        ("population", "E06000001", "2024", "ons_mid_2024", 100.0, "mid-2024 estimate", 2)
    ]


def test_a_census_table_gives_people_and_households(tmp_path: Path) -> None:
    file = received(
        tmp_path / "census21.csv", "lsoa21_code,total_residents,total_households\nE01011954,90,40\n"
    )

    reading = read("populations", file)

    assert sorted(rows(reading, "measure", "supplier", "value")) == [
        ("households", "census_2021", 40.0),
        ("population", "census_2021", 90.0),
    ]


def test_a_ward_is_taken_by_its_name_under_title_rows_and_thousands_separators(tmp_path: Path) -> None:
    text = (
        "Contents,,,,\n,,,,\nTable: Mid-2020 Population Estimates for 2020 Wards,,,,\n,,,,\n"
        "Ward Code 1,Ward Name 1,LA Code (2021 boundaries),LA name (2021 boundaries),All Ages\n"
        'E05003461,Burn Valley,E06000001,Hartlepool,"8,216"\n'
        "E05000001,Not a ward we hold,E07000999,Somewhere,5\n"
        ",,,,\n1. There is a footnote,,,,\n"
    )

    reading = read("populations", received(tmp_path / "wards.csv", text))

    assert rows(reading, "area", "value", "period", "row") == [("E05008942", 8216.0, "2020", 6)]
    assert any("1 ward taken by name" in notice for notice in reading.notices)
    assert any("1 ward of that year not held" in notice for notice in reading.notices)


def test_counties_are_left_out_with_a_notice(tmp_path: Path) -> None:
    text = "Code,Name,All ages\nE11000007,Tyne and Wear,1100000\nE06000001,Hartlepool,98180\n"

    reading = read("populations", received(tmp_path / "mye24.csv", text))

    assert rows(reading, "area") == [("E06000001",)]
    assert any("Tyne and Wear" in notice for notice in reading.notices)


@pytest.mark.parametrize(
    ("name", "text", "row", "words"),
    [
        ("mye24.csv", "Code,Name,All ages\nE06000001,Hartlepool,12a\n", 2, '"12a" is not a whole number'),
        ("mye24.csv", "Code,Name,All ages\nE06000001,Hartlepool,\n", 2, "is not a whole number"),
        ("mye24.csv", "Code,Name,All ages\nE06000099,Nowhere,5\n", 2, "is in no look-up we hold"),
        ("mye24.csv", "Code,Name,All ages\nHartlepool,Hartlepool,5\n", 2, "is not the code of an area"),
        ("people.csv", "Code,Name,All ages\nE06000001,Hartlepool,5\n", None, "says which year it is for"),
        (
            "mye24.csv",
            f"Code,Name,All ages,{AGES}\nE06000001,Hartlepool,101,{ONES}\n",
            2,
            "the ages add to 100",
        ),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, name: str, text: str, row: int | None, words: str) -> None:
    problems = refusal("populations", received(tmp_path / name, text))

    assert problems[0].row == row
    assert words in problems[0].what


def test_a_table_of_observations_is_not_taken_for_a_population(tmp_path: Path) -> None:
    assert not recognises(
        "populations", received(tmp_path / "o.csv", "code,measure,population,value\nE06000001,x,1,2\n")
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("mye24tablesew.csv", ("population", 98180.0, "ons_mid_2024")),
        ("population20_ltla21.csv", ("population", 93836.0, "ons_mid_2020")),
        ("households21_ltla21.csv", ("households", 40900.0, "census_2021")),
    ],
)
def test_the_real_tables_give_hartlepools_figures(path: str, expected: tuple[str, float, str]) -> None:
    reading = read(
        "populations",
        received(shared(f"data/population/{path}", twin="test_a_mid_year_table_is_named_after_its_year")),
    )

    found = [
        row[1:] for row in rows(reading, "area", "measure", "value", "supplier") if row[0] == "E06000001"
    ]
    assert found == [expected]


@pytest.mark.parametrize("rest", ["", "\n", "\nNotes: see the publisher's page,,,\n"])
def test_headings_without_an_area_are_called_what_they_are(tmp_path: Path, rest: str) -> None:
    text = f"Code,Name,Geography,All ages{rest}"
    problem = refusal("populations", received(tmp_path / "mye22tablesew.csv", text))[0]

    assert problem.what == "there are headings and no area under them"


def test_the_workbook_itself_is_told_which_sheet_to_save(tmp_path: Path) -> None:
    """As a stranger downloads it: a sheet of contents, then persons, males and females."""
    people = [["Code", "Name", "All ages"], ["E06000001", "Hartlepool", 98180]]
    path = xlsx(
        tmp_path / "mye24tablesew.xlsx",
        [["Contents"]],
        people,
        people,
        names=("Contents", "MYE2 - Males", "MYE2 - Persons"),
    )

    lacking = lacks(received(path))

    assert lacking is not None
    (problem,) = lacking.problems
    assert lacking.is_near
    assert problem.sheet == "MYE2 - Persons"
    assert 'save its sheet "MYE2 - Persons" as CSV under the name mye24tablesew.csv' in problem.change
