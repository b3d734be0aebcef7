"""Sentences under a table that name a place and a year, and leave the measure to the table's title."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of, table

TOWNS = table(
    "Vandalism recorded by town\n\nTown, 2030, 2031",
    "Crake, 281, 268",
    "Pipers End, 535, 652",
    "Vennworthy, 117, 141",
    "Kelpie Bay, 797, 883",
    "Tidewell, 180, 201",
)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("In Tidewell there were 21 more than in 2030.", []),
        ("In Tidewell there were 12 more than in 2030.", [("probable", "12", "21")]),
        ("In Tidewell there were 21 fewer than in 2030.", [("certain", "fewer", "an increase")]),
        ("In Tidewell there were 12 more than in 2025.", []),
        ("Kelpie Bay had the highest number in 2031.", []),
        ("Tidewell had the highest number in 2031.", [("probable", "Tidewell", "Kelpie Bay")]),
        ("Tidewell had the highest rate in 2031.", []),
        ("Tidewell had the highest number of burglaries in 2031.", []),
    ],
)
def test_a_sentence_is_held_to_the_row_and_the_year_that_it_names(sentence: str, said: list[Said]) -> None:
    assert said_of(f"{TOWNS}\n\n{sentence}\n") == said
