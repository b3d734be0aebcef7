"""Takes files into a book: every one read and checked first, then all of them kept, or none.

What is wrong with any file refuses the whole command and leaves the book byte for byte as it was. Reading
needs no lock; only the moment of writing does, and what was checked is checked again there if another import
came between.
"""

from __future__ import annotations

import importlib
import os
import platform
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tithing.sources.registry import SourceInfo, list_sources, source_named
from tithing.store.commit import commit, prepare
from tithing.store.journal import Entry, read_journal
from tithing.store.lock import WAIT_SECONDS, Holder, one_writer
from tithing.store.raw import stage_raw
from tithing.store.unpack import LIMITS, Limits
from tithing.vocabulary.problems import Refused
from tithing.workflows.admit import Admission, admit
from tithing.workflows.open_book import Book
from tithing.workflows.read_files import Draft, read_drafts
from tithing.workflows.receive import Door, Progress, no_progress, receive
from tithing.workflows.sort_files import Sorted, sort_files, stands_already


@dataclass(frozen=True)
class ImportReport:
    """What an import did. `taken` are the new entries; the rest are names and sentences."""

    taken: tuple[Entry, ...] = ()
    already: tuple[str, ...] = ()  # files whose content the book has
    left: tuple[str, ...] = ()  # files of a folder or archive that no source recognises
    notices: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(entry.rows for entry in self.taken)


def import_files(
    book: Book,
    paths: Iterable[Path],
    *,
    now: datetime,
    source: str = "",
    released: date | None = None,
    supplier: str = "",
    wait_seconds: float = WAIT_SECONDS,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """Import every file at these paths (files, folders, .gz, .zip). `now`, in UTC, is the time received.

    Raises Refused with everything that is wrong with any of them; the book is then exactly as before.

    >>> import_files(book, [Path("2025-06")], now=datetime.now(UTC)).rows  # doctest: +SKIP
    230359
    """
    known_sources = list_sources() if sources is None else tuple(sources)
    if source:
        known_sources = (source_named(source, known_sources),)
    before = read_journal(book.folder)
    with tempfile.TemporaryDirectory(prefix="tithing-") as private:
        door = receive(
            paths,
            into=Path(private),
            known=_known_files(before, supplier=supplier, released=released),
            released=released,
            limits=limits,
            progress=progress,
            when_new=_start_engine,
        )
        found = sort_files(door, before, known_sources, supplier=supplier, released=released)
        drafts, wrong = read_drafts(
            book,
            found.batches.values(),
            private=Path(private) / "store",
            supplier=supplier,
            now=now,
            progress=progress,
        )
        if found.problems or wrong:
            raise Refused(*found.problems, *wrong)
        admission = admit(book, before, drafts, found.restated)
        taken: tuple[Entry, ...] = ()
        if admission.changes:
            with one_writer(
                book.folder.lock, who=_who(), now=now, wait_seconds=wait_seconds, on_wait=on_wait
            ):
                if read_journal(book.folder) != before:  # another import came between
                    admission = admit(book, read_journal(book.folder), drafts, found.restated)
                taken = _write(book, admission)
    return _report(door, found, admission, taken)


def _start_engine() -> None:
    """Import the engine while files are unpacked, which leaves the interpreter idle: a tenth of a second saved."""
    threading.Thread(target=lambda: importlib.import_module("polars"), daemon=True).start()


def _known_files(before: Sequence[Entry], *, supplier: str, released: date | None) -> set[str]:
    """Raw files whose every content the book says already: they need not even be unpacked."""
    by_file: dict[str, list[Entry]] = {}
    for entry in before:
        by_file.setdefault(entry.sha256, []).append(entry)
    return {
        sha
        for sha, entries in by_file.items()
        if all(stands_already([each], before, supplier=supplier, release=released) for each in entries)
    }


def _write(book: Book, admission: Admission) -> tuple[Entry, ...]:
    prepare(book.folder, admission.before)
    try:
        return _keep(book, admission)
    except BaseException:
        prepare(book.folder, read_journal(book.folder))
        raise


def _keep(book: Book, admission: Admission) -> tuple[Entry, ...]:
    raw = _stage_raw_files(book, admission.drafts)
    staged = [each for draft in admission.drafts for each in draft.staged]
    entries = tuple(draft.entry for draft in admission.drafts)
    commit(book.folder, [*admission.before, *entries], raw=raw, staged=staged)
    return entries


def _stage_raw_files(book: Book, drafts: Sequence[Draft]) -> list[Path]:
    arrivals = {draft.entry.sha256: draft.item.arrival for draft in drafts}
    targets = [
        stage_raw(book.folder, source=arrival.path, name=arrival.name, sha256=sha)
        for sha, arrival in arrivals.items()
    ]
    return [target for target in targets if target is not None]


def _report(door: Door, found: Sorted, admission: Admission, taken: tuple[Entry, ...]) -> ImportReport:
    passed = [f"{name}: passed over, a hidden or lock file" for name in door.passed_over]
    return ImportReport(
        taken=taken,
        already=(*found.already, *admission.already),
        left=tuple(found.left),
        notices=(*passed, *found.notices, *admission.notices),
    )


def _who() -> str:
    return f"process {os.getpid()} on {platform.node()}"
