"""One fact in two tables is one figure."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.facts import same_fact
from tithing.checking.understand.pack import open_book

HEAD = "Type\tJan - Mar 2017\tJan - Mar 2018\tChange\n"
FIRST = f"Thefts in Ashby\n\n{HEAD}Lamp thefts\t80\t96\t16\nKite thefts\t50\t40\t-10\nBoat thefts\t30\t20\t-10\n\n"
IMPLIED = "Thefts in Ashby, again\n\nType\tCurrent Position Jan - Mar 2018\tDifference\n"


def broken(text: str) -> list[tuple[str, str, str]]:
    book = open_book(read_text(text, title="a pack"))
    found = [each for each in same_fact.relations(book) if not each.holds]
    return [(each.fault.text, each.expected[each.fault], each.severity.value) for each in found]


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        ("Thefts in Ashby, again", "Lamp thefts\t80\t96\t16", []),
        ("Thefts in Ashby, again", "Lamp thefts\t80\t69\t16", [("69", "96", "certain")]),
        ("Thefts in Ashby, again", "Thefts of lamps (all)\t80\t69\t16", [("69", "96", "certain")]),
        ("Thefts in Barton", "Lamp thefts\t80\t69\t16", []),
        ("Thefts in Ashby, again", "Bronze lamp thefts\t80\t69\t16", []),
        ("Thefts in Ashby, again", "Rate of lamp thefts per 1,000\t8.0\t6.9\t-1.1", []),
        ("Thefts in Ashby, again", "Lamp thefts\t[x]\t[x]\t16", []),
    ],
    ids=[
        "the same",
        "two digits changed round",
        "other words for it",
        "another place",
        "a part of it",
        "its rate",
        "not printed",
    ],
)
def test_two_figures_for_one_fact_are_told(heading: str, row: str, told: list[tuple[str, str, str]]) -> None:
    assert broken(f"{FIRST}{heading}\n\n{HEAD}{row}\nMoor thefts\t3\t4\t1\n") == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Lamp thefts\t96\t16", []),
        ("Lamp thefts\t96\t61", [("61", "16", "certain")]),
        ("Lamp thefts\t96\t-", []),
        ("Lamp thefts\t96\t20%", []),
    ],
    ids=["the same before", "another before", "no difference", "a per cent for a difference"],
)
def test_the_earlier_figure_that_a_row_implies_is_the_one_printed_elsewhere(
    row: str, told: list[tuple[str, str, str]]
) -> None:
    assert broken(f"{FIRST}{IMPLIED}{row}\nMoor thefts\t4\t1\n") == told


def test_two_rows_changed_round_are_one_fault() -> None:
    rows = "Lamp thefts\t80\t40\t-40\nKite thefts\t50\t96\t46\n"

    assert broken(f"{FIRST}Thefts in Ashby, again\n\n{HEAD}{rows}") == [("40", "96", "certain")]


def test_rows_changed_round_in_a_table_that_names_no_place_are_told() -> None:
    head = "Indicator\tBaseline\tJan - Mar 2017\tJan - Mar 2018\tChange\n"
    rows = "Lamp thefts\t300\t80\t96\t16\nKite thefts\t99\t30\t20\t-10\nBoat thefts\t250\t50\t40\t-10\n"
    right = rows.replace("Kite", "X").replace("Boat", "Kite").replace("X", "Boat")

    assert broken(f"{FIRST}Indicators, January to March 2018\n\n{head}{right}") == []
    assert {text for text, _, _ in broken(f"{FIRST}Indicators, January to March 2018\n\n{head}{rows}")} == {
        "30",
        "20",
    }
