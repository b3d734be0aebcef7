"""Brings back what can be brought back of a book, says what it did, and what is still wanting.

The journal first, since everything else is held against it; then what killed writers left; then originals, from lost/
or from where the caller points; then the ledger and what was published; then the store, read again from the originals.
Nothing damaged is deleted: it is moved to lost/. What was erased is not brought back, and where it came back with a
backup it goes again.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.half_done import telling_what_was_begun
from tithing.store.disk.kinds import misplaced
from tithing.store.journal.chain import NewLine
from tithing.store.journal.entry import Entry
from tithing.store.journal.papers import BookState, state_of
from tithing.store.journal.record import read_without_originals
from tithing.store.mending.plan import plan_papers, proved_by
from tithing.store.mending.planned import GoingOn, Theirs
from tithing.store.mending.put_right import mend_papers
from tithing.store.mending.which_book import must_be_ours
from tithing.store.originals import harm_of
from tithing.store.parquet.kept import drop_kept
from tithing.store.parquet.sound import what_is_wrong
from tithing.store.strays import named_files, put_kinds_right, set_aside
from tithing.store.writer.intent import settle_intent, tidy
from tithing.store.writer.lock import WAIT_SECONDS, Held, Holder, one_writer
from tithing.store.writer.waiting import broken_in
from tithing.store.writer.workspace import abandoned, drop
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.publishing.put_ledger_right import put_ledger_right
from tithing.workflows.received.read_again import Again, EntryReader
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.said.reasons import reason_if_given
from tithing.workflows.the_book.bring_back import Makes, put_originals_right
from tithing.workflows.the_book.bring_partnership_back import bring_partnership_back
from tithing.workflows.the_book.bringing import Bringing
from tithing.workflows.the_book.kept_again import kept_again
from tithing.workflows.the_book.only_theirs import as_backup, tell_what_only_they_know
from tithing.workflows.the_book.rebuild import change_of

PART_DONE = "a part of the repair was done"


@dataclass(frozen=True)
class RepairReport:
    """What was done, and what is still wanting with what to do about it."""

    done: tuple[str, ...] = ()
    wanting: tuple[Problem, ...] = ()


def repair(
    book: Book,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    given: Path | None = None,
    as_far_as_proved: bool = False,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> RepairReport:
    """Mend the book. `given` is a backup of it, or a file or folder among which its originals may be.

    Raises Refused where its journal cannot be made whole from what is there, unless it is to go on `as_far_as_proved`.

    >>> repair(open_as_it_is(Path("safer-x")), now=datetime.now(UTC)).wanting  # doctest: +SKIP
    ()
    """
    _check_given(given)
    why = reason_if_given(reason)
    asked = _Repair(book, now, by, why, given, wait_seconds, on_wait)
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    try:
        asked.bring_parts_back(known, as_far_as_proved=as_far_as_proved)
        asked.make_store_again(known, progress)
    except Refused as refusal:
        raise asked.bringing.cut_short(refusal) from refusal
    return RepairReport(tuple(asked.bringing.done), tuple(asked.bringing.wanting))


def _check_given(given: Path | None) -> None:
    if given is not None and not given.exists():
        raise Refused(
            Problem("there is no such file or folder", "Check the spelling of the path", str(given))
        )


@dataclass(frozen=True)
class _Repair:
    """One repair: what is asked of it, and in `bringing` what it has done so far."""

    book: Book
    now: datetime
    asked_by: str
    reason: str
    given: Path | None
    wait_seconds: float
    on_wait: Callable[[Holder], None] | None
    bringing: Bringing = field(default_factory=Bringing)

    @property
    def folder(self) -> BookFolder:
        return self.book.folder

    @property
    def by(self) -> str:
        """Whoever is named, or else the partnership's own, which may have to be brought back first."""
        return self.asked_by or self.book.partnership.by

    def _lock(self) -> AbstractContextManager[Held]:
        who = f"a repair, process {os.getpid()} on {platform.node()}"
        return one_writer(
            self.folder, who=who, now=self.now, wait_seconds=self.wait_seconds, on_wait=self.on_wait
        )

    def bring_parts_back(self, sources: Mapping[str, SourceInfo], *, as_far_as_proved: bool) -> None:
        """All but the store. A folder in place of the lock can be held by nobody, and goes before it is taken."""
        with telling_what_was_begun(self.folder, PART_DONE):
            bring_partnership_back(self.folder, self.given, self.bringing, self.now)
            going_on = GoingOn(self.now, self.by, self.reason) if as_far_as_proved else None
            _put_lock_right(self.folder, self.bringing, self.now)
            with self._lock():
                self._bring_the_rest_back(going_on, partial(kept_again, self.book, sources))

    def _bring_the_rest_back(self, going_on: GoingOn | None, makes: Makes) -> None:
        folder, given, bringing, now = self.folder, self.given, self.bringing, self.now
        for sentence in put_kinds_right(folder, now):
            bringing.did("parts of another kind set aside", sentence)
        must_be_ours(folder)
        backup = as_backup(given)
        theirs = proved_by(backup) if backup is not None else None
        self._mend_papers(theirs, going_on)
        if _settle_killed(folder, bringing, now):
            self._mend_papers(theirs, going_on)  # what a killed write had begun may have hidden harm
        put_originals_right(folder, given, bringing, now, makes)
        put_ledger_right(folder, given, bringing, now)
        _set_broken_previews_aside(folder, bringing, now)
        if theirs is not None:
            tell_what_only_they_know(folder, theirs, bringing)

    def _mend_papers(self, theirs: Theirs | None, going_on: GoingOn | None) -> None:
        if state_of(self.folder) is BookState.BARE and (theirs is None or theirs.plan is None):
            return
        for sentence in mend_papers(self.folder, plan_papers(self.folder, theirs, going_on), self.now):
            self.bringing.did("files of the journal", sentence)

    def make_store_again(self, sources: Mapping[str, SourceInfo], progress: Progress) -> None:
        """With one line in the journal for all that was done, where anything was."""
        with (
            telling_what_was_begun(self.folder, PART_DONE, already=self.bringing.done),
            one_write(
                self.folder,
                who="a repair",
                now=self.now,
                wait_seconds=self.wait_seconds,
                on_wait=self.on_wait,
            ) as writer,
        ):
            by = self.by
            drop_kept(self.folder)
            store = _StoreAgain(self.book, writer, self.bringing, self.now, by, self.reason)
            change = store.change(sources, progress)
            if self.bringing.done:
                line = _line(self.bringing, self.now, by, self.reason)
                writer.commit(replace(change, lines=(*change.lines, line)))


