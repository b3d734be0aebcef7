"""Rates stand on the numbers of people that the document states."""

from __future__ import annotations

import pytest

from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.test.sums import rates_on_stated
from tithing.checking.understand.pack import open_book

PEOPLE = {"Ashby": 90_000, "Elmby": 120_000, "Oakby": 150_000, "Amberside": 360_000}
LAMPS = {"Ashby": 4_321, "Elmby": 2_750, "Oakby": 3_333, "Amberside": 10_404}
RATES = ("48.0", "22.9", "22.2", "28.9")


def _row(label: str, *texts: str) -> PrintedRow:
    return PrintedRow(label, tuple(PrintedCell(text, i) for i, text in enumerate(texts, start=1)))


def _rated(rates: tuple[str, ...]) -> PrintedTable:
    heads = tuple(f"{place} | {what}" for place in PEOPLE for what in ("Crime", "Per 1,000 pop"))
    pairs = zip(LAMPS.values(), rates, strict=True)
    row = _row("Lamp thefts", *(text for count, rate in pairs for text in (str(count), rate)))
    return PrintedTable("t1", heads, (row,), "Crime type")


def _stated(people: dict[str, int], what: str = "Population") -> PrintedTable:
    rows = tuple(_row(place, what, f"{number:,}") for place, number in people.items())
    return PrintedTable("t2", ("Denominator", "Number"), rows, "Area")


@pytest.mark.parametrize(
    ("rates", "stated", "told"),
    [
        (RATES, PEOPLE, []),
        (("48.0", "29.2", "22.2", "28.9"), PEOPLE, []),
        (("84.0", "22.9", "22.2", "28.9", "22.9"), PEOPLE, ["84.0"]),
        (RATES, {place: 2 * number for place, number in PEOPLE.items()}, []),
        (RATES, {"Ashby": 90_000, "Elmby": 120_000}, []),
        (("n/a", "22.9", "22.2", "28.9"), PEOPLE, []),
    ],
    ids=[
        "right",
        "one wrong of four is too many to tell",
        "one wrong of five",
        "other numbers throughout",
        "too few places",
        "no rate",
    ],
)
def test_a_rate_that_the_stated_people_do_not_give_is_told(
    rates: tuple[str, ...], stated: dict[str, int], told: list[str]
) -> None:
    tables = [_rated(rates[:4]), _stated(stated)]
    if len(rates) > 4:
        heads = ("Elmby | Crime", "Elmby | Per 1,000 pop", "Ashby | Crime", "Ashby | Per 1,000 pop")
        tables.append(
            PrintedTable("t3", heads, (_row("Kite thefts", "2750", "22.9", "90", "1.0"),), "Crime type")
        )

    book = open_book(PrintedDocument("a pack", "text", tuple(tables), ()))

    found = [each for each in rates_on_stated.relations(book) if not each.holds]
    assert [each.fault.text for each in found] == told
