"""Brings a book over from an older format, keeping the old journal whole beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.disk.folder import BookFolder, must_have_partnership
from tithing.store.disk.half_done import telling_what_was_begun
from tithing.store.journal.identity import FORMAT
from tithing.store.journal.papers import format_of
from tithing.store.journal.record import Record, read_record
from tithing.store.originals import harmed_originals
from tithing.store.parquet.sound import what_is_wrong
from tithing.store.upgrades import upgrade_folder
from tithing.store.upgrades.asked import Asked
from tithing.store.writer.lock import WAIT_SECONDS, Holder, one_writer
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.the_book.not_kept_today import NotKept, not_kept_today


@dataclass(frozen=True)
class UpgradeReport:
    """The format it had and has, how many entries came over, what else was told, what of it was harmed already, and what
    of its files the door of today would not keep.
    """

    had: int
    has: int
    entries: int
    told: tuple[str, ...] = ()
    harmed: tuple[Problem, ...] = ()
    not_kept: tuple[NotKept, ...] = ()


def upgrade(
    book: Book,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    set_aside: bool = False,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> UpgradeReport:
    """Bring the book to the format of now; one that has it is left as it is. Its originals stay in either case, and what
    of them would not be kept today is told.

    Raises Refused, with the book as before, where its old journal cannot be read, and where raw/ holds originals that it
    does not know, unless `set_aside` moves those to lost/; and HalfDone where the disk fails in the middle: it can be run
    again. Originals and parts of the store that are harmed are brought over as they are, and told.

    >>> upgrade(open_as_it_is(Path("safer-x")), now=datetime.now(UTC)).has  # doctest: +SKIP
    2
    """
    who = f"an upgrade, process {os.getpid()} on {platform.node()}"
    must_have_partnership(book.folder)
    format_of(book.folder)
    with one_writer(book.folder, who=who, now=now, wait_seconds=wait_seconds, on_wait=on_wait):
        asked = Asked(now, by or book.partnership.by, reason, set_aside)
        with telling_what_was_begun(
            book.folder, "a part of the upgrade was done; the old journal is kept whole"
        ):
            had, told = upgrade_folder(book.folder, asked)
            record = read_record(book.folder)
            harmed = tuple(_harmed(book.folder, record)) if had != FORMAT else ()
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    left, unseen = _looked_at(book, record, known, progress)
    return UpgradeReport(had, FORMAT, len(record.entries), (*told, *unseen), harmed, left)


def _looked_at(
    book: Book, record: Record, known: Mapping[str, SourceInfo], progress: Progress
) -> tuple[tuple[NotKept, ...], tuple[str, ...]]:
    """What would not be kept today, or why that could not be seen: the book is brought over by then, whatever is harmed."""
    again = f"once that is mended, this lists it: {book.folder.command('upgrade')}"
    try:
        return not_kept_today(book, record.entries, known, progress=progress), ()
    except OSError as error:
        why = error.strerror or str(error)
        return (), (f"what would not be kept today could not be looked at ({why}); {again}",)
    except Refused as refusal:
        first = refusal.problems[0]
        hinders = f"{first.place}: {first.what}" if first.place else first.what
        return (), (f"what would not be kept today could not be looked at ({hinders}); {again}",)


def _harmed(folder: BookFolder, record: Record) -> Iterator[Problem]:
    """What the old journal names and is missing or damaged: an older program did not look."""
    for each in harmed_originals(folder, record):
        change = (
            f"Bring it back from a backup or its sender's file: {folder.command('repair', '--from', 'PATH')}"
        )
        yield Problem(str(each), change)
    for entry in record.entries:
        for file in entry.files:
            if (wrong := what_is_wrong(folder, file)) is not None:
                change = f"Make it again from its original: {folder.command('repair')}"
                yield replace(wrong, change=change)
