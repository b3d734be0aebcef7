"""What stands in raw/, store/ and published/ and is not known to the journal. It is never deleted.

An original means that the journal is older than the book, and no write may go on from an older journal. Anything else
is moved to lost/, with a line that says from where and when, and told.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.store.disk.durable import flush, remove_if_can_be
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import misplaced
from tithing.store.journal.diagnosis import why_not_the_raw_files
from tithing.store.journal.record import Record, is_original
from tithing.store.ledger.frozen import unknown_files, unknown_lines
from tithing.vocabulary.problems import Refused

MOVED = "moved.jsonl"  # in lost/: where each thing there came from


@dataclass(frozen=True)
class Strays:
    """Paths below the book."""

    originals: tuple[str, ...]
    others: tuple[str, ...]


def named_files(record: Record) -> set[str]:
    """Every file that the journal names, by its path below the book."""
    named = {f"raw/{sha}" for sha in record.raw_files}
    named.update(f"store/{file.path}" for entry in record.entries for file in entry.files)
    return named


def find_strays(folder: BookFolder, named: set[str]) -> Strays:
    """What stands in raw/ and store/ beside what is named."""
    unknown = sorted(path for path in _present(folder) if path not in named)
    originals = tuple(path for path in unknown if path.startswith("raw/") and is_original(folder.root / path))
    return Strays(originals, tuple(path for path in unknown if path not in originals))


def set_aside_strays(folder: BookFolder, record: Record, now: datetime) -> tuple[str, ...]:
    """Move what nobody knows to lost/, and say so. The caller holds the lock. Raises Refused for an original, and for a
    ledger that knows more than the journal.
    """
    strays = find_strays(folder, named_files(record))
    if strays.originals:
        names = [Path(path).name for path in strays.originals]
        raise Refused(why_not_the_raw_files(folder, names, record.erased_files))
    if (older := unknown_lines(folder, record)) is not None:
        raise Refused(older)
    return tuple(
        f"{path} is not known to the journal and was moved to {set_aside(folder, path, now)}"
        for path in (*strays.others, *unknown_files(folder, record))
    )


def set_aside(folder: BookFolder, path: str, now: datetime) -> str:
    """Move one thing to lost/ under a name that is free there; gives its path below the book."""
    target = _place_in_lost(folder, path, now)
    os.replace(folder.root / path, target)
    flush(target.parent)
    return target.relative_to(folder.root).as_posix()


def put_kinds_right(folder: BookFolder, now: datetime) -> list[str]:
    """Move to lost/ whatever is of another kind than it should be, such as a folder in place of the journal; in sentences.

    lost/ itself first, since the rest is written down there.
    """
    done: list[str] = []
    while found := misplaced(folder):
        name = next((each for each in _OF_LOST if each in found), min(found))
        is_, should = found[name]
        to = _out_of_the_way(folder, name) if name in _OF_LOST else set_aside(folder, name, now)
        done.append(f"{name} was {is_.value} and should be {should.value}; moved to {to}")
    return done


_OF_LOST = ("lost", f"lost/{MOVED}")


def _out_of_the_way(folder: BookFolder, name: str) -> str:
    target = _free(folder.root / f"{name}.moved")
    os.replace(folder.root / name, target)
    return target.relative_to(folder.root).as_posix()


def keep_copy(folder: BookFolder, path: str, now: datetime) -> str:
    """Copy one file to lost/ before it is mended; gives the copy's path below the book."""
    target = _place_in_lost(folder, path, now)
    try:
        shutil.copyfile(folder.root / path, target)
        flush(target)
    except OSError:
        remove_if_can_be(target)
        raise
    return target.relative_to(folder.root).as_posix()


def _place_in_lost(folder: BookFolder, path: str, now: datetime) -> Path:
    """A name that is free there, once it is written down where its file came from and when."""
    target = _free(folder.lost / path)
    target.parent.mkdir(parents=True, exist_ok=True)
    to = target.relative_to(folder.root).as_posix()
    said = {"from": path, "to": to, "when": now.isoformat(timespec="seconds")}
    with (folder.lost / MOVED).open("ab") as file:
        file.write(json.dumps(said).encode() + b"\n")
    flush(folder.lost / MOVED)
    return target


def _free(path: Path) -> Path:
    tried, number = path, 1
    while os.path.lexists(tried):
        number += 1
        tried = path.with_name(f"{path.name}.{number}")
    return tried


def _present(folder: BookFolder) -> Iterator[str]:
    skip = len(os.fspath(folder.root)) + 1
    for top in (folder.raw, folder.store):
        for here, folders, files in os.walk(top):
            below = here[skip:].replace(os.sep, "/")
            links = [name for name in folders if os.path.islink(os.path.join(here, name))]
            yield from (f"{below}/{name}" for name in (*files, *links))
