"""What the operating system would not do, as a problem: in words by its number, with the folder or file that is the cause.

The system names the path that was asked for; the cause is often a folder above it, or where a file was to be moved.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from tithing.vocabulary.problems import Problem

_SPACE = "Make room there, then try again"
_RIGHTS = "See that you have the rights to it, then try again"
_PATH = "Check the spelling of the path"
_WORDS = {
    "ENOSPC": ("the disk is full", _SPACE),
    "EDQUOT": ("your quota of the disk is used up", _SPACE),
    "EFBIG": ("the file would be larger than the system allows", _SPACE),
    "EROFS": ("the disk is read-only", "Have it made writable, or name a place on another disk"),
    "ENOENT": ("there is no such file or folder", _PATH),
    "EISDIR": ("it is a folder, and should be a file", "Name a file, or move the folder away"),
    "ENOTDIR": ("it is a file, and should be a folder", "Name a folder, or move the file away"),
    "EEXIST": ("it is there already", "Move it away, or name another"),
    "ENAMETOOLONG": ("the name is longer than the system allows", "Give it a shorter name"),
    "ELOOP": ("it is a link that leads back to itself", "Name the file itself"),
    "EIO": ("the disk could not be read or written", "Have the disk looked at before more is written to it"),
    "EMFILE": ("too many files are open", "Close other programs, or give fewer files at a time"),
    "ENFILE": ("too many files are open on this computer", "Close other programs, then try again"),
    "EBUSY": ("it is in use by another program", "Close that program, then try again"),
    "ETXTBSY": ("it is in use by another program", "Close that program, then try again"),
}  # fmt: skip
_BY_NUMBER = {getattr(errno, name): said for name, said in _WORDS.items() if hasattr(errno, name)}
_FORBIDDEN = (errno.EACCES, errno.EPERM)


def problem_of(error: OSError, file: str = "") -> Problem:
    """The problem that an OSError stands for; `file` is named where the error names none.

    >>> problem_of(OSError(errno.ENOSPC, "", "raw/x")).sentence
    'raw/x: the disk is full. Make room there, then try again.'
    """
    where = error.filename2 or error.filename
    if error.errno in _FORBIDDEN:
        return _forbidden(error, where, file)
    what, change = _BY_NUMBER.get(error.errno or 0, ("", "Look at it, then try again"))
    return Problem(_with_its_words(what, error), change, file=_named(where) or file)


def _with_its_words(what: str, error: OSError) -> str:
    """Our words with the system's, by which whoever looks after the computer knows it."""
    if not what:
        return error.strerror or str(error)
    return f"{what} ({error.strerror})" if error.strerror else what


def _named(where: object) -> str:
    return os.fsdecode(where) if isinstance(where, str | bytes | os.PathLike) else ""


def _forbidden(error: OSError, where: object, file: str) -> Problem:
    named = _named(where)
    found = _closed(Path(named)) if named else None
    if found is None:
        return Problem(_with_its_words("you may not read or write it", error), _RIGHTS, file=named or file)
    path, what = found
    return Problem(_with_its_words(what, error), _RIGHTS, file=str(path))


def _closed(path: Path) -> tuple[Path, str] | None:
    """What it is that may not be read, entered or written on the way to this path; None where all of it may."""
    folders = [each for each in reversed(path.parents) if os.path.isdir(each)]
    itself = [path] if os.path.lexists(path) else []
    tried = (
        (folders, os.X_OK, "you may not look into this folder"),
        (itself, os.R_OK, "you may not read it"),
        (folders[-1:], os.W_OK, "you may not write in this folder: it is read-only for you"),
        (itself, os.W_OK, "you may not change it: it is read-only for you"),
    )
    return next(
        ((each, words) for wanted, may, words in tried for each in wanted if not os.access(each, may)), None
    )
