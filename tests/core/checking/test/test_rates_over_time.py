"""Two quarters of one place stand on one number of people, as those of the other places do."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import rates_over_time
from tithing.checking.understand.pack import open_book

# On 137,500, 141,000 and 198,000 people.
COUNTS = {"Ashby": (1_762, 1_293), "Barton": (2_478, 1_802), "Carsham": (2_425, 1_606)}
THIRD, FOURTH = ("12.8", "17.6", "12.2"), ("9.4", "12.8", "8.1")


def _quarter(number: int, months: str, year: int, rates: tuple[str, ...], *, of: str = "ASB") -> str:
    rows = "".join(
        f"{place}\t900\t{counts[number - 3]}\t{counts[number - 3] - 900}\n"
        for place, counts in COUNTS.items()
    )
    head = f"Indicator - {of} incidents reported to the police\t{months} {year - 1}\t{months} {year}\tDifference\n"
    rated = "Anti-social behaviour incident rate per 1,000 population\t" + "\t".join(COUNTS)
    return f"# Quarter {number} - {months} {year}\n\n{head}{rows}\n{rated}\n\t" + "\t".join(rates) + "\n\n"


def _pack(third: tuple[str, ...], fourth: tuple[str, ...], *, of: str = "ASB") -> str:
    before = _quarter(3, "October to December", 2020, third, of=of)
    return before + _quarter(4, "January to March", 2021, fourth, of=of)


@pytest.mark.parametrize(
    ("third", "fourth", "told"),
    [
        (THIRD, FOURTH, []),
        (("12.8", "17.6", "19.4"), FOURTH, [("19.4", "12.2")]),
        (THIRD, ("9.4", "12.8", "1.8"), [("1.8", "8.1")]),
        (("12.8", "17.6", "12.3"), FOURTH, []),
        (("12.8", "71.6", "19.4"), FOURTH, []),
        (THIRD, ("n/a", "n/a", "1.8"), []),
    ],
    ids=[
        "the same people",
        "another number of people",
        "two digits changed round",
        "as an estimate moves",
        "most places disagree",
        "no other place to go by",
    ],
)
def test_a_rate_on_other_people_than_the_quarter_before_is_told(
    third: tuple[str, ...], fourth: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    book = open_book(read_text(_pack(third, fourth), title="a pack"))

    found = [each for each in rates_over_time.relations(book) if not each.holds]

    assert [(each.fault.text, each.expected[each.fault]) for each in found] == told


def test_counts_of_something_else_are_not_what_the_rates_are_of() -> None:
    book = open_book(read_text(_pack(("12.8", "17.6", "19.4"), FOURTH, of="Kite"), title="a pack"))

    assert list(rates_over_time.relations(book)) == []
