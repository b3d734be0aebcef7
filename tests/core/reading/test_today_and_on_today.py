"""What is known today, and what is known as of today's day, are one: a question may ask whichever costs less."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.supplied_book import REVISED, send, supplied_book
from tithing.reading.book import open_book
from tithing.reading.questions.changed_between import changed_between
from tithing.reading.snapshot import snapshot
from tithing.store.journal.record import read_record
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader, ReaderKind
from tithing.workflows.erase import erase
from tithing.workflows.withdraw import withdraw

READERS = (AN_OFFICER, THE_PUBLIC, Reader(ReaderKind.PARTNER, "fire"))
AREA = "E06000001"


@pytest.mark.parametrize("taken_out", ["nothing", "withdrawn", "erased", "both"])
def test_today_is_as_known_today(taken_out: str, tmp_path: Path) -> None:
    book = supplied_book(tmp_path / "book")
    send(
        book,
        "more.csv",
        ["shoplifting,Hartlepool,2025-26Q2,190,count,police,open,,"],
        supplier="police",
        released=REVISED,
    )
    opened, now = open_book(book), read_record(open_book(book).folder).entries[-1].received
    if taken_out in ("withdrawn", "both"):
        withdraw(opened, "2", reason="sent twice by mistake", now=now)
    if taken_out in ("erased", "both"):
        erase(opened, "3", reason="sent twice by mistake", now=now)
    snapshots = [snapshot(book, reader=each, at=datetime(2026, 4, 20, 12)) for each in READERS]

    told = [
        [seen.observations(areas=[AREA], years=seen.years).all for seen in snapshots],
        [seen.on(seen.day).observations(areas=[AREA], years=seen.years).all for seen in snapshots],
    ]

    assert any(told[0])
    assert [[*map(_said, each)] for each in told[0]] == [[*map(_said, each)] for each in told[1]]
    assert [
        changed_between(seen, seen.day, seen.day, areas=[AREA], years=seen.years) for seen in snapshots
    ] == [()] * 3


def _said(each: object) -> tuple[object, ...]:
    return tuple(
        getattr(each, name) for name in ("measure", "area", "period", "breakdown", "supplier", "quantity")
    )
