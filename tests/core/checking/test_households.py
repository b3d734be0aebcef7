"""Rates on households stand on believable numbers, which add as the people do."""

from __future__ import annotations

import pytest

from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.test.sums import households
from tithing.checking.understand.pack import open_book

PEOPLE = {"Ashby": 90_000, "Elmby": 120_000, "Oakby": 150_000, "Amberside": 360_000, "Fernby": 170_000}
COUNTS = {"Lamp thefts": 4_321, "Boat thefts": 2_750, "Kite thefts": 3_333, "Gate thefts": 1_987}
HOME_THEFTS = (196, 175, 329, 700)  # on 42% of the people: 5.2, 3.5, 5.2 and 4.6
WITH_WHOLE = ("Ashby", "Elmby", "Oakby", "Amberside")
RIGHT = ("5.2", "3.5", "5.2", "4.6")


def _row(label: str, *texts: str) -> PrintedRow:
    return PrintedRow(label, tuple(PrintedCell(text, i) for i, text in enumerate(texts, start=1)))


def _table(rates: tuple[str, ...], places: tuple[str, ...]) -> PrintedTable:
    heads = tuple(f"{place} | {what}" for place in places for what in ("Crime", "Per 1,000 pop"))
    rows = []
    for label, count in COUNTS.items():
        rated = [(str(count), f"{1000 * count / PEOPLE[place]:.1f}") for place in places]
        rows.append(_row(label, *(text for pair in rated for text in pair)))
    homes = zip(HOME_THEFTS, rates, strict=True)
    rows.append(_row("Home thefts", *(text for count, rate in homes for text in (str(count), rate))))
    return PrintedTable("t1", heads, tuple(rows), "Crime type")


@pytest.mark.parametrize(
    ("rates", "faults"),
    [
        (RIGHT, []),
        (("52", "3.5", "5.2", "4.6"), ["52"]),
        (("5.2", "9.5", "5.2", "4.6"), ["9.5"]),
        (("5.2", "3.5", "6.2", "4.6"), ["6.2"]),
        (("5.2", "3.5", "5.2", "4.1"), ["4.1"]),
        (("2.2", "1.5", "2.2", "1.9"), []),
    ],
    ids=["right", "a point lost", "a digit", "beside the whole", "the whole's own", "on people"],
)
def test_rates_on_households_hold_together(rates: tuple[str, ...], faults: list[str]) -> None:
    document = PrintedDocument("a pack", "text", (_table(rates, WITH_WHOLE),), ())

    found = [each for each in households.relations(open_book(document)) if not each.holds]

    assert [relation.fault.text for relation in found] == faults


def test_places_that_make_no_whole_are_not_added() -> None:
    table = _table(("5.2", "3.5", "6.2", "9.8"), ("Ashby", "Elmby", "Oakby", "Fernby"))

    found = list(households.relations(open_book(PrintedDocument("a pack", "text", (table,), ()))))

    assert [relation.holds for relation in found] == [True] * 4
