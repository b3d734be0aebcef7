"""The bytes of kept files, each under its hash: written whole before they have their name, and once however often they come."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tithing.vocabulary.problems import Problem, Refused

CHUNK = 1 << 20
WRITING = "writing-"  # how the name of a file begins that is not whole yet


@dataclass(frozen=True)
class LaidDown:
    """Bytes that are there: under which hash, and how many."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Aside:
    """Bytes that were written and have no name yet."""

    path: Path
    laid: LaidDown


def files_of_site() -> Path:
    """The folder, which its owner alone opens."""
    folder = Path(settings.SITE.record) / "files"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def path_of(sha256: str) -> Path:
    """Where these bytes lie. Raises ValueError for what is no hash: no name of a file leads out of the folder."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("that is no hash")
    return files_of_site() / sha256


def lay_down(content: bytes) -> LaidDown:
    """Keep these bytes; those that are there are written anew, so that harmed ones are whole again."""
    with aside([content], most=len(content)) as held:
        return keep_aside(held)


def keep_aside(held: Aside) -> LaidDown:
    """Give bytes that were written aside their name."""
    os.replace(held.path, path_of(held.laid.sha256))
    return held.laid


@contextmanager
def aside(chunks: Iterable[bytes], *, most: int) -> Iterator[Aside]:
    """Bytes on the disk without a name, for as long as they are looked at. Raises Refused for more than `most` of them."""
    path = files_of_site() / f"{WRITING}{secrets.token_hex(16)}"
    hashed, size = hashlib.sha256(), 0
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise Refused(
                        Problem(f"the file is larger than {most >> 20} MB", "Send a part of it, or ask how else to send it")
                    )  # fmt: skip
                hashed.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        yield Aside(path, LaidDown(hashed.hexdigest(), size))
    finally:
        path.unlink(missing_ok=True)


def is_whole(sha256: str) -> bool:
    """Whether the bytes of this hash are there, and are those."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
