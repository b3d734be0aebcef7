"""Has sources read what they recognise, and lays out what each reading puts into the store."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from tithing.incidents import schema as incidents
from tithing.observations import schema as observations
from tithing.observations.entering.checks import once_each
from tithing.observations.entering.headed import Headed, InFile
from tithing.observations.figure_names import FigureNames
from tithing.observations.standing.extent import Extent, extent_of
from tithing.reading.book import Book
from tithing.sources.contract import Context, PartnerCommentary, Reading
from tithing.sources.registry import SourceInfo
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.threads import threads
from tithing.store.journal.entry import Entry, entry_id
from tithing.store.parquet.tables import Staged, Table, stage_bytes, stage_tables
from tithing.vocabulary.problems import Problem, Refused, Unforeseen
from tithing.vocabulary.questions import Question, one_of_a_kind
from tithing.workflows.questions.asking import Asking, JustRead
from tithing.workflows.questions.who_sent import asking_who_sent
from tithing.workflows.received.from_extract import Taken, taken_from_extracts
from tithing.workflows.received.inspect_parts import Carried
from tithing.workflows.received.receive import Item, Progress
from tithing.workflows.received.sort_files import Batch
from tithing.workflows.said.told import Told

_OBSERVATION_ORDER = (*observations.KEY, "row")
_INCIDENT_ORDER = ("month", "row")
_DIGITS = re.compile(r"\d+")
_WRITERS = 4  # files are small, and half of writing one is waiting


BATCH_BYTES = 32 << 20  # read together: enough to be quick, few enough to be written while the next is read
BATCH_FILES = 100  # each has columns of its own in memory, however few its rows


@dataclass(frozen=True)
class Draft:
    """A file that was read and may enter the book, its part of the store written in a private folder.

    `observations` is the frame itself, only where each row is revised on its own and is yet to be compared.
    """

    entry: Entry
    item: Item
    staged: tuple[Staged, ...]
    observations: Any = None
    questions: tuple[Question, ...] = ()
    extent: Extent | None = None  # of its observations
    extract: Path | None = None  # where not the file itself is kept
    not_kept: str = ""  # what else the file held, in words
    headed: tuple[Headed, ...] = ()  # how its file heads what was used
    kept: Path | None = None  # its own file, where it came in an archive that is not kept

    @property
    def raw(self) -> Path:
        """The file that is to stand in raw/."""
        return self.extract or self.kept or self.item.arrival.path

    @property
    def folder(self) -> BookFolder:
        """Where its part of the store stands as it would in a book."""
        first = self.staged[0]
        return BookFolder(first.written.parents[len(PurePosixPath(first.stored.path).parts)])


def read_drafts(
    book: Book,
    batches: Iterable[Batch],
    *,
    private: Path,
    told: Told,
    now: datetime,
    progress: Progress,
    keeps: Callable[[Problem], None] | None = None,
    asking: Asking | None = None,
    carried: Mapping[str, Sequence[Carried]] | None = None,
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """(drafts in order of name, everything wrong with any file).

    `keeps` is told of rows that would be refused today, where the files are the book's already (see `Context`), and
    `asking` holds what arrives against the day and the book; None where what the book has is read again, which then stays
    as it is kept. `carried` is what else was in a file beside its cells, by its name. While one
    batch is read the one before is written to `private`, so that no more than two are in memory.
    """
    waiting: list[Future[Draft]] = []
    problems: list[Problem] = []
    context = Context(
        book.measures, book.gazetteer, told.supplier, told.period, book.suppliers, keeps, told.mapping
    )
    with threads(_WRITERS) as several:
        for source, items in batches:
            done = 0
            for part in _in_parts(items):
                progress(f"Reading {source.title}", done, len(items))
                taken, wrong = _read_part(source, part, context, asking, private, carried or {})
                problems += wrong
                done += len(part)
                for each in () if problems else taken:
                    entry = _entry(source, each, told, now)
                    waiting.append(several.submit(partial(_draft, book, private, entry), each))
            progress(f"Reading {source.title}", done, len(items))
    drafts = [future.result() for future in waiting]
    return tuple(sorted(drafts, key=lambda draft: (draft.entry.name, draft.entry.id))), tuple(problems)


def with_questions(draft: Draft, more: Iterable[Question]) -> Draft:
    """The draft, with what else is asked about its file."""
    return replace(draft, questions=(*draft.questions, *more))


def _in_parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Batches, files alike but for a date side by side: one force's months share what has to be looked up."""
    part: list[Item] = []
    size = 0
    for item in sorted(items, key=lambda item: (_DIGITS.sub("", item.received.name), item.received.name)):
        if part and (size + item.received.size > BATCH_BYTES or len(part) >= BATCH_FILES):
            yield part
            part, size = [], 0
        part.append(item)
        size += item.received.size
    if part:
        yield part


