"""A line of changes under places that add: the parts' changes make the whole's."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.sums import area_changes
from tithing.checking.understand.pack import open_book

# 110 and 190 now were 100 and 200 before: 300 and no change; 10% and -5% give 99.95 to 100.05 and 199.9 to 200.1.
ROWS = "Type\tAshby\tBarton\tCarsham\nStreet\t60\t90\t150\nShops\t50\t100\t150\nTotal\t110\t190\t300\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Increased by 10.0%\tReduced by 5.0%\tIncreased by 0.0%", []),
        ("Increased by 10.0%\tReduced by 5.0%\tIncreased by 0.7%", ["Increased by 0.7%"]),
        ("Increased by 10.0%\tReduced by 5.0%\tReduced by 3.0%", ["Reduced by 3.0%"]),
        ("Reduced by 10.0%\tReduced by 5.0%\tIncreased by 0.0%", ["Increased by 0.0%"]),
        ("Increased by 10%\tReduced by 5%\tIncreased by 0%", []),
        ("Up 10.0%\tDown 5.0%\tno change", []),
        ("10.0\t5.0\t3.0", []),
        ("Increased by 10.0%\t\tIncreased by 3.0%", []),
    ],
    ids=[
        "right",
        "a digit",
        "a fall for a rise",
        "a part with the wrong sign",
        "within rounding",
        "words for one of them",
        "no changes",
        "a part missing",
    ],
)
def test_the_change_of_the_whole_follows_from_its_parts(line: str, told: list[str]) -> None:
    book = open_book(read_text(f"{ROWS}Change\t{line}\n", title="a pack"))

    assert [each.published for each in area_changes.relations(book) if not each.holds] == told


def test_places_that_do_not_add_say_nothing_of_each_other() -> None:
    rows = ROWS.replace("Total\t110\t190\t300", "Total\t110\t190\t280").replace("60\t90\t150", "60\t90\t110")
    line = "Change\tIncreased by 10.0%\tReduced by 5.0%\tIncreased by 3.0%\n"

    assert list(area_changes.relations(open_book(read_text(rows + line, title="a pack")))) == []
