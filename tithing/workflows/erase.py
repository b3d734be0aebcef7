"""Removes a file from the book for good: its bytes, its part of the store and everything that was said of it.

A tombstone stays: the hashes, the day, by whom and why, and digests of the keys of its figures, so that the book can
answer "erased on" for them. An archive that holds it goes as well, once the other files in it are kept on their own.
"""

from __future__ import annotations

import base64
import contextlib
import os
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from tithing.observations.erased import key_digest
from tithing.observations.standing.effect import FORGOTTEN
from tithing.reading.book import Book
from tithing.store.disk.durable import is_of_the_disk, replace_whole
from tithing.store.disk.unpack import Unpacked
from tithing.store.journal.chain import NewLine
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.fold import said_of
from tithing.store.parquet.sound import StoreDamaged, sound_files
from tithing.store.parquet.tables import rows_of
from tithing.store.proved import stamp_of
from tithing.store.writer.intent import still_holding
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.waiting import PREVIEW, Waiting, broken_in, waiting_in, without_what_was_shown
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.find_entry import FoundEntry, find_entry
from tithing.workflows.publishing.showing import NOTHING_ISSUED, IssuedWith, issued_with
from tithing.workflows.said.reasons import checked_reason
from tithing.workflows.the_book.copies import (
    archives_with,
    copies_beside,
    copies_in_lost,
    copies_waiting,
    unpacked,
)

_NAMED = 5  # lines that are named; past that their number is enough
_KEY = ("measure", "area", "period", "breakdown", "supplier")


@dataclass(frozen=True)
class Erased:
    """How many entries and files are gone, which were kept on their own, and what else was told.

    `lines` of the journal are its tombstones, `of_lines` those of which they say all that is left, and `standing` files that
    the disk did not let go: until they are gone it is not erased. `issued` are the documents that were released.
    """

    entries: int
    files: int
    lines: tuple[int, ...]
    of_lines: tuple[int, ...] = ()
    standing: tuple[str, ...] = ()
    kept_apart: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    issued: IssuedWith = NOTHING_ISSUED
    before: date | None = None  # the day on which it was erased already; then there was nothing to do


