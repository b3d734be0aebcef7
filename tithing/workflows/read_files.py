"""Has sources read what they recognise, and lays out what each reading puts into the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from tithing.incidents import schema as incidents
from tithing.observations import schema as observations
from tithing.observations.checks import once_each
from tithing.sources.contract import Commentary, Context, Reading
from tithing.sources.registry import SourceInfo
from tithing.store.journal import Entry, entry_id
from tithing.store.tables import Staged, Table, stage_bytes, stage_tables
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.open_book import Book
from tithing.workflows.receive import Item, Progress
from tithing.workflows.sort_files import Batch

_OBSERVATION_ORDER = (*observations.KEY, "row")
_INCIDENT_ORDER = ("month", "row")


@dataclass(frozen=True)
class Draft:
    """A file that was read and may enter the book: its journal entry, without files yet, and its reading."""

    entry: Entry
    item: Item
    reading: Reading


def read_drafts(
    book: Book, batches: Iterable[Batch], *, supplier: str, now: datetime, progress: Progress
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """(drafts in order of name, everything wrong with any file)."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for source, items in batches:
        progress(f"Reading {source.title}", 0, len(items))
        found, wrong = _read_batch(book, source, items, supplier, now)
        drafts += found
        problems += wrong
        progress(f"Reading {source.title}", len(items), len(items))
    return tuple(sorted(drafts, key=lambda draft: (draft.entry.name, draft.entry.id))), tuple(problems)


def _read_batch(
    book: Book, source: SourceInfo, items: Sequence[Item], supplier: str, now: datetime
) -> tuple[list[Draft], list[Problem]]:
    context = Context(book.measures, book.gazetteer, supplier)
    try:
        readings = source.read_many([item.received for item in items], context)
    except Refused as refusal:
        return [], list(refusal.problems)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for item, reading in zip(items, readings, strict=True):
        checked, wrong = _once_each(item, reading)
        problems += wrong
        drafts.append(Draft(_entry(source, item, checked, supplier, now), item, checked))
    return drafts, problems


def _once_each(item: Item, reading: Reading) -> tuple[Reading, tuple[Problem, ...]]:
    if reading.observations is None:
        return reading, ()
    frame, problems, notices = once_each(reading.observations, item.received.name)
    return replace(reading, observations=frame, notices=(*reading.notices, *notices)), problems


def _entry(source: SourceInfo, item: Item, reading: Reading, supplier: str, now: datetime) -> Entry:
    received = item.received
    used = f"release taken from the archive's name, {item.release_from}"
    return Entry(
        id=entry_id(
            content_sha256=received.content_sha256,
            source=source.slug,
            reader_version=source.reader_version,
            supplier=supplier,
            release=received.release if item.again else None,
        ),
        received=now,
        name=received.name,
        sha256=received.sha256,
        content_sha256=received.content_sha256,
        source=source.slug,
        reader_version=source.reader_version,
        rows=reading.rows,
        member=received.member,
        supplier=reading.supplier or supplier,
        asked_supplier=supplier,
        release=received.release,
        series=reading.series,
        period=reading.period,
        notices=(*reading.notices, *([used] if item.release_from else [])),
    )


def stage_draft(book: Book, draft: Draft) -> tuple[tuple[Staged, ...], Entry]:
    """Write the draft's tables as parts beside their places; (what to move into place, the whole entry)."""
    entry, reading = draft.entry, draft.reading
    staged = stage_tables(book.folder, book.engine, entry=entry.id, tables=_tables(entry, reading))
    if reading.commentary:
        staged += (_commentary(book, entry, reading.commentary),)
    return staged, replace(entry, files=tuple(each.stored for each in staged))


def _tables(entry: Entry, reading: Reading) -> list[Table]:
    tables = []
    if reading.observations is not None:
        columns = observations.READ_COLUMNS
        tables.append(Table("observations", reading.observations, "end", _OBSERVATION_ORDER, columns))
    if reading.incidents is not None:
        folder = f"incidents/{entry.source}"
        tables.append(Table(folder, reading.incidents, "month", _INCIDENT_ORDER, incidents.COLUMNS))
    for name, frame in sorted(reading.lookups.items()):
        tables.append(Table(f"lookups/{name}", frame))
    return tables


def _commentary(book: Book, entry: Entry, commentary: Sequence[Commentary]) -> Staged:
    lines = [json.dumps(asdict(each), ensure_ascii=False, sort_keys=True) for each in commentary]
    content = "".join(line + "\n" for line in sorted(lines))
    return stage_bytes(book.folder, path=f"commentary/{entry.id}.jsonl", content=content.encode())
