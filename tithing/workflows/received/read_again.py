"""Reads originals again, each placed by the look-ups that the book went by when it came: the same bytes, with no database.

With the same readers nothing changes. A newer reader may read a file differently; its entry then gets a new id, so
that the journal can say the new files in one step and a reader never meets half of each.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from tithing.reading.book import Book, lookup_files
from tithing.sources.contract import Received
from tithing.sources.opened.extract import looks_like_one
from tithing.sources.registry import SourceInfo
from tithing.store.disk.arrivals import Arrival
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.unpack import LIMITS, Limits, open_arrival
from tithing.store.journal.entry import Entry, StoredFile, entry_id
from tithing.store.parquet.sound import SoundFile, what_is_wrong
from tithing.store.parquet.tables import Staged
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.read_files import Draft, read_drafts
from tithing.workflows.received.receive import Item, Progress, items_of
from tithing.workflows.received.sort_files import Batch
from tithing.workflows.said.told import Told, told_of

Lookups = Mapping[str, Sequence[SoundFile]]


@dataclass(frozen=True)
class Again:
    """An entry as it was, as it is now, and the files of it that have to be put into the store."""

    old: Entry
    new: Entry
    moves: Mapping[Path, Path]

    @property
    def changed(self) -> bool:
        return self.old.files != self.new.files or self.old.id != self.new.id

    @property
    def gone(self) -> tuple[str, ...]:
        """Files of the store that the entry had and has no more."""
        kept = {file.path for file in self.new.files}
        return tuple(file.path for file in self.old.files if file.path not in kept)


@dataclass
class EntryReader:
    """Reads entries again in the order in which they came. `originals` are files that stand elsewhere than in raw/."""

    book: Book
    entries: Sequence[Entry]
    sources: Mapping[str, SourceInfo]
    private: Path
    progress: Progress
    next_line: int
    originals: Mapping[str, Path] = field(default_factory=dict)
    kept: list[Problem] = field(default_factory=list)  # of rows that an older program stored: refused today
    _drafts: dict[str, Draft] = field(default_factory=dict)
    _placing: tuple[tuple[str, ...], Book] | None = None

    def read(self, wanted: Collection[str]) -> list[Again]:
        """Every wanted entry, by its id. Raises Refused with everything that is wrong."""
        mine = [entry for entry in self.entries if entry.id in wanted]
        items = self._unpack(mine)
        for _, together in groupby(mine, key=lambda entry: entry.received):
            part = list(together)
            placing = self._placed_as_at(part[0].number)
            for source, told in sorted({(entry.source, told_of(entry)) for entry in part}):
                asked = [e for e in part if (e.source, told_of(e)) == (source, told)]
                batch = (_source(source, self.sources), [items[entry.id] for entry in asked])
                self._read_batch(placing, batch, told, asked)
        return [self._again(entry) for entry in mine]

    def _read_batch(self, placing: Book, batch: Batch, told: Told, asked: Sequence[Entry]) -> None:
        drafts, wrong = read_drafts(
            placing,
            [batch],
            private=BookFolder(self.private).store,
            told=told,
            now=asked[0].received,
            progress=self.progress,
            keeps=self.kept.append,
        )
        if wrong:
            raise Refused(*wrong)
        for draft in drafts:
            for entry in _entries_of(draft, asked):
                self._drafts.setdefault(entry.id, draft)

    # -- look-ups ----------------------------------------------------------------------------------

    def _placed_as_at(self, number: int) -> Book:
        """The book with the look-ups of before this line, those not counted that were withdrawn by then."""
        before = [entry for entry in self.entries if _placed_by(entry, number)]
        ids = tuple(entry.id for entry in before)
        if self._placing is None or self._placing[0] != ids:
            self._placing = ids, replace(self.book, lookups_from=self._lookups(before))
        return self._placing[1]

    def _lookups(self, entries: Iterable[Entry]) -> dict[str, list[SoundFile]]:
        found: dict[str, list[SoundFile]] = {}
        for entry in entries:
            for name, files in self._lookups_of(entry).items():
                found.setdefault(name, []).extend(files)
        return found

    def _lookups_of(self, entry: Entry) -> Lookups:
        """As read again, where it was; else from the store."""
        if entry.id in self._drafts:
            return lookup_files(BookFolder(self.private), [self._drafts[entry.id].entry])
        return lookup_files(self.book.folder, [entry])

    # -- files -------------------------------------------------------------------------------------

    def _unpack(self, wanted: Sequence[Entry]) -> dict[str, Item]:
        """Each entry's file, unpacked under the name it came by."""
        items: dict[str, Item] = {}
        for sha in dict.fromkeys(entry.sha256 for entry in wanted):
            mine = [entry for entry in wanted if entry.sha256 == sha]
            raw = self.originals.get(sha, self.book.folder.raw_file(sha))
            opened = items_by_entry(raw, mine, self.private / sha)
            for entry in mine:
                if entry.id not in opened:
                    raise Refused(_not_in_it(entry, self.book.folder))
                item = opened[entry.id]
                received = replace(item.received, held=True)
                items[entry.id] = replace(
                    item, received=received, again=_came_again(entry), times=entry.again
                )
        return items

    def _again(self, old: Entry) -> Again:
        draft = self._drafts.get(old.id)
        if draft is None:
            raise Refused(_not_in_it(old, self.book.folder))
        new = _renewed(old, draft.entry)
        if new.id != old.id:
            moves = {self.book.folder.store / each.stored.path: each.written for each in draft.staged}
            return Again(old, new, moves)
        placed = [(self._place(old, each), each.written) for each in draft.staged]
        known = {file.path: file for file in old.files}
        moves = {
            self.book.folder.store / file.path: written
            for file, written in placed
            if file.path not in known or what_is_wrong(self.book.folder, file)
        }
        return Again(old, replace(new, files=tuple(file for file, _ in placed)), moves)

    def _place(self, old: Entry, staged: Staged) -> StoredFile:
        """Where a file read again stands: where the same bytes stood; else under a name that none has had."""
        path = Path(staged.stored.path)
        of_its_kind = [file for file in old.files if Path(file.path).parent == path.parent]
        for file in of_its_kind:
            if file.sha256 == staged.stored.sha256:
                return file
        if not of_its_kind:
            return staged.stored
        renamed = path.with_name(f"{old.id}-{self.next_line}{path.suffix}")
        return StoredFile(renamed.as_posix(), staged.stored.sha256)


