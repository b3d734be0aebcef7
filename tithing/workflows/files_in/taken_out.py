"""Which files were withdrawn and erased, by the journal alone: for whoever keeps a record of it beside the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tithing.reading.book import open_book
from tithing.store.journal.record import Record, read_record


@dataclass(frozen=True)
class TakenOut:
    """One withdrawal, or one erasure of everything with one content. `numbers` are the lines of the journal that spoke of what
    was taken out, `lines` those that say that it was; `status` is theirs.
    """

    status: str
    numbers: tuple[int, ...]
    lines: tuple[int, ...]
    by: str
    reason: str
    at: str


def files_taken_out(book: Path) -> tuple[TakenOut, ...]:
    """All of which the journal still says so, in its order. Raises Refused where it cannot be read."""
    record = read_record(open_book(book).folder)
    return tuple(sorted((*_withdrawn(record), *_erased(record)), key=lambda each: each.lines))


def _withdrawn(record: Record) -> Iterator[TakenOut]:
    for entry in record.entries:
        said = record.details.get(entry.withdrawn_at)
        if said is not None:
            lines = (entry.withdrawn_at,)
            yield TakenOut("withdrawn", (entry.number,), lines, said["by"], said["reason"], said["received"])


def _erased(record: Record) -> Iterator[TakenOut]:
    """The tombstones of one erasure were written at one moment by one person."""
    together: dict[tuple[str, str, str], tuple[list[int], list[int]]] = {}
    for stone in record.tombstones:
        at = str(record.details[stone.number]["received"])
        numbers, lines = together.setdefault((at, stone.by, stone.reason), ([], []))
        numbers += stone.lines
        lines.append(stone.number)
    for (at, by, reason), (numbers, lines) in together.items():
        yield TakenOut("erased", tuple(numbers), tuple(lines), by, reason, at)
