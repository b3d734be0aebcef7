"""Two rows of headings, and headings that a spreadsheet made dates of: read where plain, else what to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import read, received, recognises, refusal, rows, xlsx
from tithing.sources.contract import Reading, Received

MONTHS = ["Jan", "Feb", "Mar", "Jan", "Feb", "Mar"]
COUNTS = ["Hartlepool", "Shoplifting", 1, 2, 3, 4, 5, 6]


def workbook(folder: Path, *cells: list[Any]) -> Received:
    return received(xlsx(folder / "wide.xlsx", list(cells)))


def months_of(reading: Reading) -> dict[str, float]:
    return dict(rows(reading, "period", "value"))


@pytest.mark.parametrize(
    ("over", "below"),
    [
        (["", "", "2024/25", "", "", "2023/24", "", ""], ["Area", "Offence", *MONTHS]),
        (
            ["Area", "Offence", "2024/25", "", "", "2023/24", "", ""],
            ["", "", *MONTHS],
        ),  # merged down the side
        (["", "", 2025, "", "", 2024, "", ""], ["Area", "Offence", *MONTHS]),
        (["", "", *["2024/25"] * 3, *["2023/24"] * 3], ["Area", "Offence", *MONTHS]),
        (
            ["", "", "FY 24/25", "", "", "FY 23/24", "", ""],
            ["Area", "Offence", "January", "February", "March"] * 2,
        ),
    ],
)
def test_a_year_over_its_months_is_read(tmp_path: Path, over: list[Any], below: list[Any]) -> None:
    below = [*below[:5], *below[-3:]] if len(below) == 10 else below
    file = workbook(tmp_path, over, below, COUNTS)

    assert recognises("police_extract", file)
    assert months_of(read("police_extract", file)) == {
        "2025-01": 1, "2025-02": 2, "2025-03": 3, "2024-01": 4, "2024-02": 5, "2024-03": 6,
    }  # fmt: skip


def test_merged_years_of_a_workbook_are_read(tmp_path: Path) -> None:
    import openpyxl

    path = xlsx(
        tmp_path / "m.xlsx", [["", "", "2024/25", "", "", "2023/24"], ["Area", "Offence", *MONTHS], COUNTS]
    )
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("C1:E1")
    book.active.merge_cells("F1:H1")
    book.save(path)

    assert months_of(read("police_extract", received(path)))["2025-03"] == 3


def test_quarters_under_a_financial_year_are_read_and_in_a_csv_too(tmp_path: Path) -> None:
    text = ",,2024/25,,,\nArea,Offence,Q1,Q2,Q3,Q4\nHartlepool,Shoplifting,1,2,3,4\n"
    reading = read("police_extract", received(tmp_path / "wide.csv", text))

    assert months_of(reading) == {f"2024-25Q{number}": number for number in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("over", "below", "what", "change"),
    [
        (
            ["Crime 2024/25"],
            ["Area", "Offence", "Jan", "Feb"],
            "two rows of headings (Crime 2024/25 over Jan Feb)",
            "Jan",
        ),
        (
            ["2024/25"],
            ["Area", "Offence", "Jan", "Feb"],
            "two rows of headings (2024/25 over Jan Feb)",
            '"Jan 2025"',
        ),
        (["", "", 2024, ""], ["Area", "Offence", "Q1", "Q2"], "two rows of headings (2024 over Q1 Q2)", "Q1"),
        (["", "", "", "2024/25"], ["Area", "Offence", "Jan", "Feb"], "2024/25 over Jan Feb", '"Jan 2025"'),
    ],
)
def test_what_is_not_plain_is_refused_with_the_heading_to_write(
    tmp_path: Path, over: list[Any], below: list[Any], what: str, change: str
) -> None:
    file = workbook(tmp_path, over, below, COUNTS[:4])
    (problem,) = refusal("police_extract", file)

    assert recognises("police_extract", file)
    assert what in problem.what
    assert change in problem.change


def test_months_without_any_year_say_so(tmp_path: Path) -> None:
    (problem,) = refusal("police_extract", workbook(tmp_path, ["Area", "Offence", "Jan", "Feb"], COUNTS[:4]))

    assert problem.what == "months without a year"


@pytest.mark.parametrize(
    "headings",
    [
        [date(2026, 4, 17), date(2026, 5, 17)],  # Apr-17, May-17
        ["17-Apr", "17-May"],  # the same, saved as CSV
        ["Apr 2017", date(2026, 5, 17)],
    ],
)
def test_a_month_that_became_a_day_is_refused_with_what_it_was(tmp_path: Path, headings: list[Any]) -> None:
    file = workbook(tmp_path, ["Area", "Offence", *headings], COUNTS[:4])
    problems = refusal("police_extract", file)

    assert recognises("police_extract", file)
    assert problems[-1].change == 'Write "May 2017" as text, if that is what it was'


@pytest.mark.parametrize("heading", ["May-91", "May-33", "May-18"])
def test_a_month_years_from_the_others_is_asked_about(tmp_path: Path, heading: str) -> None:
    file = workbook(tmp_path, ["Area", "Offence", "Mar-19", "Apr-19", heading, "Jun-19"], COUNTS[:6])
    (question,) = read("police_extract", file).questions

    assert question.kind == "month_far_from_the_rest"
    assert heading in question.words


def test_the_same_quarter_of_many_years_is_no_question(tmp_path: Path) -> None:
    headings = [f"Q1 {year}/{year % 100 + 1:02d}" for year in range(2015, 2021)]
    reading = read("police_extract", workbook(tmp_path, ["Area", "Offence", *headings], COUNTS))

    assert reading.questions == ()


def test_years_side_by_side_are_no_question(tmp_path: Path) -> None:
    headings = ["Jan-24", "Jan-25", "Feb-24", "Feb-25", "Mar-24", "Mar-25"]
    reading = read("police_extract", workbook(tmp_path, ["Area", "Offence", *headings], COUNTS))

    assert reading.questions == ()


def test_the_upper_row_of_headings_is_inspected_too(tmp_path: Path) -> None:
    over = ["", "", "2024/25", "", "", "2023/24", "", "", "someone@example.org"]
    problems = refusal("police_extract", workbook(tmp_path, over, ["Area", "Offence", *MONTHS], COUNTS))

    assert "e-mail" in problems[0].what


CROSSED = [
    (
        [["", "", "Jan 2025", "", "Feb 2025", ""], ["Area", "Offence", "Number", "Rate", "Number", "Rate"]],
        "(Jan 2025, Feb 2025 over Number, Rate)",
        "Send a table for each (Number, Rate), with the periods as its headings",
    ),
    (
        [["Area", "Offence", "Jan 2025", "", "Feb 2025", ""], ["", "", "Number", "Rate", "Number", "Rate"]],
        "(Jan 2025, Feb 2025 over Number, Rate)",
        "Send a table for each (Number, Rate), with the periods as its headings",
    ),
    (
        [["", "", "Shoplifting", "", "Robbery", ""], ["Area", "", "Jan 2025", "Feb 2025", "Jan 2025", "Feb 2025"]],
        "(Shoplifting, Robbery over Jan 2025, Feb 2025)",
        "Give what stands in the upper row a column of its own, with rows for each (Shoplifting, Robbery)",
    ),
    (
        [["", "", "Jan 2025", "", "Feb 2025", ""], ["Area", "", "Shoplifting", "Robbery", "Shoplifting", "Robbery"]],
        "(Jan 2025, Feb 2025 over Shoplifting, Robbery)",
        "Send a table for each (Shoplifting, Robbery), with the periods as its headings",
    ),
    (
        [["", "", "Hartlepool", "", "Stockton-on-Tees", ""], ["", "Offence", "Jan 2025", "Feb 2025", "Jan 2025", "Feb 2025"]],
        "(Hartlepool, Stockton-on-Tees over Jan 2025, Feb 2025)",
        "Give what stands in the upper row a column of its own, with rows for each (Hartlepool, Stockton-on-Tees)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "said", "change"), CROSSED)
def test_two_things_in_two_rows_of_headings_are_told_as_such(
    tmp_path: Path, heads: list[list[Any]], said: str, change: str
) -> None:
    file = workbook(tmp_path, *heads, ["Hartlepool", "Shoplifting", 10, 12, 8, 9])

    assert recognises("police_extract", file)
    (problem,) = refusal("police_extract", file)
    assert problem.what == f"two rows of headings {said}"
    assert problem.change == change


def test_years_that_may_be_of_either_kind_are_refused_with_both_to_choose_from(tmp_path: Path) -> None:
    file = workbook(tmp_path, ["Area", "Offence", 2023, 2024], ["Hartlepool", "Shoplifting", 10, 12])

    assert recognises("police_extract", file)
    (problem,) = refusal("police_extract", file)
    assert problem.change == 'Write "Jan to Dec 2023" or "2023/24", and so in each heading'
