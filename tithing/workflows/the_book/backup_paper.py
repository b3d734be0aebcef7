"""backup.json: what a backup holds, written last. Of a folder without it nobody knows whether it is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tithing.store.disk.durable import replace_whole
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.head import Head
from tithing.vocabulary.problems import Problem, Refused

PAPER, BOOK, RECORD = "backup.json", "book", "record"
FORMAT = 1
_NAMED = 10  # files that are named one by one


@dataclass(frozen=True)
class RecordHead:
    """The records of a backup: in which kind of database they were, and how far their audit went."""

    kind: str  # "sqlite" or "postgresql"
    lines: int
    hash: str


@dataclass(frozen=True)
class BackupPaper:
    """When it was made and by which version, how far each part went, and every file with its hash."""

    made_at: str
    version: str
    book: Head
    record: RecordHead | None
    files: Mapping[str, str]
    format: int = FORMAT


def write_paper(root: Path, paper: BackupPaper) -> None:
    replace_whole(root / PAPER, (json.dumps(asdict(paper), indent=1) + "\n").encode())


def read_paper(root: Path) -> BackupPaper:
    """Raises Refused for a folder that is no backup, one that was not finished, and one of a later version."""
    path = root / PAPER
    if not path.is_file():
        what = "is no backup, or one that was not finished: it has no backup.json"
        raise Refused(Problem(what, "Name a folder to which a backup was made", file=str(root)))
    try:
        said: dict[str, Any] = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            raise Refused(_later(root, str(said.get("version", "another version"))))
        record = RecordHead(**said["record"]) if said["record"] else None
        return BackupPaper(
            said["made_at"], said["version"], Head(**said["book"]), record, dict(said["files"])
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        change = "Take another backup"
        raise Refused(Problem("backup.json is damaged", change, file=str(root))) from None


def files_in(root: Path) -> Iterator[str]:
    """Every file below, by its path with slants; the paper itself is none of them."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and path != root / PAPER:
            yield path.relative_to(root).as_posix()


def hashes_of(root: Path) -> dict[str, str]:
    return {name: sha256_of(root / name) for name in files_in(root)}


def what_is_not_as_it_was(root: Path, paper: BackupPaper) -> tuple[Problem, ...]:
    """Files of a backup that are missing, were altered, or came later; named, as far as there are few."""
    found, there = [], set(files_in(root))
    for name, sha256 in paper.files.items():
        if name not in there:
            found.append(Problem("is missing from the backup", "Take another backup", file=name))
        elif sha256_of(root / name) != sha256:
            found.append(Problem("was altered since the backup was made", "Take another backup", file=name))
    for name in sorted(there - set(paper.files)):
        found.append(Problem("came into the backup later", "Take it out, or take another backup", file=name))
    more = len(found) - _NAMED
    if more > 0:
        found = [*found[:_NAMED], Problem(f"so are {more} more files", "Take another backup", file=str(root))]
    return tuple(found)


def _later(root: Path, version: str) -> Problem:
    return Problem(
        f"the backup was made by Tithing {version}",
        "Restore it with that version or a later one",
        file=str(root),
    )
