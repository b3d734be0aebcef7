"""What a process that is killed leaves: the book as it stood before a certain operation on it, without killing anything."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHANGING = {"os.rename", "os.remove", "os.truncate", "os.mkdir", "os.rmdir", "os.symlink", "open"}


@dataclass(eq=False)
class _CutShort:
    """Copies a book as it stands before its so many-th operation, whichever of the program's threads comes to it."""

    book: Path
    copy: Path
    at: int
    done: int = 0
    _counting: threading.RLock = field(default_factory=threading.RLock)  # the copy makes links into the book

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        path = arguments[0] if arguments else None
        if event not in CHANGING or not isinstance(path, str | os.PathLike):
            return
        if event == "open" and not _writes(arguments):
            return
        if Path(os.fsdecode(path)).is_relative_to(self.book):
            self._count()

    def _count(self) -> None:
        """One at a time: the others wait at their own operation until the copy is made, as all of a killed process end."""
        with self._counting:
            self.done += 1
            if self.done == self.at:
                shutil.copytree(self.book, self.copy, symlinks=True)


def _writes(arguments: tuple[Any, ...]) -> bool:
    return isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


_watching: list[_CutShort] = []  # each is taken out by the case that put it in
_installing = threading.Lock()
_installed = False


def _watch() -> None:
    """There is no way back from a hook, so there is one, however many cases begin at once."""
    global _installed
    with _installing:
        if not _installed:
            sys.addaudithook(_heard)
            _installed = True


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    for each in tuple(_watching):
        each.hook(event, arguments)


@contextmanager
def killed_at(book: Path, at: int) -> Iterator[None]:
    """What happens inside ends at its so many-th operation on the book, as a process that is killed leaves it."""
    _watch()
    copy = book.with_name("killed")
    mine = _CutShort(book, copy, at)
    _watching.append(mine)
    try:
        yield
    finally:
        _watching.remove(mine)
        if copy.exists():
            shutil.rmtree(book)
            copy.rename(book)
