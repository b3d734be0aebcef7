"""The police extract: wide or long, by code or name, with totals that are checked and never added."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import read, received, recognises, refusal, rows, xlsx
from tithing.sources.tables import ReceivedCell
from tithing.sources.values.periods import period_of, periods_of_row


def extract(tmp_path: Path, text: str) -> list[tuple[Any, ...]]:
    file = received(tmp_path / "extract.csv", text)
    assert recognises("police_extract", file)
    return sorted(rows(read("police_extract", file), "measure", "area", "period", "value", "breakdown"))


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Apr-17", "2017-04"),
        ("Apr 2017", "2017-04"),
        ("April 2017", "2017-04"),
        ("Sept 17", "2017-09"),
        ("2017-04", "2017-04"),
        ("04/2017", "2017-04"),
        ("201704", "2017-04"),
        ("2017-04-01", "2017-04"),
        ("01/04/2017", "2017-04"),
        (date(2017, 4, 1), "2017-04"),
        ("Q1 2017-18", "2017-18Q1"),
        ("Q4 2017/18", "2017-18Q4"),
        ("2017/18 Q2", "2017-18Q2"),
        ("2017-18Q3", "2017-18Q3"),
        ("Apr to Jun 17", "2017-18Q1"),
        ("Oct - Dec 2020", "2020-21Q3"),
        ("Apr 16 - Mar 17", "2016-17"),
        ("2017/18", "2017-18"),
        ("12m-to-2018-03", "12m-to-2018-03"),
    ],
)
def test_a_heading_is_known_as_the_period_it_stands_for(heading: ReceivedCell, code: str) -> None:
    period = period_of(heading)

    assert period is not None
    assert period.code == code


@pytest.mark.parametrize(
    "heading", ["Offence", "17-Apr", "Q1 2017", "46", "2017", "", "Total", 46.0, date(2017, 4, 2), "28E"]
)
def test_what_is_no_period_or_could_be_two_is_none(heading: ReceivedCell) -> None:
    assert period_of(heading) is None


def test_december_beside_months_is_not_a_financial_year() -> None:
    found = periods_of_row(["Offence", "2011-10", "2011-11", "2011-12"])

    assert [period.label for period in found.values()] == ["Oct 2011", "Nov 2011", "Dec 2011"]


def test_codes_of_one_measure_add_up_and_absent_codes_are_named(tmp_path: Path) -> None:
    text = """Cleveland Police performance unit
"Recorded crime - Hartlepool, April to May 2017"
HO Code,Offence,Apr-17,May-17,Total
28E,Burglary residential,20,30,50
28F,Attempted burglary residential,5,4,9
46,Shoplifting,100,"1,110",1210
Total,,125,1144,1269
Source: crime system
"""
    reading = read("police_extract", received(tmp_path / "f.csv", text))

    assert sorted(rows(reading, "measure", "area", "period", "value", "status")) == [
        ("residential_burglary", "E06000001", "2017-04", 25.0, "provisional"),
        ("residential_burglary", "E06000001", "2017-05", 34.0, "provisional"),
        ("shoplifting", "E06000001", "2017-04", 100.0, "provisional"),
        ("shoplifting", "E06000001", "2017-05", 1110.0, "provisional"),
    ]
    assert any("28G, 28H, 29A" in notice for notice in reading.notices)


def test_a_long_extract_with_asb_types_and_areas(tmp_path: Path) -> None:
    text = """District,ASB type,Month,Incidents
Hartlepool,Personal,Apr 2017,12
Hartlepool,Nuisance,Apr 2017,20
Redcar & Cleveland,Environmental,Apr 2017,2
Hartlepool,AS23,Apr 2017,3
"""
    assert extract(tmp_path, text) == [
        ("asb_environmental", "E06000001", "2017-04", 3.0, ""),
        ("asb_environmental", "E06000003", "2017-04", 2.0, ""),
        ("asb_nuisance", "E06000001", "2017-04", 20.0, ""),
        ("asb_personal", "E06000001", "2017-04", 12.0, ""),
    ]


def test_repeat_rows_make_the_whole_and_are_kept_beside_it(tmp_path: Path) -> None:
    text = """Area,Category,Repeat,Month,Count
