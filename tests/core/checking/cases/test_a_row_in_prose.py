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


AGES = table(
    "Victims by age and sex 2030/31\n\nAge, Female, Male, Unknown, All",
    "Under 18, 211, 234, 9, 454",
    "18-34, 407, 318, 14, 739",
    "35-54, 268, 211, 8, 487",
    "55 and over, 112, 89, 3, 204",
    "Not recorded, 15, 9, 18, 42",
    "All ages, 1013, 861, 52, 1926",
)
MONTHS = table(
    "Noise complaints 2030/31\n\nMonth, 2029/30, 2030/31, Difference",
    "April, 37, 41, +4",
    "May, 40, 38, -2",
    "June, 42, 47, +5",
    "July, 50, 52, +2",
    "August, 55, 49, -6",
    "September, 41, 44, +3",
)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The 18-34 group was the largest, with 739 victims.", []),
        ("The 18-34 group was the largest, with 734 victims.", [("probable", "734", "739")]),
        ("The 35-54 group was the largest.", [("probable", "35-54", "18-34")]),
        ("The 55 and over group was the smallest.", []),
        ("The 55 and over group had 209 victims.", [("probable", "209", "204")]),
    ],
)
def test_a_row_of_ages_by_sex_is_told_by_the_column_of_all(sentence: str, said: list[Said]) -> None:
    assert said_of(f"{AGES}\n\n{sentence}\n") == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The busiest month was July with 52.", []),
        ("The busiest month was July with 62.", [("probable", "62", "52")]),
        ("August was the busiest month of 2030/31.", [("probable", "August", "July")]),
        ("The busiest month of 2029/30 was August (55).", []),
        ("The quietest month was May.", []),
    ],
)
def test_the_busiest_month_is_of_what_its_own_table_counts(sentence: str, said: list[Said]) -> None:
    assert said_of(f"{MONTHS}\n\n{sentence}\n") == said


def test_the_most_of_one_column_is_not_asked_of_another() -> None:
    plan = table(
        "Priority, Actions, Complete, On track, Delayed",
        "Violence, 12, 5, 6, 1",
        "Litter, 9, 4, 3, 2",
        "Abuse, 14, 8, 4, 2",
        "All, 35, 17, 13, 5",
    )

    assert said_of(f"{plan}\n\nAbuse has the most actions (14).\n") == []
