"""Files that are whole or absent: written under another name, flushed to the disk, then moved into place.

Many files are flushed in one pass (`settle`), because an import of thirty months would otherwise wait thirty
times for the disk. Until the journal names them, none of them is part of the book.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from tithing.store.disk.threads import threads, to_its_end

_OF_THE_DISK = ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO", "EACCES", "EPERM", "EMFILE", "ENFILE", "ENOMEM")
PART = ".part"  # ending of a file that is not yet whole


def is_of_the_disk(error: BaseException) -> bool:
    """Whether it is the disk or the system that fails, and not what a file holds."""
    numbers = {getattr(errno, name, None) for name in _OF_THE_DISK}
    return isinstance(error, OSError) and error.errno in numbers


def part_of(path: Path) -> Path:
    """Where a file is written before it is moved to `path`: beside it, so that the move is one step."""
    return path.with_name(path.name + PART)


def settle(moves: Mapping[Path, Path]) -> None:
    """Flush each written file (target -> where it was written) to the disk, move it, flush the folders.

    Both are on one file system: `beside` sees to that.
    """
    with threads(8) as several:
        list(several.map(flush, moves.values()))
    for target, written in moves.items():
        os.replace(written, target)
    for folder in sorted({target.parent for target in moves}):
        flush(folder)


def beside(target: Path, written: Path) -> Path:
    """Where `written` can be moved to `target` from in one step: where it is, or a copy on the same disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if written.stat().st_dev == target.parent.stat().st_dev:
        return written
    shutil.copyfile(written, part_of(target))
    return part_of(target)


def closed_folder(paths: Iterable[Path]) -> Path | None:
    """The first folder of these paths in which nothing may be made or removed, be it there yet or not.

    >>> closed_folder([Path("/")]) is None or True
    True
    """
    for folder in dict.fromkeys(path.parent for path in paths):
        standing = next((each for each in (folder, *folder.parents) if each.exists()), folder)
        if not os.access(standing, os.W_OK | os.X_OK):
            return standing
    return None


def replace_whole(path: Path, content: bytes) -> None:
    """Give `path` this content in one step: a reader sees the old bytes or the new, never some of each."""
    try:
        part_of(path).write_bytes(content)
        settle({path: part_of(path)})
    except BaseException:  # a Ctrl-C, too
        to_its_end(partial(remove_if_can_be, part_of(path)))
        raise


def remove_if_can_be(path: Path) -> None:
    """Clear away what was half made; where the disk will not even do that, what went wrong before is what is told."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Ask the disk to keep what was written. A folder cannot be flushed on every system; then it is left."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError) if path.is_dir() else contextlib.nullcontext():
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
