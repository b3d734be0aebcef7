"""backups.jsonl: the backups that were made of a book, where and when, and how far its journal went. A file that was erased is
still in those made before, which is why they are listed; where they were taken to from there the book cannot know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from tithing.store.disk.durable import flush
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of


@dataclass(frozen=True)
class BackupNote:
    """One backup: `lines` and `head` are how far the journal went, and the hash of its last line."""

    at: datetime
    where: str
    lines: int
    head: str
    by: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it still is where it was made."""
        return Path(self.where).is_dir()


def note_backup(folder: BookFolder, note: BackupNote) -> None:
    """Add one to the list. The caller holds the book."""
    line = json.dumps({**asdict(note), "at": note.at.isoformat(timespec="seconds")}, ensure_ascii=False)
    with folder.backups.open("ab") as file:
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    flush(folder.root)


def backups_of(folder: BookFolder) -> tuple[BackupNote, ...]:
    """Those that were made, the first first. A line that cannot be read is passed over: the list proves nothing."""
    try:
        lines = content_of(folder.backups).splitlines()
    except OSError:
        return ()
    return tuple(_notes(lines))


def holding(folder: BookFolder, lines: Iterable[int]) -> tuple[BackupNote, ...]:
    """Those that were made when these lines of the journal were there already."""
    first = min(lines, default=0)
    return tuple(each for each in backups_of(folder) if first and each.lines >= first)


def _notes(lines: Iterable[bytes]) -> Iterable[BackupNote]:
    for line in lines:
        try:
            said = json.loads(line)
            at = datetime.fromisoformat(said.pop("at"))
            yield BackupNote(at=at, **{name: said[name] for name in ("where", "lines", "head", "by")})
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
