"""A figure is followed to its files: each once, with the rows on which it stands."""

from __future__ import annotations

from datetime import date

import pytest

from tithing.documents.sections.indicator.where_from import FileBehind, files_behind, where_in_it
from tithing.reading.questions.trail import TrailStep

DAY = date(2026, 4, 30)


def step(row: int, file: str = "sent.csv", sheets: tuple[str, ...] = ()) -> TrailStep:
    return TrailStep(file, "9f86", "a table", "Fire Brigade", DAY, DAY, row, sheets)


def test_a_file_stands_once_for_each_figure_with_all_its_rows() -> None:
    trail = [("value", step(9)), ("value", step(7)), ("before", step(3)), ("value", step(2, "other.csv"))]

    found = [(each.of, each.step.file, each.rows) for each in files_behind(trail)]

    assert found == [
        ("value", "sent.csv", (7, 9)),
        ("before", "sent.csv", (3,)),
        ("value", "other.csv", (2,)),
    ]


@pytest.mark.parametrize(
    ("rows", "sheets", "words"),
    [
        ((), (), "counted from many rows"),
        ((4,), (), "row 4"),
        ((4, 5), ("ASB",), "sheet “ASB”, rows 4 and 5"),
        ((4,), ("ASB", "Fires"), "sheet “ASB” or “Fires”, row 4"),
        (tuple(range(1, 10)), (), "rows 1, 2, 3, 4, 5, 6 and 3 more"),
    ],
)
def test_where_in_it_is_said_in_words(rows: tuple[int, ...], sheets: tuple[str, ...], words: str) -> None:
    assert where_in_it(FileBehind("value", step(0, sheets=sheets), rows)) == words


def test_a_row_that_is_not_told_is_not_said_to_be_many() -> None:
    hidden = TrailStep("sent.csv", "line 12", "a table", "Fire Brigade", DAY, DAY)

    assert where_in_it(FileBehind("value", hidden, ())) == "told to whoever sent it, and to officers"
