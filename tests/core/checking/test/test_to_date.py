"""A count to date holds its last quarter, never falls, and is the one before and the quarter since."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.facts import to_date
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tYear to Date {0}\t{1} {2}\t{1} {3}\tDifference\n"
THIRD = HEAD.format("Apr - Dec 20", "Oct - Dec", 19, 20)
FOURTH = HEAD.format("Apr 20 - Mar 21", "Jan - Mar", 20, 21)


def broken(text: str) -> list[tuple[str, str]]:
    book = open_book(read_text(text, title="a pack"))
    return [(each.fault.text, each.severity.value) for each in to_date.relations(book) if not each.holds]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Lamp thefts\t300\t80\t96\t16", []),
        ("Lamp thefts\t30\t80\t96\t16", [("30", "certain")]),
        ("Lamp thefts\t96\t80\t96\t16", []),
        ("% of kites found\t2.9%\t3.3%\t4.9%\t1.6", []),
    ],
    ids=["more than its quarter", "less than its quarter", "nothing before the quarter", "a share"],
)
def test_a_count_to_date_holds_its_last_quarter(row: str, told: list[tuple[str, str]]) -> None:
    assert broken(f"{THIRD}{row}\n") == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Lamp thefts\t390\t80\t90\t10", []),
        ("Lamp thefts\t930\t80\t90\t10", [("930", "probable")]),
        ("Lamp thefts\t392\t80\t90\t10", [("392", "judgement")]),
        ("Lamp thefts\t280\t80\tn/a\t10", [("280", "probable")]),
        ("Lamp thefts\t500\t80\tn/a\t10", []),
        ("Kite thefts\t930\t80\t90\t10", []),
        ("Lamp thefts\t90\t80\t90\t10", []),
    ],
    ids=[
        "the one before and the quarter",
        "two digits changed round",
        "as little as a revision",
        "a fall",
        "a rise with the quarter unknown",
        "another measure",
        "a measure that is not added up",
    ],
)
def test_a_count_to_date_is_the_one_before_and_the_quarter_since(
    row: str, told: list[tuple[str, str]]
) -> None:
    assert broken(f"{THIRD}Lamp thefts\t300\t80\t96\t16\n\n{FOURTH}{row}\n") == told
