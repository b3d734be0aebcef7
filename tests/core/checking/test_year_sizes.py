"""A year's figure is of the size of its quarters, and a column of years holds years."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import years_named
from tithing.checking.test.facts import year_sizes
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tBaseline 2016/17\tCurrent Position Jan - Mar 2018\tDifference\n"


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("Kite thefts\t1256\t412\t129", []),
        ("Kites kept\t410\t412\t129", []),
        ("Kites kept\t150\t412\t129", ["150"]),
        ("Kite thefts\t5256\t412\t129", ["5256"]),
        ("Kite thefts\t3\t12\t9", []),
        ("% of kites found\t29%\t80%\t9", []),
        ("Kite thefts\t0\t412\t9", []),
    ],
    ids=[
        "four quarters",
        "a stock",
        "less than a quarter",
        "far too many",
        "small",
        "a share",
        "no baseline",
    ],
)
def test_a_year_far_from_the_size_of_its_quarters_is_asked_about(row: str, asked: list[str]) -> None:
    book = open_book(read_text(f"{HEAD}Lamp thefts\t90\t31\t1\n{row}\n", title="a pack"))

    assert [relation.fault.text for relation in year_sizes.relations(book)] == asked


@pytest.mark.parametrize(
    ("years", "odd"),
    [
        (("2017", "2018", "2018", "2017"), []),
        (("2017", "201.8", "2018", "2017"), ["201.8"]),
        (("2017", "8018", "2018", "2017"), ["8018"]),
        (("2017", "2318", "1918", "2087"), []),
        (("2017", "3", "4", "2017"), []),
    ],
    ids=["years", "a point", "a digit", "counts of some two thousand", "two years only"],
)
def test_what_is_no_year_in_a_column_of_years_is_told(years: tuple[str, ...], odd: list[str]) -> None:
    rows = "".join(f"Place {n}\t{year}\t{n}50\n" for n, year in enumerate(years, start=1))
    book = open_book(read_text(f"Place\tFor\tHomes\n{rows}", title="a pack"))

    assert [relation.fault.text for relation in years_named.relations(book)] == odd
