"""What a process that is killed leaves: the book as it stood before a certain operation on it, without killing anything."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CHANGING = {"os.rename", "os.remove", "os.truncate", "os.mkdir", "os.rmdir", "os.symlink", "open"}


@dataclass
class _CutShort:
    """Copies a book as it stands before its so many-th operation."""

    book: Path
    copy: Path
    at: int
    done: int = 0

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        path = arguments[0] if arguments else None
        if event not in CHANGING or not isinstance(path, str | os.PathLike):
            return
        if event == "open" and not _writes(arguments):
            return
        if os.fspath(path).startswith(os.fspath(self.book)):
            self.done += 1
            if self.done == self.at:
                shutil.copytree(self.book, self.copy, symlinks=True)


def _writes(arguments: tuple[Any, ...]) -> bool:
    return isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


_watching: list[_CutShort] = []


@cache
def _watch() -> None:
    sys.addaudithook(
        lambda event, arguments: [each.hook(event, arguments) for each in list(_watching)] and None
    )


@contextmanager
def killed_at(book: Path, at: int) -> Iterator[None]:
    """What happens inside ends at its so many-th operation on the book, as a process that is killed leaves it."""
    _watch()
    copy = book.with_name("killed")
    _watching.append(_CutShort(book, copy, at))
    try:
        yield
    finally:
        _watching.pop()
        if copy.exists():
            shutil.rmtree(book)
            copy.rename(book)
