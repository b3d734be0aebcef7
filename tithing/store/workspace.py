"""The private folder of one write: writing/<token>/, in the book, where everything unpacked and half-made stands.

Its file `alive` is locked while its program lives. What a killed program left there is found by the next writer, so
that nothing of a partner's file outlives the process anywhere else.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType

from tithing.store.folder import BookFolder
from tithing.store.lock import try_lock

ALIVE = "alive"
INTENT = "intent.json"


class Workspace:
    """Made when its path is first asked for, gone when it is left; `kept` leaves it for the next writer to settle."""

    def __init__(self, folder: BookFolder) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._descriptor: int | None = None
        self.kept = False

    @property
    def path(self) -> Path:
        while self._path is None:
            self._begin()
        return self._path

    @property
    def token(self) -> str:
        """Its name, "" while it is not made."""
        return self._path.name if self._path else ""

    def _begin(self) -> None:
        """Make the folder and lock its `alive`; again where another writer cleared it away between the two."""
        path = self._folder.writing / secrets.token_hex(8)
        try:
            path.mkdir(parents=True)
            descriptor = os.open(path / ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            return
        try:
            if try_lock(descriptor, path / ALIVE) and (path / ALIVE).exists():
                self._path, self._descriptor = path, descriptor
        finally:
            if self._descriptor is None:
                os.close(descriptor)
                drop(path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None:
            return
        if not self.kept:
            drop(self._path)
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._path = self._descriptor = None


def drop(path: Path) -> None:
    """Remove a workspace: first all else, `alive` with its folder last, then writing/ where nothing else is there."""
    present = list(path.iterdir()) if path.is_dir() else []
    for each in sorted(present, key=lambda each: (each.name == INTENT, each.name)):
        if each.name == ALIVE:
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):  # another write has begun
        path.parent.rmdir()


def abandoned(folder: BookFolder, *, but: str = "") -> list[Path]:
    """Workspaces whose program has ended. The caller holds the lock; `but` is its own."""
    try:
        present = sorted(folder.writing.iterdir())
    except FileNotFoundError:
        return []
    return [path for path in present if path.is_dir() and path.name != but and not _is_alive(path)]


def _is_alive(path: Path) -> bool:
    try:
        descriptor = os.open(path / ALIVE, os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(descriptor, path / ALIVE)
    finally:
        os.close(descriptor)
