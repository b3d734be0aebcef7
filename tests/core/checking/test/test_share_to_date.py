"""A share to date that is the quarter's own in every row but one."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.facts import share_to_date
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tYear to Date Apr - Dec 20\tOct - Dec 19\tOct - Dec 20\tDifference\n"
SHARES = "".join(
    f"% of {kite} kites found\t{share}\t3.3\t{share}\t-\n"
    for kite, share in (("red", 2.9), ("blue", 25.7), ("green", 34.6), ("small", 53.0))
)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (f"{SHARES}% of large kites found\t46.9\t55.5\t46.9\t-\n", []),
        (f"{SHARES}% of large kites found\t64.9\t55.5\t46.9\t-\n", [("64.9", "46.9", "probable")]),
        (f"{SHARES}% of large kites found\t51.2\t55.5\t46.9\t-\n", [("51.2", "46.9", "judgement")]),
        (f"{SHARES}Number of kites\t430\t54\t43\t-11\n", []),
        (
            SHARES.replace("2.9", "2.8", 1).replace("25.7", "25.1", 1)
            + "% of kites lost\t7.5\t7.7\t7.5\t-\n",
            [],
        ),
        ("% of kites found\t2.9\t3.3\t2.9\t-\n% of kites lost\t7.5\t7.7\t5.7\t-\n", []),
    ],
    ids=["repeated", "two digits changed round", "another figure", "a count", "two that differ", "too few"],
)
def test_the_one_share_that_is_not_repeated_is_told(rows: str, told: list[tuple[str, str, str]]) -> None:
    book = open_book(read_text(HEAD + rows, title="a pack"))

    found = [each for each in share_to_date.relations(book) if not each.holds]

    assert [(each.fault.text, each.expected[each.fault], each.severity.value) for each in found] == told
