"""Run as a program: do one thing to copies of a book, and stop it at its first, second, third ... file operation.

    python -m tests.functional.stopped_at ACTION HOW BEFORE COPIES SENT [EVERY]

ACTION is one of `ACTIONS`; HOW is `kill` (the process ends there and then), `full` (the disk is full from there on) or
`stop` (Ctrl-C, and another at the operation after it, in the middle of what the first has begun to clear away).
A copy of BEFORE is made in COPIES/1, COPIES/2 ... for every operation (or every so many) until the action comes to
its end undisturbed; prints how many copies that were. Children are forked from a process that has opened no engine.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.books import NOW, SOURCES
from tithing.reading.book import open_as_it_is
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.files_in.accept import accept
from tithing.workflows.files_in.discard import discard
from tithing.workflows.files_in.import_files import import_files, preview_files
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.withdraw import withdraw
from tools.drill.own_files import read_own_files

WHY = "it should not have come"


def _waits(book: Path) -> str:
    """The one preview of a book, or a name that none has."""
    return next((path.name for path in (book / "waiting").glob("*")), "gone")


ACTIONS: dict[str, Callable[[Path, Path], object]] = {
    "import": lambda book, sent: import_files(open_as_it_is(book), [sent], now=NOW, sources=SOURCES),
    "preview": lambda book, sent: preview_files(open_as_it_is(book), [sent], now=NOW, sources=SOURCES),
    "accept": lambda book, sent: accept(
        open_as_it_is(book), _waits(book), now=NOW, ref="r-1", sources=SOURCES
    ),
    "discard": lambda book, sent: discard(open_as_it_is(book), _waits(book), now=NOW),
    "withdraw": lambda book, sent: withdraw(open_as_it_is(book), "2", reason=WHY, now=NOW),
    "erase": lambda book, sent: erase(open_as_it_is(book), "2", reason=WHY, now=NOW),
    "rebuild": lambda book, sent: rebuild(open_as_it_is(book), now=NOW, sources=SOURCES),
    "repair": lambda book, sent: repair(open_as_it_is(book), now=NOW, given=sent, sources=SOURCES),
    "upgrade": lambda book, sent: upgrade(open_as_it_is(book), now=NOW),
}
STOPPED, ENDED, REFUSED = 9, 0, 3
_CHANGING = {"os.rename", "os.remove", "os.truncate", "os.mkdir", "os.rmdir", "os.symlink"}
_FREEING = {"os.remove", "os.truncate", "os.rmdir"}  # a full disk lets these be


class _Stop:
    """Counts the operations that change files of a book, and stops at one of them."""

    def __init__(self, book: Path, at: int, how: str) -> None:
        self._book, self._at, self._how = os.fspath(book), at, how
        self._count = 0

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGING or (event == "open" and _is_for_writing(arguments)):
            self.operation(event, arguments[0])

    def operation(self, event: str, path: object) -> None:
        if isinstance(path, str | os.PathLike) and not os.fspath(path).startswith(self._book):
            return
        self._count += 1
        if self._how == "kill" and self._count == self._at:
            os._exit(STOPPED)
        if self._how == "stop" and self._count in (self._at, self._at + 1):
            signal.raise_signal(signal.SIGINT)
        if self._how == "full" and self._count >= self._at and event not in _FREEING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_for_writing(arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _watch(stop: _Stop) -> None:
    really, really_cut = os.fsync, os.ftruncate

    def fsync(descriptor: int) -> None:
        stop.operation("fsync", descriptor)
        really(descriptor)

    def ftruncate(descriptor: int, length: int) -> None:
        stop.operation("os.truncate", descriptor)
        really_cut(descriptor, length)

    os.fsync, os.ftruncate = fsync, ftruncate
    sys.addaudithook(stop.hook)


def _once(action: str, how: str, book: Path, sent: Path, at: int) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _watch(_Stop(book, at, how))
    try:
        ACTIONS[action](book, sent)
    except (OSError, Refused, KeyboardInterrupt):
        os._exit(REFUSED)
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(ENDED)


def main(action: str, how: str, before: str, copies: str, sent: str, every: str = "1") -> None:
    assert [source.module for source in SOURCES]  # every child would import them, and what they are built on
    read_own_files()
    made = 0
    for at in range(1, 10_000, int(every)):
        book = Path(copies) / str(at)
        shutil.copytree(before, book)
        code = _once(action, how, book, Path(sent), at)
        if code == 1:
            raise SystemExit(f"{action} stopped at operation {at} ended with a traceback")
        made += 1
        if code == ENDED:
            break
    print(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
