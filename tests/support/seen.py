"""Who asks, where a test is about something else: an officer, who sees all there is, on a fixed day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypedDict

from tithing.reading.book import Book
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader

NOON = datetime(2026, 11, 2, 12)


class Asking(TypedDict):
    reader: Reader
    at: datetime


BY_AN_OFFICER: Asking = {"reader": AN_OFFICER, "at": NOON}
BY_THE_PUBLIC: Asking = {"reader": THE_PUBLIC, "at": NOON}


def seen_by_an_officer(book: Path | Book) -> Snapshot:
    return snapshot(book, **BY_AN_OFFICER)
