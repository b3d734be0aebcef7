"""What a killed import leaves behind: files that no journal line names. The next writer removes them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tithing.store.durable import part_of
from tithing.store.folder import BookFolder
from tithing.store.journal import Entry


def sweep(folder: BookFolder, entries: Iterable[Entry]) -> None:
    """Remove every file of raw/ and store/ that the journal does not name. The caller holds the lock."""
    named = _named(folder, entries)
    for stray in [path for path in _present(folder) if path not in named]:
        stray.unlink()
    part_of(folder.journal).unlink(missing_ok=True)
    _remove_empty_folders(folder.store)


def _named(folder: BookFolder, entries: Iterable[Entry]) -> set[Path]:
    named: set[Path] = set()
    for entry in entries:
        named.add(folder.raw_file(entry.sha256))
        named.update(folder.store / each.path for each in entry.files)
    return named


def _present(folder: BookFolder) -> Iterator[Path]:
    for top in (folder.raw, folder.store):
        yield from (path for path in top.rglob("*") if not path.is_dir())


def _remove_empty_folders(top: Path) -> None:
    for path in sorted((each for each in top.rglob("*") if each.is_dir()), reverse=True):
        with contextlib.suppress(OSError):  # it still holds something
            path.rmdir()
