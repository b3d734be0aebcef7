"""Points and per cents are kept apart, and one column has one notation."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import notation
from tithing.checking.test.changes import points
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tBaseline 2016/17\tCurrent Position Apr 17 - Jun 17\tActual Difference\t% Difference\n"
LAMPS = "Lamp thefts\t400\t96\t16\t20.0%\nKite thefts\t210\t40\t-10\t-20.0%\nBoat thefts\t90\t25\t5\t25.0%\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("% of kites found\t29%\t26%\t-3\t-10.3%", []),
        ("% of kites found\t29%\t26%\t-3\t3%", [("points_and_per_cent", "3%", "judgement")]),
        ("% of kites found\t4.1%\t5.9%\t0\t0.3", [("points_and_per_cent", "0", "probable")]),
        ("% of kites found\t4.1%\t5.9%\t0.0\t0.0%", []),
        ("% of kites found\t25%\t34%\t0.7%\t", [("column_shift", "0.7%", "probable")]),
        ("% of kites found\t25%\t34%\t0.7\t", []),
        ("Gate thefts\t40\t10\t0\t0%", []),
    ],
    ids=[
        "a change in per cent",
        "points with a per cent sign",
        "no difference and a change",
        "no difference and no change",
        "one column too far left",
        "no per cent",
        "a count that stands still",
    ],
)
def test_points_are_no_per_cents(row: str, told: list[tuple[str, str, str]]) -> None:
    book = open_book(read_text(f"{HEAD}{LAMPS}{row}\n", title="a pack"))

    found = [each for each in points.relations(book) if not each.holds]

    assert [(each.rule, each.fault.text, each.severity.value) for each in found] == told


@pytest.mark.parametrize(
    ("per_cent", "told"),
    [("-20.0%", []), ("-20.0", ["-20.0"]), ("-", []), ("[z]", [])],
    ids=["with the sign", "without", "a dash", "a symbol"],
)
def test_a_per_cent_without_the_sign_that_its_column_has_is_asked_about(
    per_cent: str, told: list[str]
) -> None:
    book = open_book(read_text(f"{HEAD}{LAMPS}Gate thefts\t50\t8\t-2\t{per_cent}\n", title="a pack"))

    assert [each.fault.text for each in notation.relations(book)] == told


def test_a_column_without_any_sign_is_no_fault() -> None:
    book = open_book(read_text(HEAD + LAMPS.replace("%", ""), title="a pack"))

    assert list(notation.relations(book)) == []
