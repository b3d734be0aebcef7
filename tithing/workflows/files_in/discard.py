"""Discards a preview that waits: its files go, and a line says that they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tithing.reading.book import Book
from tithing.store.journal.chain import NewLine
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.waiting import broken_in, files_below, find_waiting
from tithing.store.writer.writing import JournalChange, one_write
from tithing.workflows.said.reasons import reason_if_given


def discard(
    book: Book,
    which: str,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> str:
    """Take away what waits under this id, whole or not; gives the id. Raises Refused where nothing does.

    >>> discard(book, "K7QX2MAB", now=datetime.now(UTC))  # doctest: +SKIP
    'K7QX2MAB'
    """
    why = reason_if_given(reason)
    with one_write(
        book.folder, who="a discarding", now=now, wait_seconds=wait_seconds, on_wait=on_wait
    ) as writer:
        path = _folder_of(book, which)
        told = f"preview {path.name} was discarded"
        said = {
            "received": now.isoformat(),
            "by": by or book.partnership.by,
            "reason": f"{told}: {why}" if why else told,
        }
        writer.commit(JournalChange([NewLine("discarded", "", said)], removals=files_below([path])))
    return path.name


def _folder_of(book: Book, which: str) -> Path:
    """One that is broken is called by its whole name."""
    broken = {each.path.name: each.path for each in broken_in(book.folder)}
    return broken.get(which.strip().upper()) or find_waiting(book.folder, which).path
