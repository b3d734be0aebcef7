"""Files exactly as received, each under the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tithing.store.durable import part_of
from tithing.store.folder import BookFolder
from tithing.vocabulary.problems import Problem, Refused

# Bytes at a time: larger pieces are given back to the system each time, which costs more than they save.
CHUNK = 1 << 16


def stage_raw(folder: BookFolder, *, source: Path, name: str, sha256: str) -> Path | None:
    """Copy a received file to a part beside its place in raw/; None when the book has it already.

    Raises Refused when the file is no longer the one that was read.
    """
    target = folder.raw_file(sha256)
    if target.exists():
        return None
    folder.raw.mkdir(exist_ok=True)
    if _copy(source, part_of(target)) != sha256:
        change = "Wait until nothing else is writing it, then run the import again"
        raise Refused(Problem("the file changed while it was being read", change, file=name))
    return target


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as incoming, target.open("wb") as outgoing:
        while chunk := incoming.read(CHUNK):
            digest.update(chunk)
            outgoing.write(chunk)
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
