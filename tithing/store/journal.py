"""The journal: one line for each file, or member of an archive, that the book holds.

It is the commit point. A raw file or a Parquet file is part of the book when a line names it, and the journal
is replaced in one step, so every reader sees the book before an import or after it. An entry's id comes from
what was read and how, never from the clock, so the same files give the same store in any order of import.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tithing.store.durable import replace_whole
from tithing.store.folder import BookFolder
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class StoredFile:
    """A Parquet (or commentary) file the entry made: its path under `store/`, and its bytes' SHA-256."""

    path: str
    sha256: str

    @property
    def kind(self) -> str:
        """observations, incidents, lookups or commentary."""
        return self.path.partition("/")[0]

    @property
    def year(self) -> str:
        """The financial year it holds, as 2017-18; "" where it holds no periods."""
        folder = Path(self.path).parent.name
        return folder if folder[:4].isdigit() else ""


@dataclass(frozen=True)
class Entry:
    """One file as received, or one member of an archive, and what reading it gave."""

    id: str
    received: datetime  # UTC
    name: str
    sha256: str  # of the raw file, which stands in raw/ under it
    content_sha256: str  # of the decompressed bytes that were read
    source: str
    reader_version: str
    rows: int
    member: str = ""
    supplier: str = ""  # who holds the figures
    asked_supplier: str = ""  # who was said to send it, which the reader was told
    release: date | None = None
    series: str = ""
    period: str = ""
    notices: tuple[str, ...] = ()
    files: tuple[StoredFile, ...] = ()


def entry_id(
    *, content_sha256: str, source: str, reader_version: str, supplier: str, release: date | None
) -> str:
    """Twenty hexadecimal digits that stand for what was read, by what, from whom and of which release."""
    said = "\n".join(
        [content_sha256, source, reader_version, supplier, release.isoformat() if release else ""]
    )
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def read_journal(folder: BookFolder) -> tuple[Entry, ...]:
    """Every entry, in the order received. Raises Refused, naming the line, when the journal was damaged."""
    try:
        text = folder.journal.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    return tuple(_entry_at(number, line) for number, line in enumerate(text.split("\n"), 1) if line)


def write_journal(folder: BookFolder, entries: Iterable[Entry]) -> None:
    """Replace the journal in one step. The caller holds the lock and has settled every file it names."""
    text = "".join(line_of(entry) + "\n" for entry in entries)
    replace_whole(folder.journal, text.encode("utf-8"))


def line_of(entry: Entry) -> str:
    """One line of JSON, its keys in a fixed order."""
    plain = asdict(entry)
    plain["received"] = entry.received.isoformat()
    plain["release"] = entry.release.isoformat() if entry.release else None
    return json.dumps(plain, ensure_ascii=False)


def _entry_at(number: int, line: str) -> Entry:
    try:
        return _entry_from(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        what = f"this line of the journal cannot be read ({error})"
        change = "Put back a copy of journal.jsonl; nothing else in the book needs to change"
        raise Refused(Problem(what, change, file="journal.jsonl", row=number)) from error


def _entry_from(plain: dict[str, Any]) -> Entry:
    plain["received"] = datetime.fromisoformat(plain["received"])
    plain["release"] = date.fromisoformat(plain["release"]) if plain["release"] else None
    plain["notices"] = tuple(plain["notices"])
    plain["files"] = tuple(StoredFile(**each) for each in plain["files"])
    return Entry(**plain)
