"""Rows of small counts come to one another by chance: what only such figures say is no certain mistake."""

from __future__ import annotations

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import parts_and_totals
from tithing.checking.understand.pack import open_book

HEAD = "Type\tJan to Mar 2024\tJan to Mar 2025\tApr 2024 to Mar 2025\n"
# Kites, lamps and gates have nothing to do with one another; 21 is 9 and 12, and 14 is 8 and 6.
BY_CHANCE = "Kites\t21\t14\t81\nLamps\t9\t8\t18\nGates\t12\t6\t86\n"
OTHERS = "".join(
    f"Thing {letter}\t{n}\t{n + 2}\t{5 * n}\n"
    for letter, n in zip("ABCDEFGHIJ", (3, 17, 5, 28, 40, 19, 2, 33, 7, 11), strict=True)
)


def severities(rows: str) -> list[str]:
    book = open_book(read_text(HEAD + rows, title="a pack"))
    return [each.severity.value for each in parts_and_totals.relations(book) if not each.holds]


def test_three_of_many_small_rows_that_add_up_in_two_columns_are_not_certainly_a_sum() -> None:
    assert severities(BY_CHANCE + OTHERS) == ["probable"]


def test_the_like_of_large_figures_is_no_chance() -> None:
    large = "Kites\t2100\t1400\t8100\nLamps\t900\t800\t1800\nGates\t1200\t600\t8600\n"

    assert severities(large + OTHERS) == ["certain"]


def test_a_row_that_says_it_is_a_total_is_one_however_small() -> None:
    assert severities("Lamps\t9\t8\t18\nGates\t12\t6\t86\nTotal\t21\t14\t81\n") == ["certain"]
