"""The months of a quarter make the quarter, and the quarters of a year no more than the year."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.facts import months
from tithing.checking.understand.pack import open_book

QUARTER = (
    "Quarter 3 - October to December 2020\n\nIndicator\tOct - Dec 19\tOct - Dec 20\tDifference\n"
    "Lamp thefts reported to the police\t80\t96\t16\nKite thefts\t50\t40\t-10\n\n"
)
SHORT = (
    "Quarter 3 - October to December 2020\n\nIndicator\tOct - Dec 19\tOct - Dec 20\tDifference\n"
    "ASB incidents reported to the police\t80\t96\t16\nASB incidents at night\t20\t30\t10\n\n"
)
YEAR = "Indicator\tBaseline 2016/17\tJan - Mar 2017\tCurrent Position Jan - Mar 2018\tActual Diff\n"


def broken(text: str) -> list[tuple[str, str]]:
    book = open_book(read_text(text, title="a pack"))
    return [(each.rule, each.fault.text) for each in months.relations(book) if not each.holds]


@pytest.mark.parametrize(
    ("head", "rows", "told"),
    [
        ("Lamp thefts", ("October\t30", "November\t40", "December\t26"), []),
        ("Lamp thefts", ("October\t30", "November\t40", "December\t62"), ["96"]),
        ("Lamp thefts (without bulbs)", ("October\t30", "November\t40", "December\t16"), []),
        ("Bronze lamp thefts", ("October\t10", "November\t10", "December\t10"), []),
        ("Lamp thefts", ("October\t30", "November\t40"), []),
        ("Lamp thefts", ("October\t30", "November\t[x]", "December\t16"), []),
        ("Lamp thefts", ("Ashby\t30", "Barton\t40", "Carsham\t16"), []),
    ],
    ids=[
        "they make it",
        "two digits changed round",
        "another measure",
        "a part of the measure",
        "two months",
        "a month missing",
        "no months",
    ],
)
def test_three_months_make_their_quarter(head: str, rows: tuple[str, ...], told: list[str]) -> None:
    table = "\n".join([f"Month\t{head}", *rows])

    assert broken(f"{QUARTER}{table}\n") == [("months_and_quarter", text) for text in told]


@pytest.mark.parametrize(
    ("head", "december", "told"),
    [
        ("Anti-social behaviour incidents", 26, []),
        ("Anti-social behaviour incidents", 62, ["96"]),
        ("Anti-social behaviour incidents with dogs", 62, []),
        ("Rowdy behaviour incidents", 62, []),
    ],
    ids=["they make it", "two digits changed round", "a part of it", "another measure"],
)
def test_a_head_in_full_is_of_the_row_that_has_its_initials(
    head: str, december: int, told: list[str]
) -> None:
    table = f"Month\t{head}\nOctober\t30\nNovember\t40\nDecember\t{december}\n"

    assert broken(f"{SHORT}{table}") == [("months_and_quarter", text) for text in told]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Kite thefts\t500\t130\t140\t10", []),
        ("Kite thefts\t290\t130\t140\t10", []),
        ("Kite thefts\t260\t130\t140\t10", []),
        ("Kites kept\t120\t130\t140\t10", []),
    ],
    ids=[
        "a year",
        "a small year",
        "no more than the quarters of its own year",
        "a stock, which does not add",
    ],
)
def test_one_quarter_of_a_year_says_little_of_it(row: str, told: list[str]) -> None:
    assert broken(f"{YEAR}Lamp thefts\t600\t150\t160\t10\n{row}\n") == [
        ("quarters_and_year", text) for text in told
    ]


@pytest.mark.parametrize(
    ("year", "told"),
    [("500", []), ("480", []), ("450", ["450"]), ("300", []), ("n/a", [])],
    ids=["a year", "all in three quarters", "less than they make", "a stock", "no year"],
)
def test_three_quarters_are_no_more_than_their_year(year: str, told: list[str]) -> None:
    row = f"Kite thefts\t{year}\t160\t140\t-20\n"
    before = "\nIndicator\t{0} 2016\t{0} 2017\tDifference\nKite thefts\t{1}\t120\t{2}\n"
    others = before.format("Apr - Jun", 170, -50) + before.format("Oct - Dec", 150, -30)

    assert broken(f"{YEAR}{row}{others}") == [("quarters_and_year", text) for text in told]
