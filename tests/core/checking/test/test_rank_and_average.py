"""A figure, its average, its place and the word beside them are possible together."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import rank_and_average
from tithing.checking.understand.pack import open_book

HEAD = "Type\tAshby\tMSG Average\tAshby Position\tMSG Comparison\n"
ROWS = (
    "Lamp thefts\t21.74\t15.18\t13\tAbove\nKite thefts\t13.54\t8.52\t15\tAbove\n"
    "Boat thefts\t16.53\t8.01\t15\tAbove\nGate thefts\t0.67\t0.77\t7\tBelow\n"
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Moor thefts\t3.97\t2.56\t14\tAbove", []),
        ("Moor thefts\t3.97\t2.56\t14\tBelow", ["3.97"]),
        ("Moor thefts\t2.97\t7.56\t4\tAbove", ["2.97"]),
        ("Moor thefts\t2.55\t2.56\t8\tComparable", []),
        ("Moor thefts\t2.55\t2.56\t9\tIn line", []),
        ("Moor thefts\t2.55\t2.55\t9\tAbove", []),
        ("Moor thefts\t0.67\t2.56\t15\t", ["15"]),
        ("Moor thefts\t3.97\t2.56\tn/a\tAbove", []),
    ],
    ids=[
        "above",
        "below is said of what is above",
        "above is said of what is below",
        "about the same",
        "in line",
        "equal as far as is printed",
        "the highest of all, and below the average",
        "no place",
    ],
)
def test_a_word_or_place_that_the_figures_deny_is_told(row: str, told: list[str]) -> None:
    book = open_book(read_text(f"{HEAD}{ROWS}{row}\n", title="a pack"))

    assert [each.fault.text for each in rank_and_average.relations(book) if not each.holds] == told