Hartlepool,Domestic abuse incidents,N,2017-04,12
Hartlepool,Domestic abuse incidents,Y,2017-04,5
"""
    whole = ("domestic_abuse_incidents", "E06000001", "2017-04")

    assert extract(tmp_path, text) == [
        (*whole, 5.0, "repeat=yes"),
        (*whole, 17.0, ""),
        ("repeat_domestic_abuse_incidents", "E06000001", "2017-04", 5.0, ""),
    ]


def test_a_column_of_repeats_is_part_of_the_count(tmp_path: Path) -> None:
    text = "Area,Category,Month,Count,Of which repeat\nHartlepool,Hate incidents,2017-04,12,3\n"

    assert {(measure, value, breakdown) for measure, _, _, value, breakdown in extract(tmp_path, text)} == {
        ("hate_incidents", 12.0, ""),
        ("hate_incidents", 3.0, "repeat=yes"),
        ("repeat_hate_incidents", 3.0, ""),
    }


def test_a_workbook_with_real_dates_and_an_area_on_each_tab(tmp_path: Path) -> None:
    def sheet(number: int) -> list[list[Any]]:
        return [["Offence", date(2017, 4, 1), date(2017, 5, 1)], ["Shoplifting", number, number + 1]]

    path = xlsx(
        tmp_path / "f.xlsx",
        sheet(5),
        sheet(9),
        [["Notes"]],
        names=("Hartlepool", "Stockton-on-Tees", "About"),
    )
    reading = read("police_extract", received(path))

    assert sorted(rows(reading, "area", "period", "value")) == [
        ("E06000001", "2017-04", 5.0),
        ("E06000001", "2017-05", 6.0),
        ("E06000004", "2017-04", 9.0),
        ("E06000004", "2017-05", 10.0),
    ]
    assert reading.used is not None
    assert reading.used.sheets == ("About",)


def test_a_number_code_from_a_workbook_is_that_code(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "f.xlsx", [["Area", "Offence code", "Q1 2017-18", "Q2 2017-18"], ["Hartlepool", 46, 1, 2]]
    )

    assert rows(read("police_extract", received(path)), "measure", "period") == [
        ("shoplifting", "2017-18Q1"),
        ("shoplifting", "2017-18Q2"),
    ]


def test_a_named_total_that_is_not_the_sum_is_told_and_not_added(tmp_path: Path) -> None:
    text = """Area: Hartlepool
