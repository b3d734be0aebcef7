"""Suppression as suppliers write it: never a number, never nought, and the advice is one that can be followed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.sources.building import read, received, refusal, rows, xlsx

MARKS = ["c", "[c]", "*", "<5", "< 5", "0-2", "1 to 4", "S", "[low]", ":", "fewer than 5", "Suppressed"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_flat_table_is_told_to_write_suppressed(tmp_path: Path, mark: str) -> None:
    text = f"measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q4,{mark},count\n"
    (problem,) = refusal("flat_observations", received(tmp_path / "flat.csv", text))

    assert (problem.row, problem.column) == (2, "value")
    assert "write suppressed (or missing" in problem.change


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_beside_the_status_suppressed_is_kept_as_suppressed(tmp_path: Path, mark: str) -> None:
    text = (
        f"measure,area,period,value,unit,status\nShoplifting,Hartlepool,2024-25Q4,{mark},count,suppressed\n"
    )
    reading = read("flat_observations", received(tmp_path / "flat.csv", text))

    assert rows(reading, "value", "status", "reason") == [
        (None, "suppressed", f'the supplier wrote "{mark}"')
    ]


@pytest.mark.parametrize("mark", MARKS)
def test_an_extract_has_no_status_and_says_where_to_send_it(tmp_path: Path, mark: str) -> None:
    text = f"offence,area,month,count\nShoplifting,Hartlepool,2024-04,{mark}\n"
    (problem,) = refusal("police_extract", received(tmp_path / "extract.csv", text))

    assert "withheld" in problem.what
    assert "a table with a status" in problem.change


@pytest.mark.parametrize("mark", ["c", "[c]", "<5"])
def test_a_population_that_is_withheld_is_left_out_by_the_officer(tmp_path: Path, mark: str) -> None:
    text = f"Code,Name,Geography,All ages\nE06000001,Hartlepool,UA,{mark}\n"
    (problem,) = refusal("populations", received(tmp_path / "mye24.csv", text))

    assert "leave the row out" in problem.change


def test_a_range_that_a_workbook_made_a_date_of_is_said_to_be_one(tmp_path: Path) -> None:
    cells = [
        ["measure", "area", "period", "value", "unit"],
        ["Shoplifting", "Hartlepool", "2024-25Q4", date(2026, 4, 1), "count"],
    ]
    (problem,) = refusal("flat_observations", received(xlsx(tmp_path / "flat.xlsx", cells)))

    assert "a spreadsheet makes one of 1-4" in problem.what


@pytest.mark.parametrize("mark", [-1, -9, -99, -999])
def test_a_ratio_cannot_be_a_mark_for_no_number(tmp_path: Path, mark: int) -> None:
    text = (
        "measure,area,period_start,period_end,value,unit\n"
        f"Average number of re-offences per offender,Hartlepool,2024-04-01,2025-03-31,{mark},ratio\n"
    )
    (problem,) = refusal("flat_observations", received(tmp_path / "ratio.csv", text))

    assert "a mark for a number that is not there" in problem.what


UNSAID = ["..", "-", "n/a", "NULL", "#N/A", "not known"]
FLAT_HEADS = "measure,area,period,value,unit"


@pytest.mark.parametrize("mark", UNSAID)
@pytest.mark.parametrize(
    ("more", "cell", "advice"),
    [("", "", 'missing in a column "status"'), (",status,note", ",,", "write missing in the status")],
)
def test_a_flat_table_is_told_where_a_mark_can_go(
    tmp_path: Path, mark: str, more: str, cell: str, advice: str
) -> None:
    text = f"{FLAT_HEADS}{more}\nShoplifting,Hartlepool,2024-25Q4,{mark},count{cell}\n"
    (problem,) = refusal("flat_observations", received(tmp_path / "flat.csv", text))

    assert advice in problem.change


def test_what_a_flat_table_without_a_status_is_told_to_send_is_taken(tmp_path: Path) -> None:
    text = f"{FLAT_HEADS},status,note\nShoplifting,Hartlepool,2024-25Q4,,count,missing,not counted then\n"
    reading = read("flat_observations", received(tmp_path / "flat.csv", text))

    assert rows(reading, "value", "status", "reason") == [(None, "missing", "not counted then")]


@pytest.mark.parametrize("mark", UNSAID)
@pytest.mark.parametrize(
    "text",
    [
        "offence,area,month,count\nShoplifting,Hartlepool,2024-04,{}\n",
        "Area,Offence,Apr 2024\nHartlepool,Shoplifting,{}\n",
    ],
)
def test_an_extract_is_never_told_to_write_a_status_that_it_has_not(
    tmp_path: Path, mark: str, text: str
) -> None:
    (problem,) = refusal("police_extract", received(tmp_path / "extract.csv", text.format(mark)))

    assert problem.change.startswith("Write 0 if there were none")
    assert "leave the row out here, and send it in a table with a status" in problem.change


@pytest.mark.parametrize("mark", UNSAID[:-2])
@pytest.mark.parametrize(
    ("row", "column", "advice"),
    [
        ("{},fly tipping,Victoria", "date", "take the row out"),
        ("2025-05-02,{},Victoria", "type", "take the row out"),
        ("2025-05-02,fly tipping,{}", "ward", "take the row out"),
    ],
)
def test_a_list_is_told_what_a_mark_in_place_of_a_word_can_be(
    tmp_path: Path, mark: str, row: str, column: str, advice: str
) -> None:
    text = f"date,type,ward\n{row.format(mark)}\n"
    (problem,) = refusal("partner_incidents", received(tmp_path / "list.csv", text))

    assert (problem.row, problem.column) == (2, column)
    assert f'"{mark}" says no {column}' in problem.what
    assert advice in problem.change
