"""book.json: which format a book has, and which book it is.

The hash of its bytes is where the journal's chain begins, so that one book's journal never passes for another's.
head.json and every detail name the book too, so that a book.json that is lost can be written again and proved.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.shape import parsed
from tithing.vocabulary.problems import Problem

FORMAT = 2


@dataclass(frozen=True)
class Identity:
    """The format and the book's own name, in hexadecimal digits; `sha256` is of the file's bytes."""

    format: int
    id: str
    sha256: str


def new_identity() -> bytes:
    """The bytes of a book.json for a book that is being made."""
    return identity_bytes(secrets.token_hex(16))


def identity_bytes(book_id: str) -> bytes:
    """The bytes of book.json of this book in the format of now."""
    return (json.dumps({"format": FORMAT, "id": book_id}) + "\n").encode()


def parse_identity(content: bytes) -> Identity | None:
    """What a book.json says, of whichever format; None where it is none."""
    try:
        said = parsed(content)
        number, book_id = said["format"], said["id"]
    except (ValueError, KeyError, TypeError):
        return None
    if type(number) is not int or number < 1 or not isinstance(book_id, str):
        return None
    return Identity(number, book_id, hashlib.sha256(content).hexdigest())


def unfinished_upgrade(folder: BookFolder) -> Path:
    """Stands there from the first to the last moment of an upgrade."""
    return folder.upgraded / "unfinished"


def damaged(folder: BookFolder, name: str, what: str, *, row: int | None = None) -> Problem:
    """Something of the book's own is not as it was written: see what is wrong, then mend what can be mended."""
    change = (
        f"See what is wrong with: {folder.command('verify')}; then mend it with: {folder.command('repair')}"
    )
    return Problem(what, change, file=str(folder.root / name), row=row)
