"""What the door of today would not keep of the files that a book has: they were taken in by an older program and stay.

Files of a source that refuses what it does not read are not read again for it; of their archives the other members are
named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from tithing.reading.book import Book
from tithing.sources.contract import Context
from tithing.sources.registry import SourceInfo
from tithing.store.disk.unpack import files_of
from tithing.store.journal.entry import Entry
from tithing.store.writer.workspace import Workspace
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.inspect_parts import carried_words, look_through_arrivals
from tithing.workflows.received.read_again import items_by_entry
from tithing.workflows.received.receive import Item, Progress, no_progress
from tithing.workflows.said.told import told_of

NotKept = tuple[str, str]  # a file, and what of it would not be kept


def not_kept_today(
    book: Book,
    entries: Sequence[Entry],
    sources: Mapping[str, SourceInfo],
    *,
    progress: Progress = no_progress,
) -> tuple[NotKept, ...]:
    """Each file of which something would not be kept, with what. Nothing is changed."""
    whole = sorted((entry for entry in entries if not entry.original), key=lambda entry: entry.sha256)
    files = [(sha, list(mine)) for sha, mine in groupby(whole, key=lambda entry: entry.sha256)]
    found: list[NotKept] = []
    with Workspace(book.folder) as space:
        for done, (sha, mine) in enumerate(files, 1):
            raw = book.folder.raw_file(sha)
            found += _members_left(raw, mine)
            found += _of_files(book, raw, mine, sources, space.path / sha)
            progress("Looking at originals", done, len(files))
    return tuple(sorted(found))


def _members_left(raw: Path, mine: Sequence[Entry]) -> Iterator[NotKept]:
    """The members of an archive that no source had read."""
    if not mine[0].member or not is_zipfile(raw):
        return
    try:
        with ZipFile(raw) as archive:
            names = {info.filename for info in files_of(archive.infolist())}
    except BadZipFile:
        return
    left = sorted(names - {entry.member for entry in mine})
    if left:
        some = ", ".join(left[:3]) + (" ..." if len(left) > 3 else "")
        archive_name = mine[0].name.removesuffix(f"/{mine[0].member}")
        yield archive_name, f"{numbered(len(left), 'file')} in it that no source read ({some})"


def _of_files(
    book: Book, raw: Path, mine: Sequence[Entry], sources: Mapping[str, SourceInfo], private: Path
) -> Iterator[NotKept]:
    asked = [each for each in mine if each.source in sources and sources[each.source].keeps != "whole"]
    if not asked:
        return
    try:
        items = items_by_entry(raw, asked, private)
    except (Refused, OSError):
        return  # it is lost or damaged, which is for `tithing verify` to say
    for entry in asked:
        if entry.id in items and (words := _words(book, entry, items[entry.id], sources[entry.source])):
            yield entry.name, words


def _words(book: Book, entry: Entry, item: Item, source: SourceInfo) -> str:
    met = look_through_arrivals([item], [])
    told = told_of(entry)
    context = Context(
        book.measures, book.gazetteer, told.supplier, told.period, book.suppliers, _pass, told.mapping
    )
    try:
        (reading,) = source.read_many([item.received], context)
    except Refused as refusal:
        met.problems += refusal.problems
    if met.problems:
        return f"the whole of it, because it would be refused ({met.problems[0].what})"
    left = reading.kept.left if reading.kept else ()
    return "; ".join((*left, *carried_words(met.carried.get(item.received.name, ()), reading.own_words)))


def _pass(_problem: Problem) -> None:
    """What would be refused today stays."""
