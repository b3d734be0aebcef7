"""A count has no fractions."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import whole_counts
from tithing.checking.understand.pack import open_book

HEAD = "Type\tJan - Mar 2017\tJan - Mar 2018\tChange\n"
LAMPS = "Lamp thefts\t80\t96\t16\nBoat thefts\t10\t12\t2\n"


@pytest.mark.parametrize(
    ("row", "slips"),
    [
        ("Kite thefts\t150\t140\t-10", []),
        ("Kite thefts\t15.0\t140\t-10", ["15.0"]),
        ("Rate of kite thefts per 1,000\t1.5\t1.4\t-0.1", []),
        ("% of kites found\t15.5\t14.0\t-1.5", []),
        ("Kites found by half\t15.5\t14.5\t-1", []),
        ("Days to find a kite\t15.5\t14\t-1.5", []),
    ],
)
def test_a_figure_with_decimals_among_whole_counts_is_a_slip(row: str, slips: list[str]) -> None:
    book = open_book(read_text(f"{HEAD}{LAMPS}{row}\n", title="a pack"))

    assert [relation.fault.text for relation in whole_counts.relations(book)] == slips


YEARLY = "Type\tBaseline 2016/17\tTarget 2017/18\tCurrent Jan - Mar 2018\n"


@pytest.mark.parametrize(
    ("row", "slips"),
    [
        ("Kite thefts\t354\t308\t43", []),
        ("Kite thefts\t35.4\t308\t43", ["35.4"]),
        ("Kite thefts\t354\t30.8\t43", ["30.8"]),
        ("Days to find a kite\t3.5\tReduce\t3", []),
    ],
    ids=["whole", "a baseline", "a target", "of another size"],
)
def test_a_yearly_figure_with_decimals_among_counts_is_a_slip(row: str, slips: list[str]) -> None:
    rows = f"Lamp thefts\t210\t200\t60\nBoat thefts\t530\t500\t130\n{row}\n"
    book = open_book(read_text(f"{YEARLY}{rows}", title="a pack"))

    assert [relation.fault.text for relation in whole_counts.relations(book)] == slips


@pytest.mark.parametrize(
    ("to_date", "slips"),
    [("1532", []), ("153.2", ["153.2"]), ("1.6", [])],
    ids=["whole", "a slip", "too small"],
)
def test_a_count_to_date_with_decimals_beside_its_quarters_is_a_slip(to_date: str, slips: list[str]) -> None:
    head = "Indicator\tYear to Date Apr 20 - Mar 21\tJan - Mar 20\tJan - Mar 21\tDifference\n"
    book = open_book(read_text(f"{head}Kite thefts\t{to_date}\t298\t303\t5\n", title="a pack"))

    assert [relation.fault.text for relation in whole_counts.relations(book)] == slips


def test_a_column_of_ratios_is_no_column_of_counts() -> None:
    rows = "Kites\t612\t1.0\nLamps\t88\t1.3\nBoats\t140\t4.2\nCarts\t52\t2\n"
    book = open_book(read_text(f"Type\tSearches\tDisproportionality\n{rows}", title="a pack"))

    assert list(whole_counts.relations(book)) == []
