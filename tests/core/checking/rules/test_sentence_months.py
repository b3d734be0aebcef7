"""Three months told in prose make their quarter; a comparison is held against the row that prints both its figures, and
against the words before it."""

from __future__ import annotations

import pytest

from tithing.checking.book import open_book
from tithing.checking.readers.from_text import read_text
from tithing.checking.rules import sentence_arithmetic, sentence_change, sentence_months

HEAD = "Indicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
PACK = (
    "# Quarter 3 - October to December 2020\n\n"
    + HEAD
    + "Lamp thefts\t280\t303\t23\t8.2\nKite thefts\t50\t40\t-10\t-20\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The most lamp thefts were in October, 119, with 91 in November and 93 in December.", 0),
        ("The most lamp thefts were in October, 619, with 91 in November and 93 in December.", 1),
        ("The most lamp thefts were in October, 119, with 91 in November and 83 in December.", 1),
        ("The most lamp thefts were in October, 870, with 652 in November and 444 in December.", 0),
        ("The most bronze lamps were in October, 619, with 91 in November and 93 in December.", 0),
    ],
    ids=["they make it", "far off by one digit", "near it", "of something else", "of another measure"],
)
def test_months_of_a_sentence_make_the_quarter_of_its_measure(sentence: str, told: int) -> None:
    book = open_book(read_text(f"{PACK}{sentence}\n", title="a pack"))

    assert sum(not each.holds for each in sentence_months.relations(book)) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("October 2020 119, November 2020 91, December 2020 93.", 0),
        ("October 2020 119, November 2020 91, December 2020 98; October 2020 was the highest.", 1),
    ],
)
def test_months_without_a_noun_are_of_their_heading(sentence: str, told: int) -> None:
    text = f"{PACK}## Lamp thefts\n\n{sentence}\n"

    book = open_book(read_text(text, title="a pack"))

    assert sum(not each.holds for each in sentence_months.relations(book)) == told


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
