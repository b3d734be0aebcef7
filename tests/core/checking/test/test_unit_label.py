"""A rate is on what its label says it is on, and its label says so."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import unit_label
from tithing.checking.understand.pack import open_book

PEOPLE = {"Ashby": 90_000, "Barton": 120_000, "Carsham": 150_000}
COUNTS = {"Lamp thefts": 4_321, "Boat thefts": 2_750, "Kite thefts": 3_333, "Gate thefts": 1_987}
HOMES = "Home thefts\t196\t5.2\t175\t3.5\t329\t5.2"  # on 42% of the people
SAID = "In the financial year 2017-18 the rates per 1000 population were as in the table below.\n\n"


def _rates(head: str, homes: str) -> str:
    upper = "Type\t" + "\t\t".join(PEOPLE) + "\t"
    lower = "\t" + "\t".join(f"Crime\t{head}" for _ in PEOPLE)
    rows = [
        "\t".join([label, *(f"{n}\t{1000 * n / people:.1f}" for people in PEOPLE.values())])
        for label, n in COUNTS.items()
    ]
    return "\n".join(["Thefts January to March 2018", "", upper, lower, *rows, homes]) + "\n\n"


def broken(text: str) -> list[tuple[str, str]]:
    book = open_book(read_text(text, title="a pack"))
    return [(each.fault.text, each.severity.value) for each in unit_label.relations(book) if not each.holds]


@pytest.mark.parametrize(
    ("head", "homes", "asked"),
    [
        ("Per 1,000 pop", HOMES, [("5.2", "judgement")]),
        ("Per 1,000 pop", "Home thefts\t196\t2.2\t175\t1.5\t329\t2.2", []),
        ("Per 1,000 pop", "Home thefts\t196\t5.2\t175\t1.5\t329\t2.2", []),
        ("Per 1,000 pop", "Home thefts\t196\t22.0\t175\t15.0\t329\t22.0", []),
    ],
    ids=["on households", "on people", "one place is another rule's", "on neither"],
)
def test_a_rate_on_households_that_is_said_to_be_on_people_is_asked_about(
    head: str, homes: str, asked: list[tuple[str, str]]
) -> None:
    assert broken(_rates(head, homes)) == asked


@pytest.mark.parametrize(
    ("said", "rate", "told"),
    [
        (SAID, "20.7", [("20.7", "probable")]),
        (SAID, "8.7", []),
        (SAID.replace("population", "households"), "20.7", []),
        (SAID.replace("In the financial year 2017-18 the", "The"), "20.7", []),
    ],
    ids=["a year on households", "a year on people", "households are said", "no year is said"],
)
def test_a_year_s_rate_that_no_population_gives_is_told(
    said: str, rate: str, told: list[tuple[str, str]]
) -> None:
    table = (
        f"Type\tAshby\tAverage\tAshby Position\nHome thefts\t{rate}\t15.18\t3\nKite thefts\t148.1\t90.2\t4\n"
    )
    text = f"{_rates('Per 1,000 pop', HOMES)}{said}{table}"

    assert [each for each in broken(text) if each != ("5.2", "judgement")] == told


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("Rate per 1,000", [("7.08", "judgement")]),
        ("Rate per 1,000 population", []),
        ("Rate per 1,000 households", []),
    ],
)
def test_a_rate_of_what_is_not_said_is_asked_about(head: str, asked: list[tuple[str, str]]) -> None:
    rows = "Serious thefts\t7.08\t3\nThefts of homes\t5.32\t4\nThefts of boats\t0.32\t2\nThefts of gates\t4.65\t6\n"

    assert broken(f"Type\t{head}\tRank\n{rows}") == asked
