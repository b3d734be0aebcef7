"""Finds the entry that a person means: by its number in the journal, or by the beginning of its id."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import Line
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.record import Record
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.whole_number import whole_number

SHORTEST_ID = 6
_DONE_TO_ENTRIES = ("stated", "reread", "split", "withdrawn")


@dataclass(frozen=True)
class FoundEntry:
    """The line that was meant; its entry, where it was taken in and not erased since; its tombstone, where it was."""

    line: Line
    entry: Entry | None
    stone: Tombstone | None = None


def find_entry(record: Record, folder: BookFolder, which: str) -> FoundEntry:
    """Raises Refused where there is none, or more than one."""
    asked = which.strip().lower()
    number = whole_number(asked)
    if number is not None and 0 < number <= len(record.lines):
        return _at(record, record.lines[number - 1])
    if len(asked) < SHORTEST_ID:
        why = f"there is no line {asked} in the journal" if number is not None else ""
        raise Refused(_unknown(folder, which, why))
    found = _by_id(record, folder, asked, which) or _erased_by_id(record, asked)
    if found is None:
        raise Refused(_unknown(folder, which, ""))
    return found


def _by_id(record: Record, folder: BookFolder, asked: str, which: str) -> FoundEntry | None:
    found = [entry for entry in record.entries if entry.id.startswith(asked)]
    if len(found) > 1:
        names = ", ".join(f"{entry.id} ({entry.name})" for entry in found[:5])
        change = f"Write more of the id, or its number in the journal: {names}"
        raise Refused(Problem(f'"{which}" begins the ids of {len(found)} entries', change, str(folder.root)))
    return FoundEntry(record.lines[found[0].number - 1], found[0]) if found else None


def _erased_by_id(record: Record, asked: str) -> FoundEntry | None:
    stones = [stone for stone in record.tombstones if any(each.startswith(asked) for each in stone.entries)]
    return FoundEntry(record.lines[stones[-1].number - 1], None, stones[-1]) if stones else None


def _at(record: Record, line: Line) -> FoundEntry:
    about = record.details.get(line.n, {}).get("about", "")
    by_number = {entry.number: entry for entry in record.entries}
    by_id = {entry.id: entry for entry in record.entries}
    entry = by_number.get(line.n) or by_id.get(about)
    if entry is not None and line.status in _DONE_TO_ENTRIES:
        return FoundEntry(record.lines[entry.number - 1], entry)
    stones = [stone for stone in record.tombstones if line.n in stone.lines]
    return FoundEntry(line, entry, stones[-1] if stones else None)


def _unknown(folder: BookFolder, which: str, why: str) -> Problem:
    what = why or f'no entry of the book is called "{which}"'
    change = (
        f"Give its number, or {SHORTEST_ID} letters or more of its id; {folder.command('journal')} lists them"
    )
    return Problem(what, change)
