"""One writer at a time. The second waits, and after its time is told who holds the book and since when.

The system drops the lock when its holder ends, however it ends, so a killed import leaves no book locked. The lock is
on book.lock, which says who has it, and on the journal itself, which nobody deletes: a book.lock that is deleted
while somebody writes lets nobody else in.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.shape import parsed
from tithing.vocabulary.problems import Problem, Refused

WAIT_SECONDS = 60.0  # how long a second writer waits before it is told who holds the book
_PAUSE_SECONDS = 0.05
_CANNOT_LOCK = {
    getattr(errno, name)
    for name in ("ENOLCK", "EOPNOTSUPP", "ENOTSUP", "ENOSYS", "EINVAL")
    if hasattr(errno, name)
}


@dataclass(frozen=True)
class Holder:
    """Who holds the lock, in words, and since when. `ended`: the program of those words is no longer there."""

    who: str
    since: str
    ended: bool = False

    def __str__(self) -> str:
        if not self.who:
            return "another program"
        said = f"{self.who}, since {self.since}"
        return f"another program (book.lock still names {said}, which has ended)" if self.ended else said


@dataclass(frozen=True)
class Held:
    """The lock while it is held."""

    folder: BookFolder
    journal: (
        int | None
    )  # the descriptor through which journal.jsonl is locked; None where there is no journal

    def is_still_ours(self) -> bool:
        """Whether the journal that was locked is still the book's."""
        return self.journal is None or _is_at(self.journal, self.folder.journal)


@contextlib.contextmanager
def one_writer(
    folder: BookFolder,
    *,
    who: str,
    now: datetime,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> Iterator[Held]:
    """Hold the book's lock. `on_wait` is told once when another writer has it.

    Raises Refused, naming the holder, when the lock is not free within `wait_seconds`, and where the disk cannot lock.
    """
    wait = _Wait(folder, wait_seconds, on_wait)
    with contextlib.ExitStack() as open_files:
        descriptor = _locked(open_files, folder.lock, wait, create=True)
        journal = (
            _locked(open_files, folder.journal, wait, create=False) if folder.journal.is_file() else None
        )
        _say(descriptor, {"who": who, "since": now.isoformat(timespec="seconds"), **_process()})
        try:
            yield Held(folder, journal)
        finally:
            with contextlib.suppress(
                OSError
            ):  # the work is done or refused already; the words are told as ended
                os.ftruncate(descriptor, 0)


def _locked(open_files: contextlib.ExitStack, path: Path, wait: _Wait, *, create: bool) -> int:
    """Open and lock the file that stands at `path` at that moment: another may have been put there meanwhile."""
    while True:
        descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o644)
        try:
            wait.until(lambda opened=descriptor: try_lock(opened, path))  # type: ignore[misc]
        except BaseException:
            os.close(descriptor)
            raise
        if _is_at(descriptor, path):
            open_files.callback(_let_go, descriptor)
            return descriptor
        os.close(descriptor)


def _let_go(descriptor: int) -> None:
    """Unlock and close; a disk that fails at that undoes nothing, and the system drops the lock with the process."""
    for end in (_release, os.close):
        with contextlib.suppress(OSError):
            end(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


class _Wait:
    """The patience of one writer, over both files."""

    def __init__(self, folder: BookFolder, seconds: float, on_wait: Callable[[Holder], None] | None) -> None:
        self._folder, self._seconds, self._on_wait = folder, seconds, on_wait
        self._until = time.monotonic() + seconds

    def until(self, locked: Callable[[], bool]) -> None:
        while not locked():
            if time.monotonic() >= self._until:
                raise Refused(self._held())
            if self._on_wait is not None:
                self._on_wait(holder_of(self._folder.lock))
                self._on_wait = None
            time.sleep(_PAUSE_SECONDS)

    def _held(self) -> Problem:
        what = (
            f"the book is being written by {holder_of(self._folder.lock)}; waited {self._seconds:g} seconds"
        )
        return Problem(what, "Try again when that is done", file=str(self._folder.root))


def holder_of(lock: Path) -> Holder:
    """Who wrote their name into the lock file; empty words where nobody has yet."""
    try:
        said = parsed(lock.read_bytes())
        return Holder(str(said["who"]), str(said["since"]), _has_ended(said))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "")


def _has_ended(said: dict[str, object]) -> bool:
    """Whether the process that the words name was on this machine and is no longer there."""
    process = said.get("process")
    if said.get("host") != platform.node() or not isinstance(process, int) or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _process() -> dict[str, object]:
    return {"host": platform.node(), "process": os.getpid()}


def _say(descriptor: int, words: dict[str, object]) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(words).encode())


def try_lock(descriptor: int, path: Path) -> bool:
    """Whether the lock was free and is now ours. Raises Refused where the disk has no locks."""
    try:
        _try(descriptor)
    except OSError as error:
        if error.errno in _CANNOT_LOCK:
            raise Refused(_cannot_lock(path, error)) from error
        return False
    return True


def _cannot_lock(path: Path, error: OSError) -> Problem:
    what = f"this disk cannot lock files ({error.strerror}), so two programs might write the book at once"
    return Problem(what, "Keep the book on a local disk", file=str(path.parent))


try:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

except ImportError:  # Windows: lock one byte far beyond the words, which stay readable
    import msvcrt  # type: ignore[import-not-found,unused-ignore]

    _FAR = 1 << 30

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
