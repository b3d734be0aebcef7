"""Which files came, as the reader may know it: an officer every one, a partner its own, and nobody else any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tithing.observations.standing.stored_rows import rows_of
from tithing.reading.snapshot import Snapshot
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.record import Record
from tithing.store.parquet.sound import sound_files
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind

_COLUMNS = ("measure", "area", "period", "start", "end", "supplier")


@dataclass(frozen=True)
class FileRefused:
    """A file that was not taken in, by its line in the journal: when it came, by whom, and why it was refused."""

    number: int
    day: date
    by: str
    name: str
    why: str


@dataclass(frozen=True)
class FilesThatCame:
    """The latest first. `refused` and `erased` are for an officer alone: of what a file held nobody knows any more whose it was."""

    taken: tuple[Entry, ...] = ()
    refused: tuple[FileRefused, ...] = ()
    erased: tuple[Tombstone, ...] = ()

    def numbered(self, number: int) -> Entry | None:
        """The file that this line of the journal took in; None where there is none that the reader knows of."""
        return next((each for each in self.taken if each.number == number), None)

    def refused_at(self, number: int) -> FileRefused | None:
        return next((each for each in self.refused if each.number == number), None)

    def erased_at(self, number: int) -> Tombstone | None:
        """What is left of the file of which this line spoke, or of which this line is the tombstone."""
        return next((each for each in self.erased if number in (each.number, *each.lines)), None)


def files_that_came(snapshot: Snapshot) -> FilesThatCame:
    """Worked out once for a snapshot."""
    return snapshot.remembered(files_that_came, make=lambda: _known_to(snapshot))


def _known_to(snapshot: Snapshot) -> FilesThatCame:
    latest_first = snapshot.entries[::-1]
    if snapshot.reader.kind is ReaderKind.OFFICER:
        record = snapshot.book_state.record
        stones = sorted(record.tombstones, key=lambda each: each.number, reverse=True)
        return FilesThatCame(latest_first, tuple(_refused(record)), tuple(stones))
    return FilesThatCame(tuple(each for each in latest_first if is_theirs(snapshot, each.supplier)))


def is_theirs(snapshot: Snapshot, supplier: str) -> bool:
    """Whether the reader is the partner that a supplier is, under whichever of its names."""
    one_of, mine = snapshot.suppliers.one_of, snapshot.reader.partner
    return bool(mine) and one_of(supplier) == one_of(mine)


def _refused(record: Record) -> Iterator[FileRefused]:
    gone = {number for stone in record.tombstones for number in stone.lines}
    for line in reversed(record.lines):
        said = record.details.get(line.n)
        if line.status == "refused" and said is not None and line.n not in gone:
            yield FileRefused(
                line.n, date.fromisoformat(line.day), said["by"], said.get("name", ""), said.get("reason", "")
            )


@dataclass(frozen=True)
class GaveMeasure:
    """What a file says of one measure: from the first period to the last, of so many areas, in so many figures."""

    measure: str
    supplier: str
    first: Period
    last: Period
    areas: tuple[str, ...]
    figures: int


def what_a_file_gave(snapshot: Snapshot, entry: Entry) -> tuple[GaveMeasure, ...]:
    """By measure and supplier, in order of their names; to a partner only what it supplied itself, to the public nothing."""
    return snapshot.read_once(what_a_file_gave, entry.id, make=lambda: tuple(_gave(snapshot, entry)))


def _gave(snapshot: Snapshot, entry: Entry) -> Iterator[GaveMeasure]:
    book = snapshot.book_state.book
    files = observation_files([entry])
    if not files:
        return
    read = snapshot.book_state.read
    rows = read(lambda _: rows_of(book.engine.scan(sound_files(book.folder, files)), _COLUMNS))
    kept: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in rows.iter_rows():
        kept.setdefault((row[0], row[5]), []).append(row)
    is_officer = snapshot.reader.kind is ReaderKind.OFFICER
    for (measure, supplier), mine in sorted(kept.items()):
        if is_officer or is_theirs(snapshot, supplier):
            first = min(mine, key=lambda row: (row[3], row[4]))
            last = max(mine, key=lambda row: (row[4], row[3]))
            areas = tuple(sorted({row[1] for row in mine}))
            yield GaveMeasure(
                measure, supplier, Period.parse(first[2]), Period.parse(last[2]), areas, len(mine)
            )