def _put_lock_right(folder: BookFolder, bringing: Bringing, now: datetime) -> None:
    if not misplaced(folder):
        must_be_ours(folder)
    if folder.lock.name in misplaced(folder):
        where = set_aside(folder, folder.lock.name, now)
        bringing.did("parts of another kind set aside", f"book.lock was no file; moved to {where}")


def _line(bringing: Bringing, now: datetime, by: str, reason: str) -> NewLine:
    said = {
        "received": now.isoformat(),
        "by": by,
        "reason": reason,
        "repaired": [f"{number} {kind}" for kind, number in bringing.kinds.items()],
        "wanting": len(bringing.wanting),
    }
    return NewLine("repaired", "", said)


# -- what killed writers left, and strays ----------------------------------------------------------


def _set_broken_previews_aside(folder: BookFolder, bringing: Bringing, now: datetime) -> None:
    for broken in broken_in(folder):
        where = f"waiting/{broken.path.name}"
        to = set_aside(folder, where, now)
        said = f"{where} was no whole preview ({broken.why}); moved to {to}: {broken.again}"
        bringing.did("damaged previews set aside", said)
    tidy(folder)


def _settle_killed(folder: BookFolder, bringing: Bringing, now: datetime) -> bool:
    """Whether there was any."""
    record = read_without_originals(folder)
    found = abandoned(folder)
    for workspace in found:
        where = workspace.relative_to(folder.root).as_posix()
        try:
            settle_intent(
                folder, workspace, record.head, named=named_files(record), gone=record.lines_without_details
            )
        except Refused:
            said = f"{where} fits no state of the book; moved to {set_aside(folder, where, now)}"
            bringing.did("writes set aside", said)
            continue
        drop(workspace)
        bringing.did("writes settled", f"{where}, which a killed write had left, was settled")
    return bool(found)


# -- the store -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _StoreAgain:
    """Every entry whose part of the store is harmed, read again from its original; `by` whom and why its lines say."""

    book: Book
    writer: Writer
    bringing: Bringing
    now: datetime
    by: str
    reason: str

    def change(self, sources: Mapping[str, SourceInfo], progress: Progress) -> JournalChange:
        readable = self._readable()
        again = self._read(readable, sources, progress) if readable else []
        if again:
            for entry in readable:
                _set_damaged_aside(self.book.folder, entry, self.bringing, self.now)
        for each in again:
            self.bringing.did("entries made again", _made_again(each))
        return change_of(self.book, again, now=self.now, by=self.by, reason=self.reason)

    def _readable(self) -> list[Entry]:
        """Those of the harmed whose originals are sound; the others are wanting."""
        folder = self.book.folder
        harmed = [entry for entry in self.writer.record.entries if _is_harmed(folder, entry)]
        lost = {entry.id for entry in harmed if harm_of(folder, entry.sha256) is not None}
        for entry in harmed:
            if entry.id in lost:
                first = f"Bring its original back first: {folder.command('repair', '--from', 'PATH')}"
                self.bringing.wants(f"the store's part of {entry.name} is harmed", first)
        return [entry for entry in harmed if entry.id not in lost]

    def _read(
        self, entries: Sequence[Entry], sources: Mapping[str, SourceInfo], progress: Progress
    ) -> Sequence[Again]:
        """Nothing where they cannot be read, and then they are left as they are."""
        record = self.writer.record
        reader = EntryReader(
            self.book, record.entries, sources, self.writer.private, progress, record.head.lines + 1
        )
        try:
            return reader.read({entry.id for entry in entries})
        except Refused as refusal:
            self.bringing.wanting += refusal.problems
            return []


def _made_again(each: Again) -> str:
    how = "; this version of Tithing reads it differently" if each.changed else ", the same bytes as before"
    return f"the store's part of {each.old.name} was made again from its original{how}"


def _is_harmed(folder: BookFolder, entry: Entry) -> bool:
    return any(what_is_wrong(folder, file) for file in entry.files)


def _set_damaged_aside(folder: BookFolder, entry: Entry, bringing: Bringing, now: datetime) -> None:
    for file in entry.files:
        path = f"store/{file.path}"
        if os.path.lexists(folder.root / path) and what_is_wrong(folder, file):
            bringing.did(
                "damaged files set aside", f"{path} is damaged; moved to {set_aside(folder, path, now)}"
            )
