"""A report says of what it has no section, so that nobody takes that for nothing to say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tithing.reading.areas import own_area
from tithing.reading.questions.left_out import left_out
from tithing.reading.snapshot import snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.the_book.new_book import new_book


def _said(folder: Path, area: str, *, by_ward: bool, alone: bool = False) -> str:
    created = new_book(folder, name="Safer X", area=area)
    if alone:
        code = created.partnership.area
        text = created.config.read_text().partition("side_by_side")[0]
        created.config.write_text(f'{text}side_by_side = ["{code}"]\n')
    seen = snapshot(folder, reader=THE_PUBLIC, at=datetime(2026, 5, 1))
    quarter = span_of(seen, Period.parse("2025-26Q1"), own_area(seen))
    return " ".join(left_out(quarter, by_ward=by_ward))


@pytest.mark.parametrize(
    ("area", "by_ward", "words"),
    [
        ("Preston", True, ""),
        (
            "Preston",
            False,
            "no table of the wards of Preston: no file in the book counts Apr to Jun 2025 by ward",
        ),
        ("Barrow-in-Furness", False, "no table of the wards of Barrow-in-Furness"),
        ("Barrow-in-Furness", True, ""),
        ("Suffolk Coastal", True, "a part lies in another partnership"),
        ("Dartford and Gravesham", True, ""),
    ],
)
def test_what_is_not_shown_is_told_with_its_reason(
    tmp_path: Path, area: str, by_ward: bool, words: str
) -> None:
    said = _said(tmp_path / "b", area, by_ward=by_ward)

    assert words in said
    assert bool(said) is bool(words)


def test_an_area_that_stands_alone_says_so(tmp_path: Path) -> None:
    assert "No other area stands beside Preston" in _said(tmp_path / "b", "Preston", by_ward=True, alone=True)
