"""Whether the originals behind the figures are as they were received.

Hashing them all each time would cost seconds, so what was held once is remembered by size, times and place on the
disk, in cache/, which may vanish; what has changed since is held again. The figures do not hang on it: they come from
the store, each file of which is held every time (see `sound`).
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import WrongKind, in_words
from tithing.store.disk.raw import sha256_of
from tithing.store.disk.threads import threads
from tithing.store.journal.record import Record
from tithing.store.journal.shape import parsed

SETTLED_NANOSECONDS = 100_000_000  # changed more recently, it may change again without its times showing it

Seen = tuple[int, int, int, int]  # size, times of change, inode


@dataclass(frozen=True)
class Harm:
    """Why an original is not sound. `is_there`: something stands in its place; `is_closed`: it may be sound, and the
    system does not let us read it.
    """

    why: str
    is_there: bool = True
    is_closed: bool = False


def harm_of(folder: BookFolder, sha256: str) -> Harm | None:
    """What is wrong with an original; None where it is the file that was received."""
    path = folder.raw_file(sha256)
    try:
        if path.is_symlink():
            return Harm(f"is a link to {os.readlink(path)} and should be the file itself")
        held = sha256_of(path)
    except (FileNotFoundError, WrongKind) as error:
        return Harm(in_words(error), is_there=isinstance(error, WrongKind))
    except OSError as error:
        return Harm(in_words(error), is_closed=True)
    return None if held == sha256 else Harm("is damaged: its bytes are not those that were received")


@dataclass(frozen=True)
class Harmed:
    """An original that is not sound; `names` are the files it holds."""

    sha256: str
    names: tuple[str, ...]
    harm: Harm

    def __str__(self) -> str:
        more = f" and {len(self.names) - 1} more" if len(self.names) > 1 else ""
        return f"the original of {self.names[0]}{more} (raw/{self.sha256[:12]}…) {self.harm.why}"


def harmed_originals(folder: BookFolder, record: Record) -> tuple[Harmed, ...]:
    """Every original of the book that is missing, damaged or cannot be read."""
    known = _remembered(folder)
    raw = os.fspath(folder.raw)
    now = {sha: _seen(f"{raw}/{sha}") for sha in sorted(record.raw_files)}
    harms = _harms(folder, [sha for sha, seen in now.items() if seen is None or known.get(sha) != seen])
    _remember(folder, {sha: seen for sha, seen in now.items() if seen and sha not in harms}, known)
    names = _names(record)
    return tuple(Harmed(sha, names[sha], harms[sha]) for sha in now if sha in harms)


def _harms(folder: BookFolder, hashes: Iterable[str]) -> dict[str, Harm]:
    with threads(4) as several:
        held = several.map(lambda sha: (sha, harm_of(folder, sha)), hashes)
        return {sha: harm for sha, harm in held if harm is not None}


def _names(record: Record) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in record.entries:
        found[entry.sha256] = (*found.get(entry.sha256, ()), entry.name)
    return found


def _seen(path: str) -> Seen | None:
    """None where it is not a file, or none that we may look at."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _remembered(folder: BookFolder) -> dict[str, Seen]:
    try:
        said = parsed((folder.cache / "originals.json").read_bytes())
        return {sha: (size, mtime, ctime, inode) for sha, (size, mtime, ctime, inode) in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(folder: BookFolder, held: Mapping[str, Seen], before: Mapping[str, Seen]) -> None:
    """Write down what was held and is settled; where that cannot be written it is held again the next time."""
    until = time.time_ns() - SETTLED_NANOSECONDS
    settled = {sha: seen for sha, seen in held.items() if max(seen[1], seen[2]) < until}
    if settled == dict(before):
        return
    with contextlib.suppress(OSError):
        folder.cache.mkdir(exist_ok=True)
        written = folder.cache / f"originals.json.{os.getpid()}"
        written.write_text(json.dumps(settled), encoding="utf-8")
        os.replace(written, folder.cache / "originals.json")
