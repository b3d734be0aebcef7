"""Periods that headings and columns name go together, and a heading names the place that its figures are of."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import periods
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import open_book

ROWS = "Lamp thefts\t80\t96\t16\nKite thefts\t50\t40\t-10\n"
AREAS = "Type\tAshby\tBarton\tCarsham\nLamp thefts\t30\t40\t70\nKite thefts\t20\t30\t50\nBoat thefts\t200\t100\t300\n"


def broken(text: str) -> list[tuple[str, str, str]]:
    """The rule, the words that are printed and the severity of each relation that fails."""
    book = open_book(read_text(text, title="a pack"))
    return [(r.rule, r.published, r.severity.value) for r in periods.relations(book) if not r.holds]


@pytest.mark.parametrize(
    ("heading", "earlier", "current", "printed"),
    [
        ("Quarter 3 - October to December 2020", "Oct - Dec 19", "Oct - Dec 20", []),
        ("Quarter 4 - October to December 2020", "Oct - Dec 19", "Oct - Dec 20", ["heading"]),
        ("Performance in the quarter", "Oct - Dec 19", "Oct - Dec 20", []),
        ("October to December 2020", "Oct - Dec 19", "Jan - Mar 21", ["Jan - Mar 21"]),
        ("Plan 2020-21", "Oct - Dec 19", "Oct - Dec 20", []),
        ("Performance in the quarter", "Jul - Sep 20", "Oct - Dec 20", []),
        ("Performance in the quarter", "Oct - Nov 20", "Jan - Mar 21", ["both"]),
        ("Performance in the year", "2019/20", "2020/21", []),
    ],
    ids=[
        "as it should be",
        "another quarter's number",
        "a heading without months",
        "a heading of another quarter",
        "a heading of the year",
        "the quarter before",
        "two months with three",
        "years",
    ],
)
def test_periods_that_do_not_go_together_are_told(
    heading: str, earlier: str, current: str, printed: list[str]
) -> None:
    text = f"{heading}\n\nType\t{earlier}\t{current}\tDifference\n{ROWS}"
    words = {"heading": heading, "both": f"{earlier} / {current}"}

    told = broken(text)

    assert sorted(each[1] for each in told) == sorted(words.get(each, each) for each in printed)
    assert {each[2] for each in told} <= {Severity.PROBABLE.value}


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Thefts in Carsham", []),
        ("Thefts in Ashby", ["Ashby"]),
        ("Thefts by place", []),
        ("Thefts in Dunmere", []),
    ],
    ids=["the whole", "one of the places", "no place", "a place without a column"],
)
def test_a_heading_that_names_one_of_several_places_is_asked_about(heading: str, named: list[str]) -> None:
    told = broken(f"{heading}\n\n{AREAS}")

    assert told == [("title", place, "judgement") for place in named]
