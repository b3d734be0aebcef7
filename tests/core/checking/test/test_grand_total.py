"""The last total of a table is its own total and that of the table before it."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import grand_total
from tithing.checking.understand.pack import open_book

HEAD = "Type\tAshby\tBarton\tDunmere\n"
FIRST = (
    HEAD
    + "Lamp thefts\t100\t130\t50\nKite thefts\t200\t150\t20\nTotal thefts\t300\t280\t70\n\nOther offences\n\n"
)
SECOND = "Noise\t40\t50\t10\nLitter\t60\t70\t31\nTotal nuisance\t100\t120\t41\n"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Total of all\t400\t400\t111", []),
        ("Total of all\t400\t410\t111", ["410"]),
        ("Total of all\t400\t40\t111", ["40"]),
        ("Total of all\t490\t410\t130", []),
        ("All nuisance by night\t31\t44\t13", []),
    ],
    ids=["right", "a digit", "a digit lost", "another total", "a part called all"],
)
def test_the_total_of_totals_is_both(last: str, told: list[str]) -> None:
    book = open_book(read_text(f"{FIRST}{HEAD}{SECOND}{last}\n", title="a pack"))

    assert [each.fault.text for each in grand_total.relations(book) if not each.holds] == told


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{SECOND}Total of all\t400\t410\t111\n",
        f"{FIRST}{HEAD.replace('Dunmere', 'Elmby')}{SECOND}Total of all\t400\t410\t111\n",
        f"{FIRST}{HEAD}{SECOND}",
    ],
    ids=["no table before", "a table of other places before", "one total only"],
)
def test_nothing_is_said_without_two_tables_of_one_kind(text: str) -> None:
    assert list(grand_total.relations(open_book(read_text(text, title="a pack")))) == []