Offence,Apr-17,May-17
Violence against the person,100,100
Violence with injury,40,40
Total,100,140
"""
    reading = read("police_extract", received(tmp_path / "f.csv", text))

    assert len(rows(reading, "value")) == 4
    assert any("row 5" in notice and "100" in notice and "140" in notice for notice in reading.notices)


SUBTOTALS = """Area,HO code,Apr-17
Hartlepool,46,10
Hartlepool,34A,2
Hartlepool,{word},{first}
Hartlepool,5D,3
Hartlepool,{word},{second}
Hartlepool,Total,15
"""


@pytest.mark.parametrize("word", ["Sub-total", "Subtotal", "SUB TOTAL"])
def test_a_sub_total_is_held_against_the_rows_since_the_one_before_and_never_added(
    word: str, tmp_path: Path
) -> None:
    good = received(tmp_path / "f.csv", SUBTOTALS.format(word=word, first=12, second=3))

    assert sum(value for (value,) in rows(read("police_extract", good), "value")) == 15

    wrong = received(tmp_path / "w.csv", SUBTOTALS.format(word=word, first=12, second=15))
    (problem,) = refusal("police_extract", wrong)
    assert problem.row == 6
    assert "the total is 15 and the rows above it add to 3" in problem.what


HEAD = "HO code,Area,Apr-17,May-17,Total"


@pytest.mark.parametrize(
    ("text", "row", "column", "what"),
    [
        (f"{HEAD}\n46,Hartlepool,1,2,4\n", 2, "Total", "the total is 4 and the counts beside it add to 3"),
        (
            f"{HEAD}\n46,Hartlepool,1,2,3\nTotal,,1,9,10\n",
            3,
            "May-17",
            "the total is 9 and the rows above it add to 2",
        ),
        (f"{HEAD}\n46,Hartlepool,1,12a,3\n", 2, "May-17", "not a number"),
        (f"{HEAD}\n46,Hartlepool,1,,1\n", 2, "May-17", "empty"),
        (f"{HEAD}\n46,Hartlepool,1,-2,-1\n", 2, "May-17", "below none"),
        (f"{HEAD}\n999Z,Hartlepool,1,2,3\n", 2, "HO code", '"999Z" is no offence code'),
        (f"{HEAD}\n46,Hartlepol,1,2,3\n", 2, "Area", "nearest are Hartlepool"),
        (f"{HEAD}\n46,Hartlepool,1,2,3\n46,Hartlepool,1,2,3\n", 3, "Apr-17", "rows 2 and 3 both count"),
        ("Offence,Apr-17,May-17\nShoplifting,1,2\n", 1, "", "which area"),
        ("Offence,Area,Apr-17,2017-04\nShoplifting,Hartlepool,1,2\n", 1, "2017-04", "the same period"),
        ("Offence,Area,Month,Count\nShoplifting,Hartlepool,Spring,2\n", 2, "Month", '"Spring" is no month'),
        ("Offence,Area,Month,Count,Repeat\nShoplifting,Hartlepool,Apr-17,2,maybe\n", 2, "Repeat", "repeat"),
        ("Offence,Area,Month,Count\n", None, "", "nothing under it"),
        ("Offence,Area,Month,Count\nShoplifting,Hartlepool,Apr-17\n", 2, "Month", "3 cells where"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    tmp_path: Path, text: str, row: int | None, column: str, what: str
) -> None:
    problem = refusal("police_extract", received(tmp_path / "f.csv", text))[0]

    assert (problem.file, problem.row, problem.column) == ("f.csv", row, column)
    assert what in problem.what
    assert problem.change


def test_a_code_and_a_name_for_the_same_offence_must_agree(tmp_path: Path) -> None:
    text = "Area,Code,Offence,Month,Count\nHartlepool,46,,Apr-17,{}\nHartlepool,,Shoplifting,Apr-17,7\n"
    agreed = read("police_extract", received(tmp_path / "a.csv", text.format(7)))
    problems = refusal("police_extract", received(tmp_path / "b.csv", text.format(8)))

    assert rows(agreed, "value") == [(7.0,)]
    assert "rows 2 and 3" in problems[0].what


def test_a_cell_of_an_extract_is_read_as_it_shows(tmp_path: Path) -> None:
    import openpyxl

    share = "Opiate users successfully completing treatment"
    cells = [
        ["Measure", "Area", "Month", "Count"],
        [share, "Hartlepool", "2017-04", 0.3],
        ["Arson", "Hartlepool", "2017-04", 1],
    ]
    book = openpyxl.load_workbook(xlsx(tmp_path / "f.xlsx", cells))
    book.active["D2"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    book.active["D3"].number_format = "0%"
    book.save(tmp_path / "b.xlsx")

    assert (30.0,) in rows(read("police_extract", received(tmp_path / "a.xlsx")), "value")
    (problem,) = refusal("police_extract", received(tmp_path / "b.xlsx"))
    assert (problem.row, problem.column) == (3, "Count")
    assert '"100%" is a percentage' in problem.what


def test_cells_merged_over_two_offences_are_named_as_merged(tmp_path: Path) -> None:
    import openpyxl

    cells = [["HO code", "Area", "Apr-17"], ["46", "Hartlepool", 3], ["56A", None, 4]]
    book = openpyxl.load_workbook(xlsx(tmp_path / "f.xlsx", cells))
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "f.xlsx")

    (problem,) = refusal("police_extract", received(tmp_path / "f.xlsx"))

    assert (problem.row, problem.column) == (3, "Area")
    assert "B2:B3 are merged" in problem.what


def test_street_files_flat_tables_and_lists_are_not_taken_for_extracts(tmp_path: Path) -> None:
    heads = [
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type",
        "measure,area,period_start,period_end,value,unit",
        "date,type,ward,street",
    ]
    for head in heads:
        file = received(tmp_path / "f.csv", f"{head}\n{','.join('x' for _ in head.split(','))}\n")

        assert not recognises("police_extract", file)


def test_a_victims_name_in_an_extract_is_refused(tmp_path: Path) -> None:
    text = "Offence,Area,Month,Count,Victim\nShoplifting,Hartlepool,Apr-17,1,x\n"

    assert refusal("police_extract", received(tmp_path / "f.csv", text))[0].column == "Victim"
