"""Makes again what the book keeps of a file, from the file as its sender has it: the same cells give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tithing.reading.book import Book
from tithing.sources.contract import Context, Received
from tithing.sources.registry import SourceInfo
from tithing.store.disk.arrivals import Arrival
from tithing.store.disk.raw import sha256_of
from tithing.store.disk.unpack import open_arrival
from tithing.store.journal.entry import Entry
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.read_again import stand_for, whole_name
from tithing.workflows.received.receive import items_of
from tithing.workflows.said.told import told_of


def kept_again(
    book: Book,
    sources: Mapping[str, SourceInfo],
    wanted: Sequence[Entry],
    candidates: Iterable[Path],
    private: Path,
) -> dict[str, Path]:
    """By the hash of what is kept, a file that is it, of as many of these entries as a candidate is the original of."""
    by_original: dict[str, list[Entry]] = {}
    for entry in wanted:
        if entry.original:
            by_original.setdefault(entry.original, []).append(entry)
    found: dict[str, Path] = {}
    for path in candidates if by_original else ():
        for entry in by_original.get(_hash_of(path), ()):
            made = _made(book, entry, path, sources, private / entry.id)
            if made is not None:
                found[entry.sha256] = made
    return found


def _hash_of(path: Path) -> str:
    """ "" where it cannot be read: it is passed over."""
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _made(
    book: Book, entry: Entry, path: Path, sources: Mapping[str, SourceInfo], private: Path
) -> Path | None:
    """The entry's own file where it is in this one, or its extract; None where neither is what the book kept."""
    received = _received(entry, path, private)
    if received is None or received.content_sha256 == entry.sha256:
        return received.path if received else None
    content = _extract(book, entry, received, sources)
    if content is None or hashlib.sha256(content).hexdigest() != entry.sha256:
        return None
    made = private / "extract"
    made.write_bytes(content)
    return made


def _received(entry: Entry, path: Path, private: Path) -> Received | None:
    name = Path(whole_name(entry)).name
    named = private / (name if path.suffix not in (".zip", ".gz") else path.name)
    arrival = Arrival(stand_for(named, path), whole_name(entry), named=True)
    try:
        items = items_of(arrival, entry.original, open_arrival(arrival, into=private / "0"), released=None)
    except Refused:
        return None
    mine = [item.received for item in items if item.received.content_sha256 == entry.content_sha256]
    return replace(mine[0], held=True) if mine else None


def _extract(book: Book, entry: Entry, received: Received, sources: Mapping[str, SourceInfo]) -> bytes | None:
    told = told_of(entry)
    context = Context(
        book.measures, book.gazetteer, told.supplier, told.period, book.suppliers, _pass, told.mapping
    )
    if entry.source not in sources:
        return None
    try:
        (reading,) = sources[entry.source].read_many([received], context)
    except Refused:
        return None
    return reading.kept.extract if reading.kept else None


def _pass(_problem: Problem) -> None:
    """What would be refused today was kept."""
