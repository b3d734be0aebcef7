"""The partnership's own files, given other words in a write: what stood there is declared with the write until it counts.

Nothing else of a book is ever written over. Killed before the write counts, the file is put back as it was; a file that somebody
edited by hand meanwhile is left as they left it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tithing.store.disk.durable import part_of, remove_if_can_be, replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.shape import is_below

NOTHING = ""  # the hash of a file that is not there


@dataclass(frozen=True)
class EditedFile:
    """`path` is below the book; `before` and `after` are the SHA-256 of its bytes, "" where there is no such file; `held` are the
    bytes of before, in base64.
    """

    path: str
    before: str
    after: str
    held: str = ""

    def is_ours(self) -> bool:
        """Whether it is a file that a write may give other words, and what was there is held whole."""
        words = (self.path, self.before, self.after, self.held)
        if not all(isinstance(each, str) for each in words) or not is_below(self.path):
            return False
        its_place = self.path.startswith("partnership/") and self.path.endswith(".toml")
        return its_place and (_hash_of(self.held) if self.before else NOTHING) == self.before

    def put_back(self, folder: BookFolder) -> None:
        """What stood there, where what this write put there still stands."""
        target = folder.root / self.path
        remove_if_can_be(part_of(target))
        if hash_at(target) != self.after or self.after == self.before:
            return
        if self.before:
            replace_whole(target, base64.b64decode(self.held))
        else:
            remove_if_can_be(target)


def edited_files(folder: BookFolder, edits: Mapping[Path, bytes]) -> tuple[EditedFile, ...]:
    """What is declared of files that are to hold other bytes."""
    return tuple(_edited(folder, path, content) for path, content in edits.items())


def _edited(folder: BookFolder, path: Path, content: bytes) -> EditedFile:
    before = hash_at(path)
    held = base64.b64encode(path.read_bytes()).decode() if before else ""
    return EditedFile(
        path.relative_to(folder.root).as_posix(), before, hashlib.sha256(content).hexdigest(), held
    )


def hash_at(path: Path) -> str:
    """The SHA-256 of a file's bytes, "" where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return NOTHING


def _hash_of(held: str) -> str:
    try:
        return hashlib.sha256(base64.b64decode(held, validate=True)).hexdigest()
    except (binascii.Error, ValueError):
        return "not base64"
