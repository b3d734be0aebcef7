"""From a figure to the files, sheets and rows it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tithing.observations.observation import SourceRef
from tithing.reading.snapshot import Snapshot
from tithing.sources.contract import Received
from tithing.sources.opened.table_files import read_tables
from tithing.sources.registry import list_sources
from tithing.store.journal.entry import Entry
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class TrailStep:
    """One file behind a figure. `row` is the line as a person sees it, 0 where the figure was counted from many;
    `mark` is as in `file_mark`;
    `sheets` are those of a workbook that have such a row: the figure stands on one of them.
    """

    file: str
    mark: str
    source: str
    supplier: str
    released: date | None
    received: date | None
    row: int = 0
    sheets: tuple[str, ...] = ()


def trail(snapshot: Snapshot, refs: Iterable[SourceRef]) -> tuple[TrailStep, ...]:
    """A step for each file and row, in the order given."""
    by_file = snapshot.by_file
    titles = {source.slug: source.title for source in list_sources()}
    return tuple(
        _step(snapshot, ref, by_file.get((ref.file, ref.mark)), titles) for ref in dict.fromkeys(refs)
    )


def _step(snapshot: Snapshot, ref: SourceRef, entry: Entry | None, titles: dict[str, str]) -> TrailStep:
    return TrailStep(
        file=ref.file,
        mark=ref.mark,
        source=titles.get(ref.source, ref.source),
        supplier=snapshot.suppliers.title(entry.supplier) if entry and entry.supplier else "",
        released=ref.release,
        received=entry.received.date() if entry else None,
        row=ref.row,
        sheets=_sheets_with(snapshot, ref, entry) if entry and ref.row else (),
    )


def _sheets_with(snapshot: Snapshot, ref: SourceRef, entry: Entry) -> tuple[str, ...]:
    """Which sheets have such a row; a file that is kept in its archive is no workbook."""
    sheets = snapshot.read_once(_sheets_of, entry.sha256, make=lambda: _sheets_of(snapshot, entry))
    return tuple(name for name, rows in sheets if name and ref.row in rows)


def _sheets_of(snapshot: Snapshot, entry: Entry) -> tuple[tuple[str, frozenset[int]], ...]:
    """The sheets of what is kept of a file, each with the numbers of its rows; none where it is no table."""
    path = snapshot.book_state.book.folder.raw_file(entry.sha256)
    if entry.member or not path.is_file():
        return ()
    received = Received(entry.name, path, entry.sha256, entry.content_sha256, path.stat().st_size, held=True)
    try:
        tables = read_tables(received)
    except Refused:
        return ()
    return tuple((each.sheet, frozenset(row.number for row in each.rows)) for each in tables.sheets)
