"""Makes the store again from raw files and the journal: the same bytes, with no database.

With the same readers nothing changes. A newer reader may read a file differently; its entry then gets a new
id, so that the journal can say the new files in one step and a reader never meets half of each.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.arrivals import Arrival
from tithing.store.commit import commit, prepare
from tithing.store.folder import BookFolder
from tithing.store.journal import Entry, entry_id, read_journal
from tithing.store.lock import WAIT_SECONDS, Holder, one_writer
from tithing.store.raw import sha256_of
from tithing.store.tables import Staged
from tithing.store.unpack import open_arrival
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.open_book import Book, lookup_files
from tithing.workflows.read_files import Draft, read_drafts
from tithing.workflows.receive import Item, Progress, items_of, no_progress
from tithing.workflows.sort_files import Batch


@dataclass(frozen=True)
class RebuildReport:
    """`changed` names the files whose stored bytes differ from before."""

    entries: int
    files: int
    changed: tuple[str, ...] = ()


def rebuild(
    book: Book,
    *,
    now: datetime,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> RebuildReport:
    """Read every raw file again and write the store anew. `now` is only said to who waits meanwhile.

    Raises Refused, naming each raw file that is missing or damaged; the store is then as before.
    """
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    who = f"a rebuild, process {os.getpid()} on {platform.node()}"
    with one_writer(book.folder.lock, who=who, now=now, wait_seconds=wait_seconds, on_wait=on_wait):
        before = read_journal(book.folder)
        prepare(book.folder, before)
        _check_raw(book, before)
        with tempfile.TemporaryDirectory(prefix="tithing-") as private:
            after, staged = _read_again(book, before, known, Path(private), progress)
            commit(book.folder, after, raw=[], staged=staged)
        prepare(book.folder, after)
    return _report(before, after)


def _check_raw(book: Book, entries: Sequence[Entry]) -> None:
    problems = []
    for sha, entry in {entry.sha256: entry for entry in entries}.items():
        path = book.folder.raw_file(sha)
        change = f"Put the file back as raw/{sha}, from a copy of the book or from its sender"
        if not path.is_file():
            problems.append(Problem("its raw file is missing from the book", change, file=entry.name))
        elif sha256_of(path) != sha:
            problems.append(Problem("its raw file in the book was changed", change, file=entry.name))
    if problems:
        raise Refused(*problems)


def _read_again(
    book: Book,
    before: Sequence[Entry],
    sources: Mapping[str, SourceInfo],
    private: Path,
    progress: Progress,
) -> tuple[list[Entry], list[Staged]]:
    """Import by import, each placed by the look-ups that the book held when it came, so that the bytes are the same;
    (the journal as it will be, its files).
    """
    items = _unpack_again(book, before, private)
    written = BookFolder(private)  # where look-ups made again stand until they are moved
    renewed: dict[str, Entry] = {}
    staged: list[Staged] = []
    placing = replace(book, lookups_from={})
    for _, together in groupby(before, key=lambda entry: entry.received):
        part = list(together)
        for source, supplier in sorted({(entry.source, entry.asked_supplier) for entry in part}):
            mine = [e for e in part if (e.source, e.asked_supplier) == (source, supplier)]
            batch = (_source(source, sources), [items[entry.id] for entry in mine])
            for draft in _drafts(placing, batch, private, supplier, mine[0].received, progress):
                old = _entry_of(draft, mine)
                staged += draft.staged
                renewed[old.id] = _renewed(old, draft.entry)
        if any(file.kind == "lookups" for entry in part for file in renewed[entry.id].files):
            placing = replace(book, lookups_from=lookup_files(written, renewed.values()))
    return [renewed[entry.id] for entry in before], staged


def _drafts(
    book: Book, batch: Batch, private: Path, supplier: str, now: datetime, progress: Progress
) -> tuple[Draft, ...]:
    place = BookFolder(private).store
    drafts, wrong = read_drafts(book, [batch], private=place, supplier=supplier, now=now, progress=progress)
    if wrong:
        raise Refused(*wrong)
    return drafts


def _unpack_again(book: Book, before: Sequence[Entry], private: Path) -> dict[str, Item]:
    """Each entry's file, unpacked from raw/ under the name it came by."""
    items: dict[str, Item] = {}
    for sha in dict.fromkeys(entry.sha256 for entry in before):
        mine = [entry for entry in before if entry.sha256 == sha]
        named = private / f"{sha}-received" / _file_name(mine[0])
        named.parent.mkdir(parents=True)
        _stand_for(named, book.folder.raw_file(sha).resolve())
        name = mine[0].name.removesuffix(f"/{mine[0].member}") if mine[0].member else mine[0].name
        arrival = Arrival(named, name, named=True)
        by_content = {
            item.received.content_sha256: item
            for item in items_of(arrival, sha, open_arrival(arrival, into=private / sha), released=None)
        }
        for entry in mine:
            item = by_content[entry.content_sha256]
            received = replace(item.received, release=entry.release)
            items[entry.id] = replace(item, received=received, again=_came_again(entry))
    return items


def _stand_for(named: Path, raw: Path) -> None:
    """The raw file under the name it came by, which readers look at; a copy where the system has no links."""
    try:
        named.symlink_to(raw)
    except OSError:
        shutil.copyfile(raw, named)


def _file_name(entry: Entry) -> str:
    whole = entry.name.removesuffix(f"/{entry.member}") if entry.member else entry.name
    return Path(whole).name


def _source(slug: str, sources: Mapping[str, SourceInfo]) -> SourceInfo:
    if slug not in sources:
        change = "Install the version of Tithing that has it, then rebuild"
        raise Refused(Problem(f'the book was read with a source "{slug}" that is not here', change))
    return sources[slug]


def _entry_of(draft: Draft, entries: Sequence[Entry]) -> Entry:
    wanted = (draft.entry.content_sha256, draft.entry.name, draft.entry.release)
    return next(e for e in entries if (e.content_sha256, e.name, e.release) == wanted)


def _came_again(entry: Entry) -> bool:
    """Whether the entry's id holds its release, as that of content released a second time does."""
    return entry.id != entry_id(
        content_sha256=entry.content_sha256,
        source=entry.source,
        reader_version=entry.reader_version,
        supplier=entry.asked_supplier,
        release=None,
    )


def _renewed(old: Entry, new: Entry) -> Entry:
    """What the new reading says, received when the old one was; the same reader has nothing new to note."""
    same = old.reader_version == new.reader_version
    notices = old.notices if same else new.notices
    return replace(new, received=old.received, notices=notices)


def _report(before: Sequence[Entry], after: Sequence[Entry]) -> RebuildReport:
    changed = [new.name for old, new in zip(before, after, strict=True) if old.files != new.files]
    return RebuildReport(len(after), sum(len(entry.files) for entry in after), tuple(changed))
