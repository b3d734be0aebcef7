"""Files exactly as received, each under the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import open_file
from tithing.vocabulary.problems import Problem, Refused

# Bytes at a time: larger pieces are given back to the system each time, which costs more than they save.
CHUNK = 1 << 16


def stage_raw(folder: BookFolder, *, source: Path, name: str, sha256: str, into: Path) -> Path | None:
    """Copy a received file to a private place, to be moved into raw/; None when the book has it already.

    Raises Refused when the file is no longer the one that was read.
    """
    if folder.raw_file(sha256).exists():
        return None
    into.mkdir(parents=True, exist_ok=True)
    if _copy(source, into / sha256) != sha256:
        change = "Wait until nothing else is writing it, then run the import again"
        raise Refused(Problem("the file changed while it was being read", change, file=name))
    return into / sha256


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as incoming, target.open("wb") as outgoing:
        while chunk := incoming.read(CHUNK):
            digest.update(chunk)
            outgoing.write(chunk)
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises as `open_file`."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def looks_like_original(name: str) -> bool:
    """Whether a file is called as an original in raw/ is: by the SHA-256 of its bytes."""
    return _SHA256.fullmatch(name) is not None


_SHA256 = re.compile(r"[0-9a-f]{64}")
