"""Holds a book's files, its journal and its tombstones against one another, and changes nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from tithing.store.entry import Entry, StoredFile
from tithing.store.folder import BookFolder
from tithing.store.identity import FORMAT, format_of, read_identity
from tithing.store.raw import sha256_of
from tithing.store.record import Record, read_without_originals
from tithing.store.sound import what_is_wrong
from tithing.store.strays import MOVED, find_strays, named_files
from tithing.store.waiting import broken_in
from tithing.store.workspace import Workspace, abandoned
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.copies import copies_in_lost
from tithing.workflows.open_book import Book
from tithing.workflows.receive import Progress, no_progress

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
    wrong: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def verify(book: Book, *, progress: Progress = no_progress) -> Verified:
    """Look at every byte of the book. Raises Refused for a book of another format, which this program cannot judge.

    >>> verify(open_as_it_is(Path("safer-x"))).wrong  # doctest: +SKIP
    ()
    """
    if format_of_or_ours(book.folder) != FORMAT:
        read_identity(book.folder)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        before = _written_to(book.folder)
        found = _held(book.folder, progress)
        after = _written_to(book.folder)
        quiet = before == after and not after.living
        if not found.wrong or quiet or time.monotonic() > until:
            return found
        time.sleep(_PAUSE_SECONDS)


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


def _held(folder: BookFolder, progress: Progress) -> Verified:
    try:
        record = read_without_originals(folder)
    except Refused as refusal:
        return Verified(wrong=(*refusal.problems, *_damaged_by_name(folder)), notes=tuple(_notes(folder)))
    looking = _Looking(folder, record, progress)
    return Verified(
        lines=len(record.lines),
        originals=len(record.raw_files),
        store_files=sum(len(entry.files) for entry in record.entries),
        tombstones=len(record.tombstones),
        wrong=tuple(looking.wrong()),
        notes=tuple(_notes(folder)),
    )


def format_of_or_ours(folder: BookFolder) -> int:
    """The book's format; ours where book.json is lost or damaged, which is for verifying to say."""
    try:
        return format_of(folder)
    except Refused:
        return FORMAT


@dataclass(frozen=True)
class _Looking:
    folder: BookFolder
    record: Record
    progress: Progress

    def wrong(self) -> Iterator[Problem]:
        yield from self._originals()
        yield from self._store()
        yield from self._strays()
        yield from self._erased()
        for path in abandoned(self.folder):
            what = "a write that was killed has left this"
            yield _to_repair(self.folder, f"writing/{path.name}", what)
        for path in broken_in(self.folder):
            change = f"tithing discard {path.name} takes it away; import the files again"
            yield Problem("is no whole preview", change, file=f"waiting/{path.name}")

    def _originals(self) -> Iterator[Problem]:
        by_sha = {entry.sha256: entry for entry in self.record.entries}
        held = self._each(lambda sha: self._original(sha, by_sha[sha]), sorted(by_sha), "Holding originals")
        yield from held

    def _original(self, sha: str, entry: Entry) -> Problem | None:
        path = self.folder.raw_file(sha)
        if not path.is_file():
            return self._bring_back(sha, f"the original of {entry.name} is missing")
        if sha256_of(path) != sha:
            return self._bring_back(sha, f"the original of {entry.name} is damaged")
        return None

    def _bring_back(self, sha: str, what: str) -> Problem:
        change = (
            "Bring it back from a backup or from its sender's file: "
            f"tithing repair --book {self.folder.root} --from PATH"
        )
        return Problem(what, change, file=f"raw/{sha}")

    def _store(self) -> Iterator[Problem]:
        files = [file for entry in self.record.entries for file in entry.files]
        yield from self._each(self._stored, files, "Holding the store")

    def _stored(self, file: StoredFile) -> Problem | None:
        wrong = what_is_wrong(self.folder, file)
        return _to_repair(self.folder, f"store/{file.path}", wrong.what) if wrong else None

    def _each(
        self, do: Callable[[Given], Problem | None], things: Iterable[Given], what: str
    ) -> Iterator[Problem]:
        every = list(things)
        with ThreadPoolExecutor(4) as pool:
            for done, problem in enumerate(pool.map(do, every), 1):
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
                    f"tithing repair --book {self.folder.root} --from BACKUP"
                )
                yield Problem(what, change, file=path)
        for path in strays.others:
            yield _to_repair(self.folder, path, "is not known to the journal")

    def _erased(self) -> Iterator[Problem]:
        """Nothing of an erased file may have come back to where things are set aside."""
        hashes = set(self.record.erased_files)
        if not hashes or not self.folder.lost.is_dir():
            return
        with Workspace(self.folder) as space:
            for path in copies_in_lost(self.folder, hashes, hashes, space.path):
                where = path.relative_to(self.folder.root).as_posix()
                yield _to_repair(self.folder, where, "holds a file that was erased")


def _to_repair(folder: BookFolder, file: str, what: str) -> Problem:
    return Problem(what, f"tithing repair --book {folder.root} sees to it", file=file)


def _damaged_by_name(folder: BookFolder) -> Iterator[Problem]:
    """Originals that are not what their names say, which shows without a journal."""
    for path in sorted(folder.raw.glob("*")) if folder.raw.is_dir() else []:
        if path.is_file() and len(path.name) == 64 and sha256_of(path) != path.name:
            yield Problem(
                "its bytes are not those that its name says",
                "Bring it back once the journal is whole",
                f"raw/{path.name}",
            )


def _notes(folder: BookFolder) -> Iterator[str]:
    lost = [path for path in folder.lost.rglob("*") if path.is_file() and path.name != MOVED]
    if lost:
        yield f"lost/ holds {len(lost)} that were set aside; lost/{MOVED} says from where and when"
