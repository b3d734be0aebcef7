"""What stands at a path, told for what it is: a folder where a file belongs is no file that is missing.

A book's own files and originals are opened here, so that a pipe is never waited for and a folder never ends in the
system's words.
"""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum
from io import BufferedReader
from pathlib import Path

from tithing.store.disk.folder import OWN_FILES, OWN_FOLDERS, BookFolder
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.problems import Problem


class PathKind(Enum):
    """What stands at a path; a link is what it leads to, unless it leads nowhere."""

    NOTHING = "nothing"
    FILE = "a file"
    FOLDER = "a folder"
    DEAD_LINK = "a link that leads nowhere"
    PIPE = "a pipe"
    OTHER = "a device"


FILES = (*OWN_FILES, "lost/moved.jsonl")


class WrongKind(OSError):
    """Something else stands where a file was to be opened."""

    def __init__(self, path: Path, kind: PathKind) -> None:
        super().__init__(errno.EINVAL, f"is {kind.value} and should be a file", os.fspath(path))
        self.kind = kind


def kind_of(path: Path) -> PathKind:
    """Raises OSError where the system does not let us look.

    >>> kind_of(Path("/")).value
    'a folder'
    """
    try:
        return _kind(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return PathKind.DEAD_LINK if os.path.islink(path) else PathKind.NOTHING


def _kind(mode: int) -> PathKind:
    if stat.S_ISREG(mode):
        return PathKind.FILE
    if stat.S_ISDIR(mode):
        return PathKind.FOLDER
    return PathKind.PIPE if stat.S_ISFIFO(mode) else PathKind.OTHER


def open_file(path: Path) -> BufferedReader:
    """A file to be read. Raises FileNotFoundError where nothing stands there, WrongKind where something else does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
    except OSError as error:
        kind = kind_of(path)
        if kind in (PathKind.NOTHING, PathKind.FILE):
            raise
        raise WrongKind(path, kind) from error
    kind = _kind(os.fstat(descriptor).st_mode)
    if kind is PathKind.FILE:
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise WrongKind(path, kind)


_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(
    os, "O_BINARY", 0
)  # opening a pipe would wait for its writer


def content_of(path: Path) -> bytes:
    """The bytes of a small file. Raises as `open_file`."""
    with open_file(path) as file:
        return file.read()


def in_words(error: OSError) -> str:
    """Why a file could not be read, without its path."""
    if isinstance(error, WrongKind):
        return str(error.strerror)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "is missing"
    return f"cannot be read ({problem_of(error).what})"


def misplaced(folder: BookFolder) -> dict[str, tuple[PathKind, PathKind]]:
    """By its path below the book, (what stands there, what should) of each part that is of another kind."""
    wanted = {**dict.fromkeys(FILES, PathKind.FILE), **dict.fromkeys(OWN_FOLDERS, PathKind.FOLDER)}
    found = {name: (_kind_or(folder.root / name, should), should) for name, should in wanted.items()}
    return {
        name: (is_, should) for name, (is_, should) in found.items() if is_ not in (should, PathKind.NOTHING)
    }


def _kind_or(path: Path, otherwise: PathKind) -> PathKind:
    try:
        return kind_of(path)
    except OSError:  # who opens it is told why he may not
        return otherwise


def why_misplaced(folder: BookFolder) -> tuple[Problem, ...]:
    """A problem for each part of a book that is of another kind than it should be."""
    change = f"Move it to lost/, and mend what it took the place of, with: {folder.command('repair')}"
    return tuple(
        Problem(f"is {is_.value} and should be {should.value}", change, file=str(folder.root / name))
        for name, (is_, should) in misplaced(folder).items()
    )