def _read_part(
    source: SourceInfo,
    items: Sequence[Item],
    context: Context,
    asking: Asking | None,
    private: Path,
    carried: Mapping[str, Sequence[Carried]],
) -> tuple[list[Taken], list[Problem]]:
    try:
        readings = source.read_many([item.received for item in items], context)
        taken = [Taken(*pair) for pair in zip(items, readings, strict=True)]
        if asking is not None:
            extracts = private.parent / "extracts"
            taken = taken_from_extracts(source, taken, context, extracts, carried)
    except Unforeseen:
        raise
    except Refused as refusal:
        return [], list(refusal.problems)
    return _checked(taken, context, asking)


def _checked(
    taken: list[Taken], context: Context, asking: Asking | None
) -> tuple[list[Taken], list[Problem]]:
    """With what is asked of each; or all that is wrong with any."""
    items = [each.item for each in taken]
    readings = [asking_who_sent(each.reading, context.suppliers) for each in taken]
    names = context.names
    checked = [_once_each(item, reading, names) for item, reading in zip(items, readings, strict=True)]
    problems = [problem for _, wrong in checked for problem in wrong]
    held, problems = _held_against(items, [reading for reading, _ in checked], problems, asking)
    return [replace(each, reading=reading) for each, reading in zip(taken, held, strict=True)], problems


def _held_against(
    items: Sequence[Item], readings: list[Reading], problems: list[Problem], asking: Asking | None
) -> tuple[list[Reading], list[Problem]]:
    """What arrives, held against the day and the book: with what cannot be refused, and else with what is asked."""
    if asking is None:
        return readings, problems
    pairs = list(zip(items, readings, strict=True))
    problems += asking.refused(
        [JustRead(item.received, reading, item.release_from) for item, reading in pairs]
    )
    if problems:
        return readings, problems
    return asking.asked([(item.received, reading) for item, reading in pairs]), []


def _once_each(item: Item, reading: Reading, names: FigureNames) -> tuple[Reading, tuple[Problem, ...]]:
    if reading.observations is None:
        return reading, ()
    frame, problems, notices = once_each(
        reading.observations, InFile(item.received.name, reading.headed), names
    )
    return replace(reading, observations=frame, notices=(*reading.notices, *notices)), problems


def _entry(source: SourceInfo, taken: Taken, told: Told, now: datetime) -> Entry:
    """Its hash is that of what is kept; the member's name and the hash of the file stay where it was kept as it came."""
    item, reading = taken.item, taken.reading
    received = item.received
    original = item.original or (received.sha256 if taken.extract else "")
    used = f"release taken from the archive's name, {item.release_from}"
    return Entry(
        id=entry_id(
            content_sha256=received.content_sha256,
            source=source.slug,
            reader_version=source.reader_version,
            supplier=told.supplier,
            release=received.release if item.again else None,
            again=item.times,
            named="" if reading.rows else reading.series,
            covers=told.covers,
            mapping=told.mapping,
        ),
        received=now,
        name=received.name,
        sha256=taken.sha256 or received.sha256,
        content_sha256=received.content_sha256,
        source=source.slug,
        reader_version=source.reader_version,
        rows=reading.rows,
        member="" if taken.extract else received.member,
        supplier=reading.supplier or told.supplier,
        asked_supplier=told.supplier,
        release=received.release,
        series=reading.series,
        period=reading.period,
        notices=(*reading.notices, *([used] if item.release_from else [])),
        again=item.times,
        covers=told.covers,
        mapping=told.mapping,
        original=original,
    )


def _draft(book: Book, private: Path, entry: Entry, taken: Taken) -> Draft:
    reading = taken.reading
    staged = stage_tables(private, book.engine, entry=entry.id, tables=_tables(entry, reading))
    if reading.commentary:
        staged += (_commentary(private, entry, reading.commentary),)
    whole = replace(entry, files=tuple(each.stored for each in staged))
    questions = one_of_a_kind(_placed(each, entry, reading) for each in reading.questions)
    return Draft(
        whole,
        taken.item,
        staged,
        None if reading.series else reading.observations,
        questions,
        extent_of(reading.observations),
        taken.extract,
        taken.not_kept,
        reading.headed,
    )


def _placed(question: Question, entry: Entry, reading: Reading) -> Question:
    """With its file, and of a row the sheet, where figures came from one alone."""
    sheet = reading.headed[0].sheet if question.row and len(reading.headed) == 1 else ""
    return replace(question, file=question.file or entry.name, sheet=question.sheet or sheet)


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
    if reading.outlines is not None:
        tables.append(Table("outlines", reading.outlines))
    return tables


def _commentary(private: Path, entry: Entry, commentary: Sequence[PartnerCommentary]) -> Staged:
    lines = [json.dumps(asdict(each), ensure_ascii=False, sort_keys=True) for each in commentary]
    content = "".join(line + "\n" for line in sorted(lines))
    return stage_bytes(private, path=f"commentary/{entry.id}.jsonl", content=content.encode())
