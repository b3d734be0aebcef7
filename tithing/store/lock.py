"""One writer at a time. The second waits, and after its time is told who holds the book and since when.

The system drops the lock when its holder ends, however it ends, so a killed import leaves no book locked.
The file itself stays, empty, so that taking and leaving the lock changes nothing in the book.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.vocabulary.problems import Problem, Refused

WAIT_SECONDS = 60.0  # how long a second writer waits before it is told who holds the book
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Holder:
    """Who holds the lock, in words, and since when."""

    who: str
    since: str

    def __str__(self) -> str:
        return f"{self.who}, since {self.since}" if self.who else "another program"


@contextlib.contextmanager
def one_writer(
    lock: Path,
    *,
    who: str,
    now: datetime,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> Iterator[None]:
    """Hold the book's lock. `on_wait` is told once when another writer has it.

    Raises Refused, naming the holder, when the lock is not free within `wait_seconds`.
    """
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for(descriptor, lock, wait_seconds, on_wait)
        _say(descriptor, {"who": who, "since": now.isoformat(timespec="seconds")})
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
            _release(descriptor)
    finally:
        os.close(descriptor)


def _wait_for(
    descriptor: int, lock: Path, wait_seconds: float, on_wait: Callable[[Holder], None] | None
) -> None:
    until = time.monotonic() + wait_seconds
    told = False
    while not _try(descriptor):
        if time.monotonic() >= until:
            raise Refused(_held(lock, wait_seconds))
        if on_wait is not None and not told:
            on_wait(holder_of(lock))
            told = True
        time.sleep(_PAUSE_SECONDS)


def _held(lock: Path, waited: float) -> Problem:
    what = f"the book is being written by {holder_of(lock)}; waited {waited:g} seconds"
    return Problem(what, "Try again when that is done; nothing was changed", file=str(lock.parent))


def holder_of(lock: Path) -> Holder:
    """Who wrote their name into the lock file; empty words where nobody has yet."""
    try:
        said = json.loads(lock.read_text(encoding="utf-8"))
        return Holder(str(said["who"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "")


def _say(descriptor: int, words: dict[str, str]) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(words).encode())


try:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

except ImportError:  # Windows: lock one byte far beyond the words, which stay readable
    import msvcrt  # type: ignore[import-not-found,unused-ignore]

    _FAR = 1 << 30

    def _try(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
