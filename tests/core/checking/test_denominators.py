"""The people stated for a place are the people that its rates stand on."""

from __future__ import annotations

import pytest

from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.test.sums import denominators
from tithing.checking.understand.pack import open_book

PLACES = {"Ashby": 90_000, "Elmby": 120_000, "Oakby": 150_000}
COUNTS = {"Lamp thefts": 4_321, "Boat thefts": 2_750, "Kite thefts": 3_333, "Gate thefts": 1_987}


def _row(label: str, *texts: str) -> PrintedRow:
    return PrintedRow(label, tuple(PrintedCell(text, i) for i, text in enumerate(texts, start=1)))


def rates_by_place() -> PrintedTable:
    heads = tuple(f"{place} | {what}" for place in PLACES for what in ("Crime", "Per 1,000 pop"))
    rows = []
    for label, count in COUNTS.items():
        rated = [(str(count), f"{1000 * count / people:.1f}") for people in PLACES.values()]
        rows.append(_row(label, *(text for pair in rated for text in pair)))
    return PrintedTable("t1", heads, tuple(rows), "Crime type")


def _people(stated: list[tuple[str, str, str]]) -> PrintedTable:
    return PrintedTable("t2", ("Denominator", "Number"), tuple(_row(*each) for each in stated), "Area")


RIGHT = [("Ashby", "Population", "90,000"), ("Elmby", "Population", "120,000")]


@pytest.mark.parametrize(
    ("stated", "faults"),
    [
        ([*RIGHT, ("Oakby", "Population", "150,000")], []),
        ([*RIGHT, ("Oakby", "Population", "15,000")], ["15,000"]),
        ([*RIGHT, ("Oakby", "Population", "510,000")], ["510,000"]),
        ([*RIGHT, ("Oakby", "Households", "66,000")], []),
        ([*RIGHT, ("Oakby", "Population", "150,000"), ("Oakby", "Population", "158,000")], []),
        ([("Ashby", "Population", "98,000"), ("Elmby", "Population", "129,000")], []),
    ],
    ids=[
        "right",
        "a digit lost",
        "digits changed round",
        "households",
        "another year's beside it",
        "another estimate",
    ],
)
def test_a_stated_number_of_people_is_the_one_the_rates_stand_on(
    stated: list[tuple[str, str, str]], faults: list[str]
) -> None:
    document = PrintedDocument("a pack", "text", (rates_by_place(), _people(stated)), ())

    relations = list(denominators.relations(open_book(document)))

    assert [relation.fault.text for relation in relations if not relation.holds] == faults
