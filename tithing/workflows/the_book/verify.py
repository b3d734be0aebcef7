"""Holds a book's files, its journal and its tombstones against one another, and changes nothing."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from tithing.incidents.places_counted import counts_fed_by, kept_counts
from tithing.observations.standing.said import feeds_of, kept_years
from tithing.reading.book import Book
from tithing.store.disk.folder import BookFolder, without_partnership
from tithing.store.disk.kinds import misplaced
from tithing.store.disk.raw import looks_like_original
from tithing.store.disk.threads import threads
from tithing.store.journal.entry import Entry, StoredFile
from tithing.store.journal.record import Record, read_without_originals
from tithing.store.ledger.ledger import lines_of_publications
from tithing.store.mending.plan import plan_papers
from tithing.store.mending.which_book import must_be_ours
from tithing.store.originals import harm_of
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.kept import Feeds, KeptParts
from tithing.store.parquet.sound import StoreDamaged, what_is_wrong
from tithing.store.strays import MOVED, find_strays, named_files
from tithing.store.writer.waiting import broken_in
from tithing.store.writer.workspace import Workspace, abandoned
from tithing.vocabulary.partnership.retired import told_of_retired
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.partnership.by_hand import edited_by_hand
from tithing.workflows.publishing.held import what_is_wrong_with_the_ledger
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.the_book.copies import copies_beside, copies_in_lost, words_of

PATIENCE_SECONDS = 10.0  # for a write that is going on; then what is found is told as it stands
_PAUSE_SECONDS = 0.1

Given = TypeVar("Given")


@dataclass(frozen=True)
class Verified:
    """What was held against one another, everything that is wrong, and what is worth knowing."""

    lines: int = 0
    originals: int = 0
    store_files: int = 0
    tombstones: int = 0
    publications: int = 0
    wrong: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def verify(book: Book, *, progress: Progress = no_progress) -> Verified:
    """Look at every byte of the book. Raises Refused for a book of another format, which this program cannot judge.

    >>> verify(open_as_it_is(Path("safer-x"))).wrong  # doctest: +SKIP
    ()
    """
    if not misplaced(book.folder):
        must_be_ours(book.folder)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        before = _written_to(book.folder)
        found = _held(book, progress)
        after = _written_to(book.folder)
        quiet = before == after and not after.living
        if not found.wrong or quiet or time.monotonic() > until:
            return replace(found, wrong=(*_without_partnership(book.folder), *found.wrong))
        time.sleep(_PAUSE_SECONDS)


def _without_partnership(folder: BookFolder) -> tuple[Problem, ...]:
    return () if folder.is_book() else (without_partnership(folder),)


class _WrittenTo(NamedTuple):
    """Who is writing, and what was last written: what they put in place or take away meanwhile is not wrong."""

    living: frozenset[str]
    head: bytes


def _written_to(folder: BookFolder) -> _WrittenTo:
    try:
        dead = {path.name for path in abandoned(folder)}
        living = frozenset(os.listdir(folder.writing)) - dead
    except OSError:
        living = frozenset()
    return _WrittenTo(living, folder.head.read_bytes() if folder.head.is_file() else b"")


def _held(book: Book, progress: Progress) -> Verified:
    folder = book.folder
    try:
        record = read_without_originals(folder)
    except Refused as refusal:
        return Verified(
            wrong=(*_with_what_to_do(folder, refusal), *_damaged_by_name(folder)), notes=tuple(_notes(folder))
        )
    looking = _Looking(folder, record, progress, book.engine)
    return Verified(
        lines=len(record.lines),
        originals=len(record.raw_files),
        store_files=sum(len(entry.files) for entry in record.entries),
        tombstones=len(record.tombstones),
        publications=len(lines_of_publications(record)),
        wrong=tuple(looking.wrong()),
        notes=(*_notes(folder), *edited_by_hand(folder, record)),
    )


def _with_what_to_do(folder: BookFolder, refusal: Refused) -> tuple[Problem, ...]:
    """What is wrong with the papers, and whether they can be made whole from one another or need a backup."""
    if misplaced(folder):
        return refusal.problems
    try:
        plan_papers(folder, None)
    except Refused as cannot:
        said = {problem.file for problem in cannot.problems}
        return (
            *(replace(each, change="") for each in refusal.problems if each.file not in said),
            *cannot.problems,
        )
    change = f"{folder.command('repair')} sees to it"
    return tuple(replace(problem, change=change) for problem in refusal.problems)


@dataclass(frozen=True)
class _Looking:
    folder: BookFolder
    record: Record
    progress: Progress
    engine: Engine

    def wrong(self) -> Iterator[Problem]:
        yield from self._originals()
        yield from self._store()
        yield from self._kept()
        yield from self._strays()
        yield from self._erased()
        yield from what_is_wrong_with_the_ledger(self.folder, self.record)
        for path in abandoned(self.folder):
            what = "a write that was killed has left this"
            yield _to_repair(self.folder, f"writing/{path.name}", what)
        yield from (broken.problem(self.folder) for broken in broken_in(self.folder))

    def _originals(self) -> Iterator[Problem]:
        by_sha = {entry.sha256: entry for entry in self.record.entries}
        held = self._each(lambda sha: self._original(sha, by_sha[sha]), sorted(by_sha), "Holding originals")
        yield from held

    def _original(self, sha: str, entry: Entry) -> Problem | None:
        harm = harm_of(self.folder, sha)
        if harm is None:
            return None
        change = (
            "See that you may read it"
            if harm.is_closed
            else "Bring it back from a backup or from its sender's file: "
            f"{self.folder.command('repair', '--from', 'PATH')}"
        )
        return Problem(f"the original of {entry.name} {harm.why}", change, file=f"raw/{sha}")

    def _store(self) -> Iterator[Problem]:
        files = [file for entry in self.record.entries for file in entry.files]
        yield from self._each(self._stored, files, "Holding the store")

    def _stored(self, file: StoredFile) -> Problem | None:
        wrong = what_is_wrong(self.folder, file)
        return _to_repair(self.folder, f"store/{file.path}", wrong.what) if wrong else None

    def _kept(self) -> Iterator[Problem]:
        """What is kept in cache/ and would be believed has to be what the store gives; what is damaged there is not believed."""
        speaking = self.record.speaking
        yield from self._differing(kept_years(self.folder, speaking, self.engine), feeds_of(speaking))
        yield from self._differing(kept_counts(self.folder, speaking, self.engine), counts_fed_by(speaking))

    def _differing(self, kept: KeptParts, feeds: Feeds) -> Iterator[Problem]:
        if not kept.place.is_dir():
            return
        passing = (StoreDamaged, OSError)  # that is told already; nothing can be made here to compare with
        with Workspace(self.folder) as space, contextlib.suppress(*passing):
            for path in kept.differing(feeds, space.path):
                yield _to_repair(self.folder, path, "is kept, and is not what the store gives")

    def _each(
        self, do: Callable[[Given], Problem | None], things: Iterable[Given], what: str
    ) -> Iterator[Problem]:
        every = list(things)
        with threads(4) as several:
            for done, problem in enumerate(several.map(do, every), 1):
                self.progress(what, done, len(every))
                if problem is not None:
                    yield problem

    def _strays(self) -> Iterator[Problem]:
        strays = find_strays(self.folder, named_files(self.record))
        for path in strays.originals:
            stone = self.record.erased_files.get(Path(path).name)
            if stone is not None:
                yield _to_repair(self.folder, path, f"was erased on {stone.day} and stands there again")
            else:
                what = "an original that the journal does not know, so the journal is older than the book"
                change = (
                    "Put back the newer journal.jsonl, details.jsonl and head.json, or run: "
                    f"{self.folder.command('repair', '--from', 'BACKUP')}"
                )
                yield Problem(what, change, file=path)
        for path in strays.others:
            yield _to_repair(self.folder, path, "is not known to the journal")

    def _erased(self) -> Iterator[Problem]:
        """Nothing of an erased file may have come back to where things are set aside, nor lie beside the book's own."""
        hashes = set(self.record.erased_files)
        if not hashes:
            return
        with Workspace(self.folder) as space:
            lost = copies_in_lost(self.folder, hashes, words_of(self.record), space.path)
            beside = copies_beside(self.folder, hashes, space.path)
        for path in lost:
            where = path.relative_to(self.folder.root).as_posix()
            yield _to_repair(self.folder, where, "holds a file that was erased")
        for where in beside:
            yield Problem(
                "it holds a file that was erased, and is none of the book's own", "Delete it", where
            )


def _to_repair(folder: BookFolder, file: str, what: str) -> Problem:
    return Problem(what, f"{folder.command('repair')} sees to it", file=file)


def _damaged_by_name(folder: BookFolder) -> Iterator[Problem]:
    """Originals that are not what their names say, which shows without a journal."""
    for path in sorted(folder.raw.glob("*")) if folder.raw.is_dir() else []:
        if looks_like_original(path.name) and (harm := harm_of(folder, path.name)) is not None:
            yield Problem(
                harm.why,
                "See that you may read it" if harm.is_closed else "Bring it back once the journal is whole",
                f"raw/{path.name}",
            )


def _notes(folder: BookFolder) -> Iterator[str]:
    yield from told_of_retired(folder.partnership)
    lost = [path for path in folder.lost.rglob("*") if path.is_file() and path.name != MOVED]
    if lost:
        yield f"lost/ holds {len(lost)} that were set aside; lost/{MOVED} says from where and when"
