"""What may be shown of wards is decided by the worker at night, and found by whoever asks in the morning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tithing.reading.guard.year import YearOfBook
from tithing.reading.remembered import Remembered
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.web.evidence.reading_ahead import READING_AHEAD, wards_read
from tithing.web.ground.number_book import read_book_as
from tithing.web.ground.schedule.dated import REGULAR


def test_it_is_done_every_night() -> None:
    assert REGULAR["reading_ahead"].kind is READING_AHEAD
    assert REGULAR["reading_ahead"].recurs.every == "day"


@pytest.mark.django_db
def test_what_was_decided_is_not_decided_again(demonstrated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert READING_AHEAD.work(None) > 0  # type: ignore[arg-type]
    monkeypatch.setattr("tithing.reading.snapshot._states", Remembered(4))
    monkeypatch.setattr(YearOfBook, "decided", property(lambda year: pytest.fail("it is decided again")))

    assert read_book_as(THE_PUBLIC, wards_read) > 0


@pytest.mark.django_db
def test_of_an_empty_book_there_is_nothing_to_decide(db: None) -> None:
    assert READING_AHEAD.work(None) == 0  # type: ignore[arg-type]
