"""The ONS workbook: CSPs, forces and what no CSP was given stand apart; markers are never zeros."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.core.sources.building import read, received, recognises, refusal, rows, xlsx
from tests.support.shared import shared
from tithing.sources.contract import Reading, Received

WORKBOOK = "data/ons-recorded-crime/policeforceareatablesyedecember2024.xlsx"

HEAD = [
    "Police Force\nArea code", "Police Force\nArea name", "Community Safety\nPartnership code",
    "Community Safety\nPartnership name", "Local Authority code", "Local Authority name",
]  # fmt: skip
KEY = "Some shorthand is used in this table. [x] indicates data are unavailable. [u1] indicates rates are not presented"
TITLES = {
    "C2": "Table C2: Number of police recorded crimes for headline offences by Community Safety Partnership area, "
    "England and Wales, year ending December 2024 [note 1]",
    "C3": "Table C3: Percentage change between recorded crimes for headline offences, by Community Safety Partnership "
    "area, England and Wales, for year ending December 2023 and year ending December 2024 [note 1]",
    "C4": "Table C4:  Recorded crime rate per 1,000 population/households for headline offences, by Community Safety "
    "Partnership area, England and Wales, year ending December 2024",
    "C5": "Table C5: Number of police recorded crimes for headline offences by Community Safety Partnership area, "
    "England and Wales, year ending December 2023",
}
COUNTED = [*HEAD, "Total recorded crime\n (excluding fraud)", "Residential burglary[note 4]"]
RATED = [
    *HEAD, "Population figures\n (mid-2022) \n- rounded to 100", "Household figures\n (mid-2021)\n - rounded to 100",
    "Total recorded crime\n (excluding fraud)", "Residential burglary (per 1,000 population)",
    "Residential burglary (per 1,000 household)",
]  # fmt: skip
FORCE = ["E23000013", "Cleveland", "", "", "", ""]
HARTLEPOOL = ["E23000013", "Cleveland", "E22000027", "Hartlepool", "E06000001", "Hartlepool"]
NOWHERE = ["E23000013", "Cleveland", "", "Unassigned Cleveland", "", ""]


def sheet(table: str, headings: list[str], *lines: list[Any]) -> list[list[Any]]:
    return [[TITLES[table]], ["A line"], [KEY], [""], ["Source: Home Office"], headings, *lines]


def workbook(folder: Path, **sheets: list[list[Any]]) -> Received:
    ordinary = {
        "C2": sheet("C2", COUNTED, [*FORCE, 1000, 50], [*HARTLEPOOL, 960, 48], [*NOWHERE, 40, 2]),
        "C3": sheet("C3", COUNTED, [*FORCE, -20.0, "[u]"], [*HARTLEPOOL, 20.0, "[u]"], [*NOWHERE, "[x]", "[x]"]),
        "C4": sheet("C4", RATED, [*HARTLEPOOL, 96000, 40000, 10.0, 0.5, 1.2], [*NOWHERE, "[X]", *["[x]"] * 4]),
        "C5": sheet("C5", COUNTED, [*FORCE, 1250, 60], [*HARTLEPOOL, 800, "[x]"], [*NOWHERE, "", ""]),
    }  # fmt: skip
    tables = {**ordinary, **sheets}
    names = tuple(f"Table {name} " for name in tables)
    return received(xlsx(folder / "pfa.xlsx", [["Cover"]], *tables.values(), names=("Cover", *names)))


def value(reading: Reading, measure: str, area: str, period: str, breakdown: str = "") -> object:
    assert reading.observations is not None
    chosen = reading.observations.filter(
        pl.col("measure") == measure, pl.col("area") == area, pl.col("period") == period, pl.col("breakdown") == breakdown
    )  # fmt: skip
    found = chosen.select("value", "status").rows()
    return found[0] if len(found) == 1 else found


def test_the_workbook_is_known_by_its_titles(tmp_path: Path) -> None:
    assert recognises("ons_csp_tables", workbook(tmp_path))
    assert not recognises(
        "ons_csp_tables", received(xlsx(tmp_path / "o.xlsx", [["measure", "area", "value"]]))
    )


def test_counts_of_two_years_rates_and_denominators_are_read(tmp_path: Path) -> None:
    reading = read("ons_csp_tables", workbook(tmp_path))

    assert value(reading, "ons_all_recorded_crime", "E22000027", "2024") == (960.0, "final")
    assert value(reading, "ons_all_recorded_crime", "E22000027", "2023") == (800.0, "final")
    assert value(reading, "ons_all_recorded_crime.rate_per_1000_population", "E22000027", "2024") == (
        10.0,
        "final",
    )
    assert value(reading, "ons_residential_burglary.rate_per_1000_households", "E22000027", "2024") == (
        1.2,
        "final",
    )
    assert value(reading, "population", "E22000027", "2022") == (96000.0, "final")
    assert value(reading, "households", "E22000027", "2021") == (40000.0, "final")


def test_a_csp_that_is_a_district_stands_under_both_codes(tmp_path: Path) -> None:
    reading = read("ons_csp_tables", workbook(tmp_path))

    assert value(reading, "ons_all_recorded_crime", "E06000001", "2024") == (960.0, "final")


def test_the_force_and_what_is_unassigned_are_not_added_to_the_csps(tmp_path: Path) -> None:
    reading = read("ons_csp_tables", workbook(tmp_path))

    assert value(reading, "ons_all_recorded_crime", "E23000013", "2024") == (1000.0, "final")
    assert value(reading, "ons_all_recorded_crime", "E23000013", "2024", "place=unassigned") == (
        40.0,
        "final",
    )
    assert value(reading, "ons_all_recorded_crime", "E23000013", "2023", "place=unassigned") == []


def test_a_marker_is_missing_with_the_reason_the_workbook_gives(tmp_path: Path) -> None:
    reading = read("ons_csp_tables", workbook(tmp_path))

    assert value(reading, "ons_residential_burglary", "E22000027", "2023") == (None, "missing")
    assert ("data are unavailable",) in rows(reading, "reason")


def test_a_row_with_another_forces_code_is_taken_by_its_name(tmp_path: Path) -> None:
    gwent = ["W15000003", "Gwent", "", "Unassigned Gwent", "", "", 7, 1]

    reading = read("ons_csp_tables", workbook(tmp_path, C2=sheet("C2", COUNTED, gwent)))

    assert value(reading, "ons_all_recorded_crime", "W15000002", "2024", "place=unassigned") == (7.0, "final")
    assert any("has the code W15000003 and is taken by its name" in notice for notice in reading.notices)


def test_a_printed_change_that_the_counts_do_not_give_is_said(tmp_path: Path) -> None:
    wrong = sheet("C3", COUNTED, [*HARTLEPOOL, 25.0, "[u]"])

    reading = read("ons_csp_tables", workbook(tmp_path, C3=wrong))

    assert any("prints 25.0%, its counts give 20.0%" in notice for notice in reading.notices)
    assert not any("prints" in notice for notice in read("ons_csp_tables", workbook(tmp_path)).notices)


@pytest.mark.parametrize(
    ("changed", "row", "words"),
    [
        (sheet("C2", COUNTED, [*HARTLEPOOL, "12a", 48]), 7, "12a"),
        (
            sheet("C2", COUNTED, [*HARTLEPOOL[:2], "E2200002", *HARTLEPOOL[3:], 960, 48]),
            7,
            "is no code of a CSP",
        ),
        (
            sheet("C2", [*HEAD, "Total", "Residential burglary"], [*HARTLEPOOL, 960, 48]),
            6,
            "no measure is known",
        ),
        (
            sheet("C2", ["Code", *COUNTED[1:]], [*HARTLEPOOL, 960, 48]),
            6,
            'the column "police force area code" is missing',
        ),
    ],
)
def test_what_is_wrong_is_refused_with_sheet_and_row(
    tmp_path: Path, changed: list[list[Any]], row: int | None, words: str
) -> None:
    problems = refusal("ons_csp_tables", workbook(tmp_path, C2=changed))

    assert (problems[0].sheet, problems[0].row) == ("Table C2 ", row)
    assert words in problems[0].what


def test_the_real_workbook_gives_hartlepools_figures() -> None:
    file = received(shared(WORKBOOK, twin="test_counts_of_two_years_rates_and_denominators_are_read"))

    reading = read("ons_csp_tables", file)

    assert value(reading, "ons_all_recorded_crime", "E22000027", "2024") == (13262.0, "final")
    assert value(reading, "ons_all_recorded_crime", "E06000001", "2023") == (13987.0, "final")
    assert value(reading, "population", "E06000001", "2022") == (93900.0, "final")
    rate = value(reading, "ons_all_recorded_crime.rate_per_1000_population", "E22000027", "2024")
    assert rate == (pytest.approx(141.3, abs=0.05), "final")
    assert not any("prints" in notice for notice in reading.notices)


def test_in_the_real_workbook_every_force_is_its_csps_and_its_unassigned() -> None:
    file = received(shared(WORKBOOK, twin="test_the_force_and_what_is_unassigned_are_not_added_to_the_csps"))

    reading = read("ons_csp_tables", file)

    assert reading.observations is not None
    total = reading.observations.filter(
        pl.col("measure") == "ons_all_recorded_crime",
        pl.col("period") == "2024",
        pl.col("area") == "E23000013",
    )
    csps = [
        value(reading, "ons_all_recorded_crime", code, "2024")
        for code in ("E22000027", "E22000028", "E22000029", "E22000030")
    ]
    by_breakdown = dict(total.select("breakdown", "value").rows())

    assert (
        by_breakdown[""]
        == sum(each[0] for each in csps if isinstance(each, tuple)) + by_breakdown["place=unassigned"]
    )


def shifted(rows: list[list[Any]], *, titles: bool = True, all_of_it: bool = False) -> list[list[Any]]:
    return [["", *row] if all_of_it or (titles and len(row) == 1) else row for row in rows]


@pytest.mark.parametrize("whole", [False, True])
def test_a_title_one_column_to_the_right_does_not_halve_the_workbook(tmp_path: Path, whole: bool) -> None:
    last = shifted(sheet("C5", COUNTED, [*FORCE, 1250, 60], [*HARTLEPOOL, 800, 31]), all_of_it=whole)
    reading = read("ons_csp_tables", workbook(tmp_path, C5=last))

    assert value(reading, "ons_all_recorded_crime", "E22000027", "2023") == (800.0, "final")


def test_a_title_below_a_link_is_found(tmp_path: Path) -> None:
    last = [["Back to contents"], *sheet("C5", COUNTED, [*FORCE, 1250, 60], [*HARTLEPOOL, 800, 31])]
    reading = read("ons_csp_tables", workbook(tmp_path, C5=last))

    assert value(reading, "ons_all_recorded_crime", "E22000027", "2023") == (800.0, "final")


def test_a_table_without_its_title_is_refused_and_not_left_out(tmp_path: Path) -> None:
    last = sheet("C5", COUNTED, [*FORCE, 1250, 60], [*HARTLEPOOL, 800, 31])[1:]
    problems = refusal("ons_csp_tables", workbook(tmp_path, C5=last))

    assert "no title says what it counts" in problems[0].what


@pytest.mark.parametrize("said", ["[c] indicates data are confidential.", ""])
def test_a_number_that_the_office_withholds_is_suppressed_with_its_meaning(tmp_path: Path, said: str) -> None:
    rows = sheet("C2", COUNTED, [*HARTLEPOOL, "[c]", "[x]"])
    rows[2] = [f"{KEY} {said}"]
    reading = read("ons_csp_tables", workbook(tmp_path, C2=rows))

    assert reading.observations is not None
    withheld = reading.observations.filter(pl.col("status") == "suppressed").select("reason").unique().rows()
    assert withheld == [("data are confidential" if said else "withheld by the publisher [c]",)]
    assert value(reading, "ons_residential_burglary", "E22000027", "2024") == (None, "missing")


@pytest.mark.parametrize("mark", ["c", "*", "<5", "1-4", "S", ":"])
def test_a_bare_mark_among_official_counts_is_never_a_number(tmp_path: Path, mark: str) -> None:
    problems = refusal("ons_csp_tables", workbook(tmp_path, C2=sheet("C2", COUNTED, [*HARTLEPOOL, mark, 48])))

    assert "withheld" in problems[0].what
