"""Files that are whole or absent: written under another name, flushed to the disk, then moved into place.

Many files are flushed in one pass (`settle`), because an import of thirty months would otherwise wait thirty
times for the disk. Until the journal names them, none of them is part of the book.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PART = ".part"  # ending of a file that is not yet whole


def part_of(path: Path) -> Path:
    """Where a file is written before it is moved to `path`: beside it, so that the move is one step."""
    return path.with_name(path.name + PART)


def settle(paths: Iterable[Path]) -> None:
    """Flush each file's part to the disk, move it into place, and flush the folders that now name it."""
    wanted = list(paths)
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda path: flush(part_of(path)), wanted))
    for path in wanted:
        os.replace(part_of(path), path)
    for folder in sorted({path.parent for path in wanted}):
        flush(folder)


def replace_whole(path: Path, content: bytes) -> None:
    """Give `path` this content in one step: a reader sees the old bytes or the new, never some of each."""
    part_of(path).write_bytes(content)
    settle([path])


def flush(path: Path) -> None:
    """Ask the disk to keep what was written. A folder cannot be flushed on every system; then it is left."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError) if path.is_dir() else contextlib.nullcontext():
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
