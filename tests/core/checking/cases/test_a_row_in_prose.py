"""A figure that a paragraph tells of a row of a table, whatever measure it is of: mistyped by one digit, it is told."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of, table

WARDS = table(
    "Ward, Population, Recorded crime, Crime rate per 1000, Share of all crime",
    "Ashcombe, 7214, 512, 71.0, 17.3%",
    "Burnthwaite, 9631, 803, 83.4, 27.1%",
    "Coldharbour, 11872, 1347, 113.5, 45.5%",
    "Dunmere, 6408, 298, 46.5, 10.1%",
    "Marlbeck, 35125, 2960, 84.3, 100.0%",
)


def paper(paragraph: str) -> str:
    return f"# Wards in 2030\n\n{WARDS}\n\n## Coldharbour\n\n{paragraph}\n"


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Coldharbour stands at 113.5 and has 45.5% of the crime.", []),
        ("Coldharbour stands at 118.5 and has 45.5% of the crime.", [("probable", "118.5", "113.5")]),
        ("Coldharbour stands at 113.5 and has 75.5% of the crime.", [("probable", "75.5%", "45.5%")]),
        ("Coldharbour is first. It is home to 81,872 people.", [("probable", "81,872", "11872")]),
        ("Some 11,827 live here.", []),
        ("There are 11,827 residents.", [("probable", "11,827", "11872")]),
        ("There were 11,827 residents at the census before.", []),
        ("There were 11,827 residents in 2021.", []),
        ("There are 11,827 residents. All 11,827 were asked.", []),
        ("Coldharbour has 45.5% of the crime and 211 shops.", []),
    ],
)
def test_a_figure_of_the_row_that_is_one_digit_off_is_told(paragraph: str, said: list[Said]) -> None:
    assert said_of(paper(paragraph)) == said


def test_a_figure_that_two_of_the_row_make_is_no_slip() -> None:
    more_than_asked = table(
        "Scheme, Asked, Given", "Coldharbour, 1347, 1247", "Dunmere, 298, 290", "Ash, 77, 70"
    )

    assert said_of(f"{more_than_asked}\n\nColdharbour had asked for 1347 and 2594 passed through it.\n") == []
