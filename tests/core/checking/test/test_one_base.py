"""Rates on people that are not printed, and shares of a whole that the rows shown do not make."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of, table

RATES = (
    "Offence, 2029 number, 2029 rate per 1,000",
    "Fires, 1200, 6.00",
    "Floods, 850, 4.25",
    "Falls, 433, 2.17",
    "Noise, 690, 3.45",
    "Litter, 246, 1.23",
)
SHARES = (
    "Top five streets, Reports, % of borough",
    "Ash, 250, 12.5%",
    "Birch, 210, 10.5%",
    "Cedar, 180, 9.0%",
    "Dale, 130, 6.5%",
    "Elm, 90, 4.5%",
)


@pytest.mark.parametrize("rows", [RATES, SHARES], ids=["rates", "shares"])
def test_what_one_number_divides_is_right(rows: tuple[str, ...]) -> None:
    assert said_of(table(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "was", "now", "told"),
    [
        (RATES, "4.25", "4.52", "4.52"),
        (RATES, "433", "343", "2.17"),
        (RATES, "1.23", "3.45", "3.45"),
        (SHARES, "9.0%", "9.6%", "9.6%"),
        (SHARES, "210", "201", "10.5%"),
    ],
    ids=["two digits", "the count", "another row's", "a digit", "the count of a share"],
)
def test_a_row_that_stands_on_another_number_is_told(
    rows: tuple[str, ...], was: str, now: str, told: str
) -> None:
    assert [found for _, found, _ in said_of(table(*rows).replace(was, now, 1))] == [told]


def test_a_row_that_is_per_something_of_its_own_is_let_be() -> None:
    assert said_of(table(*RATES, "Burglary, 300, 3.61")) == []


def test_no_before_per_cents_says_how_many_there_are() -> None:
    rows = table(
        "Reason, No., %", "Falls, 97, 24.3%", "Noise, 120, 30.0%", "Calls, 183, 54.8%", "Total, 400, 100%"
    )

    assert [found for _, found, _ in said_of(rows)] == ["54.8%"]


def test_a_row_that_prints_what_it_is_divided_by_is_let_be() -> None:
    months = (
        "January, 4177, 31, 134.7",
        "June, 7940, 30, 264.7",
        "July, 4709, 31, 151.9",
        "October, 6911, 31, 222.9",
    )
    rows = table("Month, Attendances, Days, Average per day", *months, "December, 7868, 31, 253.8")

    assert said_of(rows) == []
    assert said_of(rows.replace("222.9", "229.2")) != []
