"""A rate is its count on the one number of people that the other rates of its place stand on."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import rates
from tithing.checking.understand.pack import open_book

# On 90,000 people in Ashby and 150,000 in Barton.
HEAD = "Type\tAshby\t\tBarton\t\n\tCrime\tPer 1,000 pop\tCrime\tPer 1,000 pop\n"
ROWS = (
    "Lamp thefts\t4321\t48.0\t2750\t18.3\n"
    "Boat thefts\t2750\t30.6\t4321\t28.8\n"
    "Kite thefts\t3333\t37.0\t1987\t13.2\n"
)


def broken(row: str) -> list[tuple[str, str]]:
    book = open_book(read_text(f"{HEAD}{ROWS}{row}\n", title="a pack"))
    relations = [each for each in rates.relations(book) if each.rule == rates.RULE and not each.holds]
    return [(each.fault.text, each.expected[each.fault]) for each in relations]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Gate thefts\t1987\t22.1\t333\t2.2", []),
        ("Gate thefts\t1987\t12.2\t333\t2.2", [("12.2", "22.1")]),
        ("Gate thefts\t1987\t22.1\t333\t22.2", [("22.2", "2.2")]),
        ("Gate thefts\t8\t0.1\t3\t0.0", []),
        ("Gate thefts\t0\t0.0\t0\t0.0", []),
        ("Gate thefts\t0\t0.4\t0\t0.0", [("0.4", "0.0")]),
        ("Gate thefts\t90\t0.0\t3\t0.0", [("0.0", "1.0")]),
        ("Home thefts\t200\t5.3\t300\t4.8", []),
        ("Gate thefts\t1987\t[x]\t333\t2.2", []),
    ],
    ids=[
        "right",
        "two digits changed round",
        "a digit too many",
        "small counts",
        "none",
        "a rate of nothing",
        "no rate of many",
        "on households in both places",
        "no rate",
    ],
)
def test_a_rate_that_needs_another_number_of_people_is_told(row: str, told: list[tuple[str, str]]) -> None:
    assert broken(row) == told


def test_too_few_rates_tell_nothing() -> None:
    text = f"{HEAD}Lamp thefts\t4321\t48.0\t2750\t18.3\nGate thefts\t1987\t12.2\t333\t2.2\n"

    assert list(rates.relations(open_book(read_text(text, title="a pack")))) == []
