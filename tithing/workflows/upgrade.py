"""Brings a book over from an older format, keeping the old journal whole beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.half_done import telling_what_was_begun
from tithing.store.identity import FORMAT
from tithing.store.lock import WAIT_SECONDS, Holder, one_writer
from tithing.store.record import read_record
from tithing.store.upgrades import upgrade_folder
from tithing.store.upgrades.asked import Asked
from tithing.workflows.not_kept_today import NotKept, not_kept_today
from tithing.workflows.open_book import Book
from tithing.workflows.receive import Progress, no_progress


@dataclass(frozen=True)
class UpgradeReport:
    """The format it had and has, how many entries came over, what else was told, and what of its files the door of today
    would not keep.
    """

    had: int
    has: int
    entries: int
    told: tuple[str, ...] = ()
    not_kept: tuple[NotKept, ...] = ()


def upgrade(
    book: Book,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> UpgradeReport:
    """Bring the book to the format of now; one that has it is left as it is. Its originals stay in either case, and what
    of them would not be kept today is told.

    Raises Refused, with the book as before, where its old journal cannot be read, and HalfDone where the disk fails in
    the middle: it can be run again.

    >>> upgrade(open_as_it_is(Path("safer-x")), now=datetime.now(UTC)).has  # doctest: +SKIP
    2
    """
    who = f"an upgrade, process {os.getpid()} on {platform.node()}"
    with one_writer(book.folder, who=who, now=now, wait_seconds=wait_seconds, on_wait=on_wait):
        asked = Asked(now, by or book.partnership.by, reason)
        with telling_what_was_begun(
            book.folder, "a part of the upgrade was done; the old journal is kept whole"
        ):
            had, told = upgrade_folder(book.folder, asked)
    entries = read_record(book.folder).entries
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    try:
        left = not_kept_today(book, entries, known, progress=progress)
    except OSError:  # the book is brought over; what is only told needs room to unpack
        left, told = (), (*told, "the disk has no room to look at what would not be kept today: run it again")
    return UpgradeReport(had, FORMAT, len(entries), told, left)
