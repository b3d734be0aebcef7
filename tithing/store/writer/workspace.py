"""The private folder of one write: writing/<token>/, in the book, where everything unpacked and half-made stands.

Its file `alive` is locked while its program lives. What a killed program left there is found by the next writer, so
that nothing of a partner's file outlives the process anywhere else.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.threads import to_its_end
from tithing.store.writer.lock import try_lock

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
            self._descriptor = os.open(path / ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
            if try_lock(self._descriptor, path / ALIVE) and (path / ALIVE).exists():
                self._path = path
        except FileNotFoundError:
            return
        finally:
            if self._path is None:
                to_its_end(partial(self._drop, path))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wherever a Ctrl-C comes: who stops a command has not asked for what it had unpacked to stay."""
        if self._path is not None:
            to_its_end(partial(self._leave, self._path))

    def _leave(self, path: Path) -> None:
        if self.kept:
            with contextlib.suppress(OSError):
                _drop_content(path, but=(ALIVE, INTENT))
            self._let_go()
        else:
            self._drop(path)

    def _drop(self, path: Path) -> None:
        with contextlib.suppress(OSError):  # what cannot be cleared away now, the next writer clears away
            drop(path)
        self._let_go()

    def end(self) -> None:
        """Clear it away before it is left. Raises OSError where the disk will not."""
        if self._path is not None:
            drop(self._path)
            self._let_go()
            self.kept = False

    def _let_go(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
        self._path = self._descriptor = None


def drop(path: Path) -> None:
    """Remove a workspace; tried twice, for a disk, or a program that holds a file open, may say no once."""
    try:
        _drop_once(path)
    except OSError:
        _drop_once(path)


def _drop_once(path: Path) -> None:
    """First all else, `alive` with its folder last, then writing/ where nothing else is there."""
    _drop_content(path, but=(ALIVE,))
    if path.is_dir():
        shutil.rmtree(path)
    with contextlib.suppress(OSError):  # another write has begun
        path.parent.rmdir()


def _drop_content(path: Path, *, but: Sequence[str]) -> None:
    """What was declared goes last: until then it says what else there is to undo."""
    present = list(path.iterdir()) if path.is_dir() else []
    for each in sorted(present, key=lambda each: (each.name == INTENT, each.name)):
        if each.name in but:
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()


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
