"""book.json: which format a book has, and which book it is.

The hash of its bytes is where the journal's chain begins, so that one book's journal never passes for another's.
head.json names the book too, so that a book.json that is lost can be written again and proved.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from tithing.store.folder import BookFolder
from tithing.store.shape import parsed
from tithing.vocabulary.problems import Problem, Refused

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


def read_identity(folder: BookFolder) -> Identity:
    """Without a name for a folder that holds a partnership and nothing else yet. Raises Refused for a book of a newer or
    an older format, and for a file that is lost or damaged.
    """
    try:
        content = folder.identity.read_bytes()
    except FileNotFoundError:
        if is_bare(folder):
            return Identity(FORMAT, "", "")
        raise Refused(_missing(folder)) from None
    found = _parsed(content)
    if found is None or (found.format < FORMAT and _was_ours(folder)):
        raise Refused(damaged(folder, "book.json", "is damaged"))
    if found.format > FORMAT:
        raise Refused(_newer(folder, found.format))
    if found.format < FORMAT:
        raise Refused(_older(folder, found.format))
    return found


def is_bare(folder: BookFolder) -> bool:
    """Whether nothing was ever written into it but the partnership: an empty book of the format of now, which the first
    write lays out. What a laying out that was killed has left is nothing either.
    """
    beside = (folder.identity, folder.upgraded, folder.lost)
    first_format = folder.journal.exists() and not folder.details.exists()
    return not first_format and not any(
        map(_holds_something, (*beside, folder.raw, folder.store, *_record(folder)))
    )


def _record(folder: BookFolder) -> tuple[Path, ...]:
    """The journal and its details; and the head where it is not that of an empty journal."""
    try:
        is_empty = parsed(folder.head.read_bytes())["lines"] == 0
    except (OSError, ValueError, KeyError, TypeError):
        is_empty = False
    return (folder.journal, folder.details, *(() if is_empty else (folder.head,)))


def _holds_something(path: Path) -> bool:
    try:
        return any(path.iterdir()) if path.is_dir() else path.stat().st_size > 0
    except OSError:
        return False


def is_first_format(folder: BookFolder) -> bool:
    """Whether the book was made before books had a format number: then none of the files beside the journal is there,
    or an upgrade has begun that did not come to its end.
    """
    beside = any(path.exists() for path in (folder.identity, folder.head, folder.details))
    return not beside or (unfinished_upgrade(folder).exists() and not folder.identity.exists())


def unfinished_upgrade(folder: BookFolder) -> Path:
    """Stands there from the first to the last moment of an upgrade."""
    return folder.upgraded / "unfinished"


def _parsed(content: bytes) -> Identity | None:
    try:
        said = parsed(content)
        number, book_id = said["format"], said["id"]
    except (ValueError, KeyError, TypeError):
        return None
    if type(number) is not int or number < 1 or not isinstance(book_id, str):
        return None
    return Identity(number, book_id, hashlib.sha256(content).hexdigest())


def _was_ours(folder: BookFolder) -> bool:
    """Whether the journal's first line follows on a book.json of the format of now: then the number was damaged."""
    try:
        head = parsed(folder.head.read_bytes())
        book_id = str(head["id"])
        with folder.journal.open("rb") as journal:
            first = journal.readline()
        begins = parsed(first)["before"] if first else head["head"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(begins == hashlib.sha256(identity_bytes(book_id)).hexdigest())


def _newer(folder: BookFolder, number: int) -> Problem:
    what = f"the book has format {number}: it was made by a newer Tithing, and this one reads {FORMAT}"
    change = "Install the newer version, then try again"
    if _was_ours(folder):
        change += (
            f"; if no newer one was used on it, book.json is damaged: tithing repair --book {folder.root}"
        )
    return Problem(what, change, file=str(folder.root))


def _missing(folder: BookFolder) -> Problem:
    return _older(folder, 1) if is_first_format(folder) else damaged(folder, "book.json", "is missing")


def format_of(folder: BookFolder) -> int:
    """The number of the book's format, be it ours or not. Raises Refused where book.json is lost or damaged."""
    if not folder.identity.exists() and is_bare(folder):
        return FORMAT
    if not folder.identity.exists() and is_first_format(folder):
        return 1
    found = _parsed(folder.identity.read_bytes()) if folder.identity.exists() else None
    if found is None:
        raise Refused(damaged(folder, "book.json", "is missing or damaged"))
    return found.format


def _older(folder: BookFolder, number: int) -> Problem:
    what = f"the book has format {number}, and this Tithing reads {FORMAT}"
    return Problem(what, f"Bring it over with: tithing upgrade --book {folder.root}", file=str(folder.root))


def damaged(folder: BookFolder, name: str, what: str, *, row: int | None = None) -> Problem:
    """Something of the book's own is not as it was written: see what is wrong, then mend what can be mended."""
    book = folder.root
    change = f"See what is wrong with: tithing verify --book {book}; then mend it with: tithing repair --book {book}"
    return Problem(what, change, file=str(book / name), row=row)
