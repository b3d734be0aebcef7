"""Makes the store again from raw files and the journal: the same bytes, with no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.journal.chain import NewLine
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import said_of
from tithing.store.originals import harm_of
from tithing.store.parquet.kept import drop_kept
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.read_again import Again, EntryReader
from tithing.workflows.received.receive import Progress, no_progress


@dataclass(frozen=True)
class RebuildReport:
    """`changed` names the files that are read differently, `told` says what else happened."""

    entries: int
    files: int
    changed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def rebuild(
    book: Book,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> RebuildReport:
    """Read every raw file again and write the store anew, that of withdrawn files too.

    Raises Refused, naming each raw file that is missing or damaged; the store is then as before.

    >>> rebuild(book, now=datetime.now(UTC)).changed  # doctest: +SKIP
    ()
    """
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    by = by or book.partnership.by
    with one_write(
        book.folder, who="a rebuild", now=now, wait_seconds=wait_seconds, on_wait=on_wait
    ) as writer:
        entries = writer.record.entries
        _check_raw(book, entries)
        reader = EntryReader(book, entries, known, writer.private, progress, writer.record.head.lines + 1)
        again = reader.read({entry.id for entry in entries})
        drop_kept(book.folder)
        writer.commit(change_of(book, again, now=now, by=by, reason=reason))
    return _report(again, writer, reader.kept)


def change_of(book: Book, again: Sequence[Again], *, now: datetime, by: str, reason: str) -> JournalChange:
    """What reading again changes: a line for each entry that is read differently, and files of the store."""
    lines = [
        NewLine(
            "reread",
            each.new.sha256,
            said_of(replace(each.new, received=now, by=by, reason=reason), about=each.old.id),
        )
        for each in again
        if each.changed
    ]
    moves: dict[Path, Path] = {}
    for each in again:
        moves.update(each.moves)
    removals = [book.folder.store / path for each in again for path in each.gone]
    return JournalChange(lines, moves, removals)


def _check_raw(book: Book, entries: Sequence[Entry]) -> None:
    problems = []
    for sha, entry in {entry.sha256: entry for entry in entries}.items():
        harm = harm_of(book.folder, sha)
        change = (
            f"Put the file back as raw/{sha}, from a copy of the book or from its sender, or run: "
            f"{book.folder.command('repair', '--from', 'PATH')}"
        )
        if harm is not None:
            problems.append(Problem(f"its raw file in the book {harm.why}", change, file=entry.name))
    if problems:
        raise Refused(*problems)


def _report(again: Sequence[Again], writer: Writer, kept: Sequence[Problem]) -> RebuildReport:
    changed = tuple(each.old.name for each in again if each.changed)
    return RebuildReport(
        len(again), sum(len(each.new.files) for each in again), changed, (*writer.told, *map(_kept, kept))
    )


def _kept(problem: Problem) -> str:
    return f"{problem.place}: {problem.what}; it was taken in by an older program and is kept, and no figure is made of it"
