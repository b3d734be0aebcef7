"""A change told in prose is held against the row that it names, and against its own words."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.prose import sentence_arithmetic, sentence_change
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
PACK = (
    "# Quarter 3 - October to December 2020\n\n"
    + HEAD
    + "Lamp thefts\t280\t303\t23\t8.2\nKite thefts\t50\t40\t-10\t-20\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There were 303 lamp thefts, against 280 in the same quarter of the year before.", []),
        ("There were 303 lamp thefts, against 288 in the same quarter of the year before.", ["288"]),
    ],
)
def test_a_row_without_its_change_does_not_confirm_the_figure_before(sentence: str, told: list[str]) -> None:
    alone = "By place\n\nType\tAmberside\tBarton\nLamp thefts\t303\t17\nKite thefts\t40\t30\n\n"
    book = open_book(read_text(f"{PACK}{alone}{sentence}\n", title="a pack"))

    assert [each.published for each in sentence_change.relations(book) if not each.holds] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There was a reduction in lamp thefts; 24 thefts compared to 86 in Q2.", 0),
        ("There was an increase in lamp thefts; 24 thefts compared to 86 in Q2.", 1),
        ("There was an increase in lamp thefts, but 24 kites compared to 86 in Q2.", 0),
        ("There was an increase in lamp thefts; 24 kites were found and 86 lost.", 0),
    ],
    ids=["down, in figures", "up, and the figures go down", "of something else", "no comparison"],
)
def test_figures_behind_a_semicolon_say_the_same_as_the_words_before_it(sentence: str, told: int) -> None:
    book = open_book(read_text(f"{sentence}\n", title="a pack"))

    found = [each for each in sentence_arithmetic.relations(book) if not each.holds]

    assert [each.published for each in found] == ["increase"] * told


OPENED = (
    "Indicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
    "Lamp thefts reported to the police\t758\t781\t23\t3%\nNumber of lamp thefts known to the depot\t24\t25\t1\t4%\n"
    "Kite thefts\t245\t126\t-119\t-48.6%\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lamp thefts reported to the police increased by 3%, 23 more thefts than last year.", []),
        ("Lamp thefts reported to the police increased by 3%, 32 more thefts than last year.", ["32"]),
        ("Kite thefts reduced by 48.6% compared to the previous year.", []),
        ("Kite thefts reduced by 49% compared to the previous year.", []),
        ("Kite thefts reduced by 48.5% compared to the previous year, 119 fewer thefts.", ["48.5%"]),
        ("The depot saw 126 kite thefts, against 245 a year before.", []),
        ("The depot saw 126 kite thefts, against 254 a year before.", ["254"]),
    ],
    ids=[
        "right",
        "of the row whose whole label is said",
        "a per cent",
        "rounded further",
        "off by its last digit",
        "figures set against each other",
        "two digits changed round",
    ],
)
def test_figures_of_a_change_are_held_against_the_row_that_is_named_whole(
    sentence: str, told: list[str]
) -> None:
    book = open_book(read_text(f"# Quarter 3\n\n{OPENED}{sentence}\n", title="a pack"))

    assert [each.published for each in sentence_change.relations(book) if not each.holds] == told
