"""A row that is the sum of others in column after column is so in all of them."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import parts_and_totals
from tithing.checking.understand.pack import open_book

HEAD = "Type\tAshby\tBarton\tDunmere\n"
SUMS = "Thefts\t60\t75\t45\nLamp thefts\t20\t40\t15\nKite thefts\t40\t35\t30\n"
NUISANCE = "Nuisance\t21\t33\t13\nNoise\t10\t20\t5\nLitter\t11\t13\t8\n"


def broken(rows: str) -> list[tuple[str, str, str]]:
    book = open_book(read_text(HEAD + rows, title="a pack"))
    found = [each for each in parts_and_totals.relations(book) if not each.holds]
    return [(each.fault.text, each.expected.get(each.fault, ""), each.severity.value) for each in found]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (SUMS, []),
        (SUMS.replace("75", "57"), [("57", "75", "certain")]),
        (SUMS.replace("35", "53"), [("75", "93", "certain")]),
        (SUMS + NUISANCE + "Total\t81\t108\t58\n", []),
        (SUMS + NUISANCE + "Total\t81\t180\t58\n", [("180", "108", "certain")]),
        ("Lamps\t60\t75\t45\nKites\t20\t40\t15\nGates\t41\t36\t33\n", []),
        (SUMS.replace("75", "57").replace("60", "66"), []),
        ("Thefts\t3\t5\t2\nLamp thefts\t1\t2\t1\nKite thefts\t2\t3\t1\n", []),
        ("Thefts\t60\t75\tn/a\nLamp thefts\t20\t40\t15\nKite thefts\t40\t35\t30\n", []),
    ],
    ids=[
        "adds",
        "the whole in one column",
        "a part in one column",
        "groups and their total",
        "the total in one column",
        "rows that are no parts",
        "adds in one column only",
        "sums too small to tell",
        "a whole not printed",
    ],
)
def test_a_sum_that_fails_in_one_column_is_told(rows: str, told: list[tuple[str, str, str]]) -> None:
    assert broken(rows) == told


def test_rows_that_a_group_leaves_out_and_its_total_counts_are_told() -> None:
    group = "Thefts\t60\t75\t45\nLamp thefts\t20\t40\t15\nMuggings\t5\t7\t3\nKite thefts\t30\t25\t20\nGate thefts\t10\t10\t10\n"
    rows = group + NUISANCE + "Total\t86\t115\t61\n"

    assert ("60", "65", "probable") in broken(rows)


@pytest.mark.parametrize(
    ("total", "told"),
    [
        ("120", []),
        ("210", [("210", "120", "probable")]),
        ("147", [("147", "120", "probable")]),
        ("347", [("347", "120", "judgement")]),
    ],
    ids=["the sum", "two digits changed round", "another number", "far from the sum"],
)
def test_a_bare_total_of_one_column_is_told_where_a_slip_explains_it(
    total: str, told: list[tuple[str, str, str]]
) -> None:
    text = f"Type\tNumber\nLamps\t50\nKites\t47\nGates\t23\nTotal\t{total}\n"
    book = open_book(read_text(text, title="a pack"))

    found = [each for each in parts_and_totals.relations(book) if not each.holds]

    assert [(each.fault.text, each.expected[each.fault], each.severity.value) for each in found] == told


@pytest.mark.parametrize("label", ["Total", "All crime", "Total recorded", "Grand total"])
@pytest.mark.parametrize("row", [0, 1, 2, 3])
def test_a_total_and_a_part_that_changed_places_are_told_together(label: str, row: int) -> None:
    parts = [50, 47, 23, 61]
    moved = [181 if number == row else part for number, part in enumerate(parts)]
    lines = [f"Kind {number}\t{part}" for number, part in enumerate(moved)]
    text = "\n".join(["Type\tNumber", *lines, f"{label}\t{parts[row]}"])

    found = [
        each
        for each in parts_and_totals.relations(open_book(read_text(text, title="a pack")))
        if not each.holds
    ]

    assert [(each.fault.text, each.expected[each.fault], each.slip) for each in found] == [
        (str(parts[row]), "181", "two figures that changed places")
    ]
