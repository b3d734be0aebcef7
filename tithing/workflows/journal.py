"""Lists what was done to a book: each line of the journal, by whom, and what it was about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tithing.reading.book import Book
from tithing.store.journal.chain import Line
from tithing.store.journal.record import Record, read_record
from tithing.vocabulary.by_whom import said_by


@dataclass(frozen=True)
class JournalRow:
    """One line. `entry` is the id it is about; `now` says where its entry is not as that line left it."""

    number: int
    day: str
    status: str
    entry: str
    by: str
    name: str
    source: str
    period: str
    reason: str
    file_sha256: str
    now: str = ""
    done: str = ""  # of a line that is about no file: what was done, in short

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


def list_journal(book: Book) -> tuple[JournalRow, ...]:
    """Every line, refusals too, oldest first.

    >>> list_journal(book)[0].status  # doctest: +SKIP
    'accepted'
    """
    record = read_record(book.folder)
    since = _since(record)
    return tuple(_listed(line, record.details.get(line.n), since) for line in record.lines)


def _since(record: Record) -> Mapping[int, str]:
    """Line number -> what has become of its entry."""
    found = {each.number: f"withdrawn on {each.withdrawn}" for each in record.entries if each.withdrawn}
    for detail in record.details.values():
        if detail["status"] == "lost":
            found.update(dict.fromkeys(detail["lines"], f"given up for lost on {detail['day']}"))
    for stone in record.tombstones:
        found.update(dict.fromkeys(stone.lines, f"erased on {stone.day}"))
    return found


def _listed(line: Line, detail: Mapping[str, Any] | None, since: Mapping[int, str]) -> JournalRow:
    said = detail or {}
    return JournalRow(
        number=line.n,
        day=line.day,
        status=line.status,
        entry=_entry(said),
        by=said_by(said["by"]) if detail else "",
        name=said.get("name", ""),
        source=said.get("source", ""),
        period=said.get("period", ""),
        reason=said.get("reason", ""),
        file_sha256=line.file,
        now=since.get(line.n, ""),
        done=_done(line, said),
    )


def _done(line: Line, said: Mapping[str, Any]) -> str:
    if line.status == "upgraded" and "from" in said:
        return f"brought over from format {said['from']}"
    if line.status == "changed":
        return str(said.get("what", ""))
    if line.status != "repaired":
        return ""
    counted = [each.partition(" ") for each in said.get("repaired", ())]  # "2 originals brought back"
    parts = [f"{kind}: {number}" for number, _, kind in counted]
    if wanting := said.get("wanting", 0):
        parts.append(f"still wanting: {wanting}")
    return ", ".join(parts)


def _entry(said: Mapping[str, Any]) -> str:
    erased = said.get("entries") or [""]
    return str(said.get("id") or said.get("about") or erased[0])
