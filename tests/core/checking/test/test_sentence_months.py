"""Three months told in prose make their quarter."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.prose import sentence_months
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
