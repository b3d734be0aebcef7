"""Takes files into a book: every one read and checked first, then all of them kept, or none.

What is wrong with any file refuses the whole command and leaves the book byte for byte as it was. Reading
needs no lock; only the moment of writing does, and what was checked is checked again there if another import
came between.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from tithing.sources.registry import SourceInfo, list_sources, source_named
from tithing.store.chain import NewLine
from tithing.store.entry import Entry
from tithing.store.fold import said_of
from tithing.store.lock import WAIT_SECONDS, Holder
from tithing.store.raw import stage_raw
from tithing.store.record import Record, read_record
from tithing.store.unpack import LIMITS, Limits
from tithing.store.workspace import Workspace
from tithing.store.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.admit import Admission, admit
from tithing.workflows.holdings import Holdings
from tithing.workflows.mappings import mapping_named
from tithing.workflows.note_refusal import Seen, note_refusal
from tithing.workflows.open_book import Book
from tithing.workflows.read_files import Draft, read_drafts
from tithing.workflows.reasons import checked_reason
from tithing.workflows.receive import Door, Progress, no_progress, receive
from tithing.workflows.sort_files import Sorted, sort_files


@dataclass(frozen=True)
class ImportReport:
    """What an import did. `taken` are the new entries; the rest are names and sentences."""

    taken: tuple[Entry, ...] = ()
    already: tuple[str, ...] = ()  # files whose content the book has
    taken_out: tuple[str, ...] = ()  # files that came before and were withdrawn or erased
    left: tuple[str, ...] = ()  # files of a folder or archive that no source recognises
    notices: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(entry.rows for entry in self.taken)


@dataclass(frozen=True)
class Sent:
    """What was said with the files: by whom, why, and what they are."""

    by: str = ""
    reason: str = ""
    source: str = ""
    released: date | None = None
    supplier: str = ""
    again: bool = False  # take in what was withdrawn or erased before
    mapping: str = ""  # the text of the mapping by which a partner's own export is read


def import_files(
    book: Book,
    paths: Iterable[Path],
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    source: str = "",
    released: date | None = None,
    supplier: str = "",
    again: bool = False,
    mapping: str = "",
    wait_seconds: float = WAIT_SECONDS,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """Import every file at these paths (files, folders, .gz, .zip). `now`, in UTC, is the time received.

    `by` is the id of a post or an account ("": as the partnership's configuration says); `again` takes in what was
    withdrawn or erased before; `mapping` names one of the partnership's, for a partner's own export. Raises Refused with
    everything that is wrong with any file; figures and raw files are then as before.

    >>> import_files(book, [Path("2025-06")], now=datetime.now(UTC)).rows  # doctest: +SKIP
    230359
    """
    why = checked_reason(reason) if reason else ""
    text = mapping_named(book, mapping).text if mapping else ""
    source = source or ("mapped_table" if mapping else "")
    sent = Sent(by or book.partnership.by, why, source, released, supplier, again, text)
    with Workspace(book.folder) as space:
        importing = _Import(book, sent, now, space, progress)
        try:
            found = importing.read(paths, limits, list_sources() if sources is None else tuple(sources))
            return importing.write(found, wait_seconds, on_wait)
        except Refused as refusal:
            if note := importing.note(refusal):
                refusal.add_note(note)
            raise


@dataclass(frozen=True)
class Read:
    """Everything that was read at the door, before the book is touched."""

    before: Record
    door: Door
    found: Sorted
    drafts: tuple[Draft, ...]
    admission: Admission


@dataclass(frozen=True)
class _Import:
    """One import while it is going on."""

    book: Book
    sent: Sent
    now: datetime
    space: Workspace
    progress: Progress
    seen: list[Seen] = field(default_factory=list)  # every file that came to the door

    def read(self, paths: Iterable[Path], limits: Limits, sources: Sequence[SourceInfo]) -> Read:
        """Read and check every file. Raises Refused with everything that is wrong with any of them."""
        known_sources = (source_named(self.sent.source, sources),) if self.sent.source else tuple(sources)
        before = read_record(self.book.folder)
        held = Holdings(before)
        door = self._receive(paths, held, limits)
        found = sort_files(
            door,
            held,
            known_sources,
            supplier=self.sent.supplier,
            released=self.sent.released,
            again=self.sent.again,
        )
        drafts, wrong = self._drafts(found)
        if found.problems or wrong:
            raise Refused(*found.problems, *wrong)
        admission = admit(self.book, before.entries, drafts, found.restated)
        return Read(before, door, found, drafts, admission)

    def _receive(self, paths: Iterable[Path], held: Holdings, limits: Limits) -> Door:
        known = held.known_files(
            supplier=self.sent.supplier, released=self.sent.released, again=self.sent.again
        )
        door = receive(
            paths,
            into=lambda: self.space.path,
            known=known,
            released=self.sent.released,
            limits=limits,
            progress=self.progress,
            when_new=_start_engine,
        )
        self.seen.extend(door.seen)
        return door

    def note(self, refusal: Refused) -> str:
        """Leave a line for each file that was refused; what came of that."""
        return note_refusal(self.book, refusal, self.seen, by=self.sent.by, now=self.now, space=self.space)

    def _drafts(self, found: Sorted) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
        if not found.batches:
            return (), ()
        return read_drafts(
            self.book,
            found.batches.values(),
            private=self.space.path / "store",
            supplier=self.sent.supplier,
            now=self.now,
            progress=self.progress,
            mapping=self.sent.mapping,
        )

    def write(
        self, read: Read, wait_seconds: float, on_wait: Callable[[Holder], None] | None
    ) -> ImportReport:
        """Take in what was read, judged again where another import came between."""
        if not read.admission.changes:
            return _report(read, read.admission, ())
        with one_write(
            self.book.folder,
            who="an import",
            now=self.now,
            wait_seconds=wait_seconds,
            on_wait=on_wait,
            space=self.space,
        ) as writer:
            admission = read.admission
            if writer.record.head != read.before.head:
                admission = admit(self.book, writer.record.entries, read.drafts, read.found.restated)
            taken = self._keep(writer, admission)
        return _report(read, admission, taken, writer.told)

    def _keep(self, writer: Writer, admission: Admission) -> tuple[Entry, ...]:
        entries = [
            replace(draft.entry, by=self.sent.by, reason=self.sent.reason) for draft in admission.drafts
        ]
        lines = [NewLine("accepted", entry.sha256, said_of(entry)) for entry in entries]
        lines += [
            self._stated(entry, admission.stated[entry.id])
            for entry in admission.before
            if entry.id in admission.stated
        ]
        moves = {
            self.book.folder.store / each.stored.path: each.written
            for draft in admission.drafts
            for each in draft.staged
        }
        moves.update(_staged_raw_files(self.book, writer, admission.drafts))
        new = writer.commit(JournalChange(lines, moves))
        return tuple(replace(entry, number=line.n) for entry, line in zip(entries, new.lines, strict=False))

    def _stated(self, entry: Entry, release: date) -> NewLine:
        said = {
            "about": entry.id,
            "received": self.now.isoformat(),
            "by": self.sent.by,
            "reason": self.sent.reason,
            "release": release.isoformat(),
        }
        return NewLine("stated", entry.sha256, said)


def _start_engine() -> None:
    """Import the engine while files are unpacked, which leaves the interpreter idle: a tenth of a second saved."""
    threading.Thread(target=lambda: importlib.import_module("polars"), daemon=True).start()


def _staged_raw_files(book: Book, writer: Writer, drafts: Sequence[Draft]) -> dict[Path, Path]:
    """Where each received file is to stand -> its copy in our own folder; those that the book has are left."""
    arrivals = {draft.entry.sha256: draft.item.arrival for draft in drafts}
    found: dict[Path, Path] = {}
    for sha, arrival in arrivals.items():
        staged = stage_raw(
            book.folder, source=arrival.path, name=arrival.name, sha256=sha, into=writer.private / "raw"
        )
        if staged is not None:
            found[book.folder.raw_file(sha)] = staged
    return found


def _report(
    read: Read, admission: Admission, taken: tuple[Entry, ...], told: tuple[str, ...] = ()
) -> ImportReport:
    passed = [f"{name}: passed over, a hidden or lock file" for name in read.door.passed_over]
    return ImportReport(
        taken=taken,
        already=(*read.found.already, *admission.already),
        taken_out=tuple(read.found.taken_out),
        left=tuple(read.found.left),
        notices=(*told, *passed, *read.found.notices, *admission.notices),
    )