def _placed_by(entry: Entry, number: int) -> bool:
    is_lookup = any(file.kind == "lookups" for file in entry.files)
    return is_lookup and entry.number < number and not 0 < entry.withdrawn_at < number


def items_by_entry(
    raw: Path, entries: Sequence[Entry], private: Path, *, limits: Limits = LIMITS
) -> dict[str, Item]:
    """What these entries were read from, unpacked under the names it came by; those that are not in the raw file lack."""
    first = entries[0]
    named = private / "received" / Path(whole_name(first)).name
    arrival = Arrival(stand_for(named, raw), whole_name(first), named=True)
    if looks_like_one(raw):
        opened = {entry.content_sha256: _extract(arrival, entry) for entry in entries}
    else:
        unpacked = open_arrival(arrival, into=private / "opened", limits=limits)
        found = items_of(arrival, first.sha256, unpacked, released=None)
        opened = {item.received.content_sha256: item for item in found}
    return {
        entry.id: _as_it_came(opened[entry.content_sha256], entry)
        for entry in entries
        if entry.content_sha256 in opened
    }


def _extract(arrival: Arrival, entry: Entry) -> Item:
    """Of a file that is not kept itself: its content is known by the hash it had."""
    size = arrival.path.stat().st_size
    return Item(Received(entry.name, arrival.path, entry.sha256, entry.content_sha256, size), arrival)


def _as_it_came(item: Item, entry: Entry) -> Item:
    received = replace(item.received, name=entry.name, member=entry.member, release=entry.release)
    source = entry.source if entry.original else ""
    return replace(item, received=received, original=entry.original, source=source)


def stand_for(named: Path, raw: Path) -> Path:
    """The raw file under the name it came by, which readers look at; a copy where the system has no links."""
    named.parent.mkdir(parents=True, exist_ok=True)
    try:
        named.symlink_to(raw.resolve())
    except OSError:
        shutil.copyfile(raw, named)
    return named


def whole_name(entry: Entry) -> str:
    """The name by which the file, or the archive it was in, came."""
    return entry.name.removesuffix(f"/{entry.member}") if entry.member else entry.name


def _source(slug: str, sources: Mapping[str, SourceInfo]) -> SourceInfo:
    if slug not in sources:
        change = "Install the version of Tithing that has it, then try again"
        raise Refused(Problem(f'the book was read with a source "{slug}" that is not here', change))
    return sources[slug]


def _entries_of(draft: Draft, entries: Sequence[Entry]) -> list[Entry]:
    wanted = _what_it_is(draft.entry)
    return [entry for entry in entries if _what_it_is(entry) == wanted]


def _not_in_it(entry: Entry, folder: BookFolder) -> Problem:
    what = "its raw file no longer gives what the journal says was read from it"
    return Problem(what, f"See what is wrong with: {folder.command('verify')}", file=entry.name)


def _what_it_is(entry: Entry) -> tuple[object, ...]:
    return entry.content_sha256, entry.name, entry.release, entry.again


def _came_again(entry: Entry) -> bool:
    """Whether the entry's id holds its release, as that of content released a second time does."""
    return entry.id != entry_id(
        content_sha256=entry.content_sha256,
        source=entry.source,
        reader_version=entry.reader_version,
        supplier=entry.asked_supplier,
        release=None,
        again=entry.again,
        named=entry.only_named,
        covers=entry.covers,
        mapping=entry.mapping,
    )


def _renewed(old: Entry, new: Entry) -> Entry:
    """What the new reading says, received when the old one was; the same reader has nothing new to note."""
    same = old.reader_version == new.reader_version
    return replace(
        new,
        received=old.received,
        notices=old.notices if same else new.notices,
        answers=old.answers,
        ref=old.ref,
        number=old.number,
        by=old.by,
        reason=old.reason,
        withdrawn=old.withdrawn,
        withdrawn_at=old.withdrawn_at,
    )