def erase(
    book: Book,
    which: str,
    *,
    reason: str,
    now: datetime,
    by: str = "",
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> Erased:
    """Erase one file, named by its number in the journal or the beginning of its id, with every entry of its content.

    One that was erased already is left as it is, with the day. Raises Refused where there is no such file, and for a
    look-up by which later files were placed.

    >>> erase(book, "3", reason="it named persons", now=datetime.now(UTC)).files  # doctest: +SKIP
    4
    """
    why = checked_reason(reason)
    with one_write(
        book.folder, who="an erasure", now=now, wait_seconds=wait_seconds, on_wait=on_wait
    ) as writer:
        found = find_entry(writer.record, book.folder, which)
        if found.stone is not None:
            return Erased(0, 0, (found.stone.number,), told=writer.told, before=found.stone.day)
        erasing = _Erasing(book, writer, now, by or book.partnership.by, why, *_what_goes(writer, found))
        return erasing.done()


def _what_goes(writer: Writer, found: FoundEntry) -> tuple[tuple[Entry, ...], str]:
    """(every entry of the content that is to go, the hash of the raw file)."""
    if found.entry is not None:
        entries = erased_with(writer.record.entries, found.entry)
        _refuse_if_placed_by(writer, entries)
        return entries, found.entry.sha256
    if found.line.status != "refused":
        what = f"line {found.line.n} is no file that was taken in or refused"
        lists = writer.folder.command("journal")
        raise Refused(Problem(what, f"Name a file by its number or id; {lists} lists them"))
    return (), found.line.file


def erased_with(entries: Iterable[Entry], gone: Entry) -> tuple[Entry, ...]:
    """Every entry that goes where one is erased, itself among them: those of one content."""
    return tuple(each for each in entries if _is_the_same(each, gone))


def _is_the_same(entry: Entry, gone: Entry) -> bool:
    """Whether they are of one content: that of the file that came, or what is kept of it."""
    kept_alike = bool(gone.original) and entry.sha256 == gone.sha256
    return kept_alike or entry.content_sha256 == gone.content_sha256


def _refuse_if_placed_by(writer: Writer, entries: Sequence[Entry]) -> None:
    ids = {each.id for each in entries}
    for lookup in entries:
        if any(file.kind == "lookups" for file in lookup.files):
            _refuse_if_needed(
                writer,
                lookup,
                [e for e in writer.record.entries if e.number > lookup.number and e.id not in ids],
            )


def _refuse_if_needed(writer: Writer, lookup: Entry, later: Sequence[Entry]) -> None:
    if not later:
        return
    what = (
        f"{lookup.name} is a look-up, and {numbered(len(later), 'file')} that came later may have been "
        "placed by it: without it they could not be made again"
    )
    raise Refused(Problem(what, _instead(writer, lookup, later)))


def _instead(writer: Writer, lookup: Entry, later: Sequence[Entry]) -> str:
    """What can be done about a look-up, which is in use or was taken out of it."""
    if lookup.withdrawn is None:
        command = writer.folder.command("withdraw", lookup.number, "--reason", "TEXT")
        return f"Take it out of use instead: {command}"
    others = ", ".join(str(each.number) for each in later[:_NAMED])
    more = f" and {len(later) - _NAMED} more" if len(later) > _NAMED else ""
    return (
        f"It is out of use since {lookup.withdrawn}, and no figure of today comes by it. Only in a book without what came "
        f"later (line {others}{more}) can it be erased: erase those first, or begin a new book and import all else there"
    )


def _taken_away(waiting: Waiting, contents: Container[str]) -> str:
    """What went with a preview that held the file, and has to be sent again."""
    others = [entry.name for entry in waiting.entries if entry.content_sha256 not in contents]
    again = f"; import again what else it held: {', '.join(others)}" if others else ""
    return f"the preview {waiting.id} held the file and was taken away{again}"


def _which_files(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Those that stand, each told from another of its name: whoever reads the book meanwhile writes caches of his own."""
    found: dict[Path, tuple[int, int]] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            seen = os.lstat(path)
            found[path] = (seen.st_ino, seen.st_ctime_ns)
    return found


@dataclass
class _Erasing:
    """One erasure while it is prepared."""

    book: Book
    writer: Writer
    now: datetime
    by: str
    reason: str
    entries: tuple[Entry, ...]
    raw: str
    told: list[str] = field(default_factory=list)
    moves: dict[Path, Path] = field(default_factory=dict)

    def done(self) -> Erased:
        archives = self._archives()
        splits = self._splits(archives)
        removals = [*dict.fromkeys((*self._own_files(archives), *self._copies(archives)))]
        self._tell_what_is_not_ours(archives, removals)
        stones = self._tombstones(archives)
        forget = [number for stone in stones for number in stone.said["lines"]]
        change = JournalChange([*splits, *stones], self.moves, removals, forget, scrub=self._words(archives))
        self._forget_what_was_shown(removals)
        before = _which_files(removals)
        issued = issued_with(self.book.folder, self.writer.record, self._contents)
        new = self.writer.commit(change)
        stood = [path for path, which in _which_files(removals).items() if before.get(path) == which]
        standing = [*stood, *still_holding(self.book.folder, change.forget, change.scrub)]
        return Erased(
            len(self.entries),
            len({*removals} - {*stood, stamp_of(self.book.folder)}),
            tuple(line.n for line in new.lines if line.status == "erased"),
            of_lines=tuple(forget),
            standing=tuple(path.relative_to(self.book.folder.root).as_posix() for path in standing),
            kept_apart=tuple(str(split.said["name"]) for split in splits),
            told=(*self.writer.told, *self.told),
            issued=issued,
        )

    # -- what goes -----------------------------------------------------------------------------------

    @property
    def _contents(self) -> set[str]:
        return {entry.content_sha256 for entry in self.entries} or {self.raw}

    def _archives(self) -> list[str]:
        """Every original that is the file or holds it."""
        own = {entry.sha256 for entry in self.entries}
        others = sorted(self.writer.record.raw_files - own)
        hashes = self._contents | own
        return [*sorted(own), *archives_with(self.book.folder, hashes, others, self.writer.private)]

    def _splits(self, archives: Sequence[str]) -> list[NewLine]:
        """Each other file of the archives that go, kept as an original of its own."""
        ids = {entry.id for entry in self.entries}
        lines: list[NewLine] = []
        for sha in archives:
            others = [e for e in self.writer.record.entries if e.sha256 == sha and e.id not in ids]
            if others:
                lines += self._split(sha, others)
        return lines

    def _split(self, sha: str, others: Sequence[Entry]) -> list[NewLine]:
        found = {each.content_sha256: each for each in self._unpacked(sha)}
        wanted = {entry.content_sha256 for entry in others}
        unread = found.keys() - wanted - self._contents
        if unread:
            files = numbered(len(unread), "file")
            self.told.append(f"{files} of the archive that no source had read went with it")
        for content in wanted:
            target = self.book.folder.raw_file(content)
            if not target.exists():
                self.moves[target] = found[content].path
        return [self._split_line(entry) for entry in others]

    def _unpacked(self, sha: str) -> Sequence[Unpacked]:
        try:
            return unpacked(self.book.folder.raw_file(sha), self.writer.private / sha)
        except (OSError, Refused) as error:
            if is_of_the_disk(error):
                raise
            what = "the archive that it came in is missing or damaged, and holds other files of the book"
            change = f"Bring it back first: {self.book.folder.command('repair', '--from', 'PATH')}"
            raise Refused(Problem(what, change)) from error

    def _split_line(self, entry: Entry) -> NewLine:
        alone = replace(entry, member="", received=self.now, by=self.by, reason=self.reason)
        return NewLine("split", entry.content_sha256, said_of(alone, about=entry.id))

    def _own_files(self, archives: Sequence[str]) -> list[Path]:
        folder = self.book.folder
        raw = [folder.raw_file(sha) for sha in archives]
        store = [folder.store / file.path for entry in self.entries for file in entry.files]
        return [path for path in (*raw, *store) if path.exists()]

    def _copies(self, archives: Sequence[str]) -> list[Path]:
        hashes = set(self._hashes(archives))
        words = {*hashes, *(entry.id for entry in self.entries)}
        return [
            *copies_in_lost(self.book.folder, hashes, words, self.writer.private),
            *copies_waiting(self.book.folder, hashes, self.writer.private),
            *self._shown_by_damaged_previews(),
            *[path for path in self.book.folder.cache.rglob("*") if path.is_file()],
        ]

    def _shown_by_damaged_previews(self) -> list[Path]:
        """What they show may tell of the file and cannot be looked through; their originals stay, for a repair to move."""
        waiting = [each.path / PREVIEW for each in broken_in(self.book.folder)]
        every = [*waiting, *self.book.folder.lost.rglob(PREVIEW)]
        return [path for path in every if path.is_file() and not path.is_symlink()]

    def _tell_what_is_not_ours(self, archives: Sequence[str], removals: Sequence[Path]) -> None:
        """Copies in the book's folder that the book did not make, and what a link in place of a file leads to."""
        beside = copies_beside(self.book.folder, set(self._hashes(archives)), self.writer.private)
        self.told += [
            f"{where} holds it too and is none of the book's own files: it still stands; delete it"
            for where in beside
        ]
        self.told += [
            f"{path.name[:12]}… was a link; {path.resolve()}, to which it led, still stands: delete it"
            for path in removals
            if path.is_symlink()
        ]

    def _forget_what_was_shown(self, removals: Sequence[Path]) -> None:
        """What waits was reckoned against the book as it stood: figures and names of the file are in what it shows.

        It is done before the erasure counts: cut short in between, a preview has to be reckoned anew and nothing is lost.
        """
        kept = self._previews_that_stay(set(removals))
        ids = {entry.id for entry in self.entries}
        for waiting in kept:
            said = without_what_was_shown(waiting, effect=FORGOTTEN.as_json(), gone=ids)
            replace_whole(waiting.path / PREVIEW, said)
        if kept:
            names = ", ".join(waiting.id for waiting in kept)
            waits = numbered(len(kept), "preview waits", "previews wait")
            self.told.append(f"{waits} on and will be shown anew when accepted: {names}")

    def _previews_that_stay(self, going: Collection[Path]) -> list[Waiting]:
        """And tell of the others: of those that held the file, and of damaged ones."""
        every = waiting_in(self.book.folder)
        kept = [each for each in every if each.path / PREVIEW not in going]
        broken = broken_in(self.book.folder)
        told = {each.path for each in kept} | {each.path for each in broken}
        self.told += [_taken_away(each, self._contents) for each in every if each.path not in told]
        self.told += [
            f"the preview {each.path.name} was damaged ({each.why}); what it showed was taken away: {each.again}"
            for each in broken
        ]
        return kept

    def _hashes(self, archives: Sequence[str]) -> list[str]:
        """Of everything that goes and must not come back."""
        store = [file.sha256 for entry in self.entries for file in entry.files]
        return sorted({*archives, *self._contents, *store})

    def _words(self, archives: Sequence[str]) -> list[str]:
        return [*self._hashes(archives), *(entry.id for entry in self.entries)]

    # -- what stays ----------------------------------------------------------------------------------

    def _tombstones(self, archives: Sequence[str]) -> list[NewLine]:
        """One for each entry; the lines of refusals of the same file go with the first."""
        refused = self._refusals(archives)
        if not self.entries:
            return [self._tombstone(None, refused, [self.raw])]
        gone = self._hashes(archives)
        return [
            self._tombstone(entry, [*self._lines_about(entry), *(refused if at == 0 else [])], gone)
            for at, entry in enumerate(self.entries)
        ]

    def _tombstone(self, entry: Entry | None, lines: Sequence[int], gone: Sequence[str]) -> NewLine:
        keys, supplier_keys = self._keys(entry) if entry else ("", "")
        numbers = sorted(set(lines))
        said = {
            "received": self.now.isoformat(),
            "by": self.by,
            "reason": self.reason,
            "entries": [entry.id] if entry else [],
            "lines": numbers,
            "texts": [self.writer.record.lines[number - 1].text.decode() for number in numbers],
            "content_sha256": entry.content_sha256 if entry else "",
            "release": entry.release.isoformat() if entry and entry.release else None,
            "withdrawn": entry.withdrawn.isoformat() if entry and entry.withdrawn else None,
            "gone": list(gone),
            "keys": keys,
            "supplier_keys": supplier_keys,
        }
        return NewLine("erased", entry.sha256 if entry else self.raw, said)

    def _lines_about(self, entry: Entry) -> list[int]:
        """The line that took it in, and those that were about it, under whichever id it had."""
        details = self.writer.record.details
        ids = {details[entry.number]["id"]}
        numbers = [entry.number]
        for number, detail in sorted(details.items()):
            if number > entry.number and detail.get("about") in ids:
                numbers.append(number)
                ids.add(detail.get("id", entry.id))
        return numbers

    def _refusals(self, archives: Sequence[str]) -> list[int]:
        hashes = {*self._hashes(archives), self.raw, *(entry.came_as for entry in self.entries)}
        record = self.writer.record
        return [
            line.n
            for line in record.lines
            if line.status == "refused" and line.file in hashes and line.n in record.details
        ]

    def _keys(self, entry: Entry) -> tuple[str, str]:
        """Digests of its figures' keys, without and with who supplied them."""
        observations = observation_files([entry])
        try:
            sound = sound_files(self.book.folder, observations)
        except StoreDamaged:
            self.told.append("its part of the store was damaged, so its figures are missing without a reason")
            return "", ""
        rows = rows_of(self.book.engine, sound) if sound else []
        keys = {tuple(str(row[name]) for name in _KEY) for row in rows}
        book_id = self.writer.record.identity.id
        return (
            _joined(key_digest(book_id, *key[:-1]) for key in keys),
            _joined(key_digest(book_id, *key) for key in keys),
        )


def _joined(digests: Iterable[bytes]) -> str:
    return base64.b64encode(b"".join(sorted(set(digests)))).decode()
