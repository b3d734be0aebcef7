"""The figures of one row are all per cents, or none of them is."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import units_in_row
from tithing.checking.understand.pack import open_book

HEAD = (
    "Indicator\tBaseline 2016/17\tTarget 2017/18\tJan - Mar 2017\tJan - Mar 2018\tChange\n"
    "Lamp thefts\t80\t70\t21\t19\t-2\n"
)


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("Kite thefts\t150\t3%\t40\t38\t-2", []),
        ("Kite thefts\t15.0%\t3%\t40\t38\t-2", ["15.0%"]),
        ("% of kites found\t15.0%\t20%\t14.1%\t13.9%\t-0.2", []),
        ("% of kites found\t171\t20%\t14.1%\t13.9%\t-0.2", ["171"]),
        ("% of kites found\t15.0\t20\t14.1\t13.9\t-0.2", []),
        ("Kite thefts\tn/a\t3%\t40%\t38\t-2", []),
    ],
    ids=[
        "a target in per cent",
        "per cent among counts",
        "shares",
        "count among shares",
        "no signs at all",
        "too few",
    ],
)
def test_a_figure_of_another_unit_than_its_row_is_told(row: str, faults: list[str]) -> None:
    book = open_book(read_text(f"{HEAD}{row}\n", title="a pack"))

    assert [relation.fault.text for relation in units_in_row.relations(book)] == faults
