"""Whether the originals behind the figures are as they were received.

Hashing them all each time would cost seconds, so what was held once is remembered by size, times and place on the
disk, in cache/, which may vanish; what has changed since is held again. The figures do not hang on it: they come from
the store, each file of which is held every time (see `sound`).
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tithing.store.folder import BookFolder
from tithing.store.raw import sha256_of
from tithing.store.record import Record
from tithing.store.shape import parsed

_SETTLED_NANOSECONDS = 100_000_000  # changed more recently, it may change again without its times showing it

Seen = tuple[int, int, int, int]  # size, times of change, inode


@dataclass(frozen=True)
class Harmed:
    """An original that is missing or is not the file that was received; `names` are the files it holds."""

    sha256: str
    names: tuple[str, ...]
    missing: bool

    def __str__(self) -> str:
        what = "is missing" if self.missing else "is damaged: its bytes are not those that were received"
        more = f" and {len(self.names) - 1} more" if len(self.names) > 1 else ""
        return f"the original of {self.names[0]}{more} (raw/{self.sha256[:12]}…) {what}"


def harmed_originals(folder: BookFolder, record: Record) -> tuple[Harmed, ...]:
    """Every original of the book that is missing or damaged."""
    known = _remembered(folder)
    now = {sha: _seen(folder, sha) for sha in sorted(record.raw_files)}
    unsure = [sha for sha, seen in now.items() if seen is not None and known.get(sha) != seen]
    damaged = _damaged(folder, unsure)
    _remember(
        folder, {sha: seen for sha, seen in now.items() if seen is not None and sha not in damaged}, known
    )
    names = _names(record)
    return tuple(
        Harmed(sha, names[sha], missing=seen is None)
        for sha, seen in now.items()
        if seen is None or sha in damaged
    )


def _damaged(folder: BookFolder, hashes: Iterable[str]) -> set[str]:
    with ThreadPoolExecutor(4) as pool:
        held = pool.map(lambda sha: (sha, sha256_of(folder.raw_file(sha)) == sha), hashes)
        return {sha for sha, is_sound in held if not is_sound}


def _names(record: Record) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in record.entries:
        found[entry.sha256] = (*found.get(entry.sha256, ()), entry.name)
    return found


def _seen(folder: BookFolder, sha256: str) -> Seen | None:
    try:
        found = os.stat(folder.raw_file(sha256))
    except OSError:
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
    until = time.time_ns() - _SETTLED_NANOSECONDS
    settled = {sha: seen for sha, seen in held.items() if max(seen[1], seen[2]) < until}
    if settled == dict(before):
        return
    with contextlib.suppress(OSError):
        folder.cache.mkdir(exist_ok=True)
        written = folder.cache / f"originals.json.{os.getpid()}"
        written.write_text(json.dumps(settled), encoding="utf-8")
        os.replace(written, folder.cache / "originals.json")
