"""Papers in which everything is right and something looks wrong: nothing is said of them, and their errors still are."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of, table

FORECAST = (
    "Measure, 6 months, Projected year end, Target, Forecast less target",
    "Visits, 40, 80, 96, -16",
    "Calls, 75, 150, 140, 10",
    "Patrols, 30, 60, 71, -11",
)
ONE_BELOW = ("Team, Came, Went, Result", "North, 30, 21, 9", "South, 14, 29, -15", "East, 40, 22, 18")
FLAGS = (
    "Marker, 2029, 2030",
    "Alcohol related, 139, 138",
    "Drug related, 165, 194",
    "Knife related, 173, 191",
    "All offences, 790, 810",
)
PARTS = ("Theme, 2029, 2030", "Fires, 139, 138", "Floods, 165, 194", "Falls, 173, 191", "Total, 773, 890")
PEOPLE = (
    "Ward, Visits, Different people",
    "Almond, 152, 90",
    "Dove, 82, 60",
    "Holme, 200, 110",
    "Vale, 60, 41",
    "All wards, 494, 250",
)


@pytest.mark.parametrize(
    "rows", [FORECAST, ONE_BELOW], ids=["two figures below none", "one that its row makes"]
)
def test_a_column_of_what_is_left_may_be_below_none_under_any_head(rows: tuple[str, ...]) -> None:
    assert said_of(table(*rows)) == []


def test_a_count_below_none_that_its_row_does_not_make_is_told() -> None:
    rows = table("Team, Came, Went", "North, 30, 21", "South, -14, 29", "East, 40, 22")

    assert [found for _, found, _ in said_of(rows)] == ["-14"]


@pytest.mark.parametrize(
    "note",
    ["Rounded to the nearest 5; may not add.", "Counts are rounded to 5.", "Rounded to multiples of 5.", ""],
)
def test_rows_of_rounded_counts_need_not_add(note: str) -> None:
    rows = [(f"Ward {n}", 35 + 5 * n, 120 - 10 * n, 200 + 15 * n) for n in range(1, 9)]
    lines = [f"{name}, {a}, {b}, {c}" for name, a, b, c in rows]
    sums = [sum(row[n] for row in rows) + off for n, off in ((1, 5), (2, -10), (3, 5))]
    total = ", ".join(["Total", *map(str, sums)])

    assert said_of(f"{table('Ward, Spring, Summer, Autumn', *lines, total)}\n\n{note}\n") == []


def test_rows_that_come_to_the_total_in_no_column_are_not_all_that_it_counts() -> None:
    assert said_of(table(*FLAGS)) == []
    assert said_of(table(*PARTS)) == []


def test_different_people_of_several_rows_come_to_fewer_in_all() -> None:
    assert said_of(table(*PEOPLE)) == []
    assert said_of(table(*PEOPLE).replace("494", "449")) != []
