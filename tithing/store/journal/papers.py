"""What a book is, by its four papers: book.json, head.json, journal.jsonl and details.jsonl.

One table says it for every command: which papers are there and whole, and whether anything stands beside them, decide
whether the book is ours, of another format, new, harmed or without any paper. Only a book of which nothing was ever
written is new; where originals stand and no paper does, the papers were lost.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from enum import Enum
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of, why_misplaced
from tithing.store.disk.raw import looks_like_original
from tithing.store.journal.chain import parse_line, sha256
from tithing.store.journal.head import read_head
from tithing.store.journal.identity import (
    FORMAT,
    Identity,
    damaged,
    identity_bytes,
    parse_identity,
    unfinished_upgrade,
)
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


class Paper(Enum):
    """How one of the four was found, by itself."""

    GONE = "gone"
    EMPTY = "empty"
    DAMAGED = "damaged"
    OF_NOTHING = "a head without lines"
    FIRST = "a journal of format 1"
    OLDER = "an older format's"
    NEWER = "a newer format's"
    OURS = "readable"


class BookState(Enum):
    """What a book is, by all of them."""

    BARE = "nothing was ever written into it"
    FIRST = "of format 1, or on its way from there"
    OLDER = "of an older format that named its number"
    NEWER = "of a newer format"
    OURS = "of the format of now"
    LOST = "without any paper, beside what they spoke of"
    HARMED = "of the format of now, but for book.json"


_ANY = frozenset(Paper)
_NONE = frozenset({Paper.GONE, Paper.EMPTY})
_GONE = frozenset({Paper.GONE})
_NEVER_WRITTEN = _NONE | {Paper.OF_NOTHING}
_BESIDE, _ALONE = frozenset({True}), frozenset({False})
_EITHER = _BESIDE | _ALONE

_May = Collection[Paper]
_TABLE: tuple[tuple[_May, _May, _May, _May, Collection[bool], BookState], ...] = (
    # book.json        head.json       journal.jsonl   details.jsonl  beside   -> the book
    ({Paper.OURS}, _ANY, _ANY, _ANY, _EITHER, BookState.OURS),
    ({Paper.NEWER}, _ANY, _ANY, _ANY, _EITHER, BookState.NEWER),
    ({Paper.OLDER}, _ANY, _ANY, _ANY, _EITHER, BookState.OLDER),
    (_GONE, _GONE, {Paper.FIRST}, _GONE, _EITHER, BookState.FIRST),
    (_GONE, _GONE, {Paper.EMPTY}, _GONE, _ALONE, BookState.FIRST),
    (_GONE, _NEVER_WRITTEN, _NONE, _NONE, _ALONE, BookState.BARE),
    (_NONE, _NONE, _NONE, _NONE, _BESIDE, BookState.LOST),
)  # and whatever else there is: BookState.HARMED


def state_of(folder: BookFolder) -> BookState:
    """Raises Refused where a part of it is of another kind than it should be: a folder in place of a file."""
    if misplaced := why_misplaced(folder):
        raise Refused(*misplaced)
    identity = _identity(folder)
    if identity is Paper.OURS:
        return BookState.OURS
    if unfinished_upgrade(folder).exists() and not folder.identity.exists():
        return BookState.FIRST
    found = (identity, _head(folder), _journal(folder), _details(folder), _is_beside(folder))
    for *columns, standing in _TABLE:
        if all(is_ in may for is_, may in zip(found, columns, strict=True)):
            return standing
    return BookState.HARMED


# -- one paper -------------------------------------------------------------------------------------


def _content(path: Path) -> bytes | None:
    try:
        return content_of(path)
    except FileNotFoundError:
        return None


def _none(content: bytes | None) -> Paper:
    return Paper.GONE if content is None else Paper.EMPTY


def _identity(folder: BookFolder) -> Paper:
    content = _content(folder.identity)
    if not content:
        return _none(content)
    found = parse_identity(content)
    if found is None or (found.format < FORMAT and speaks_of_ours(folder)):
        return Paper.DAMAGED
    return _BY_AGE[(found.format > FORMAT) - (found.format < FORMAT)]


_BY_AGE = {-1: Paper.OLDER, 0: Paper.OURS, 1: Paper.NEWER}


def _head(folder: BookFolder) -> Paper:
    content = _content(folder.head)
    if not content:
        return _none(content)
    try:
        return Paper.OURS if read_head(folder).lines else Paper.OF_NOTHING
    except Refused:
        return Paper.DAMAGED


def _journal(folder: BookFolder) -> Paper:
    content = _content(folder.journal)
    if not content:
        return _none(content)
    kinds = {_kind_of_line(text) for text in content.split(b"\n")}
    return next((kind for kind in (Paper.OURS, Paper.FIRST) if kind in kinds), Paper.DAMAGED)


def _kind_of_line(text: bytes) -> Paper:
    try:
        parse_line(text)
    except ValueError:
        return Paper.FIRST if is_of_format_1(text) else Paper.DAMAGED
    return Paper.OURS


def is_of_format_1(line: bytes) -> bool:
    """Whether it is a line of the journals of format 1, each of which was a whole entry."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and {"id", "received", "content_sha256", "reader_version"} <= said.keys()


def _details(folder: BookFolder) -> Paper:
    content = _content(folder.details)
    return Paper.OURS if content else _none(content)


def _is_beside(folder: BookFolder) -> bool:
    """Whether anything stands there that a write has left."""
    return any(
        map(_holds_something, (folder.raw, folder.store, folder.upgraded, folder.lost, folder.published))
    )


def _holds_something(path: Path) -> bool:
    try:
        return any(path.iterdir())
    except FileNotFoundError:
        return False


def speaks_of_ours(folder: BookFolder) -> bool:
    """Whether head.json is of the format of now and the journal follows on the book.json that it speaks of: then a
    book.json that says otherwise was damaged, unless a newer program was used.
    """
    try:
        head = read_head(folder)
        first = content_of(folder.journal).partition(b"\n")[0]
        begins = parse_line(first).before if first else head.head
    except (OSError, ValueError, Refused):
        return False
    return begins == sha256(identity_bytes(head.id))


# -- what that means -------------------------------------------------------------------------------


def read_identity(folder: BookFolder) -> Identity:
    """Without a name for a folder that holds a partnership and nothing else yet. Raises Refused for a book of a newer or
    an older format, and for a book whose papers are lost or damaged.
    """
    standing = state_of(folder)
    if standing is BookState.BARE:
        return Identity(FORMAT, "", "")
    if standing is not BookState.OURS:
        raise Refused(why_not_ours(folder, standing))
    found = parse_identity(content_of(folder.identity))
    if found is None:
        raise Refused(damaged(folder, "book.json", "is damaged"))
    return found


def why_not_ours(folder: BookFolder, standing: BookState) -> Problem:
    """What keeps this program from reading it, and what to do."""
    match standing:
        case BookState.NEWER:
            return _newer(folder)
        case BookState.FIRST | BookState.OLDER:
            return _older(folder)
        case BookState.LOST:
            return lost(folder)
    return damaged(folder, "book.json", "is missing" if not folder.identity.exists() else "is damaged")


def is_bare(folder: BookFolder) -> bool:
    """Whether nothing was ever written into it but the partnership: an empty book of the format of now, which the first
    write lays out. What a laying out that was killed has left is nothing either.
    """
    return state_of(folder) is BookState.BARE


def format_of(folder: BookFolder) -> int:
    """The number of the book's format, be it ours or not. Raises Refused where its papers are lost or damaged."""
    standing = state_of(folder)
    if standing in (BookState.LOST, BookState.HARMED):
        raise Refused(why_not_ours(folder, standing))
    if standing is BookState.BARE:
        return FORMAT
    return 1 if standing is BookState.FIRST else _number(folder)


def _number(folder: BookFolder) -> int:
    found = parse_identity(content_of(folder.identity))
    return found.format if found else FORMAT


def _newer(folder: BookFolder) -> Problem:
    what = (
        f"the book has format {_number(folder)}: it was made by a newer Tithing, and this one reads {FORMAT}"
    )
    change = "Install the newer version, then try again"
    if speaks_of_ours(folder):
        change += f"; if no newer one was used on it, book.json is damaged: {folder.command('repair')}"
    return Problem(what, change, file=str(folder.root))


def _older(folder: BookFolder) -> Problem:
    what = f"the book has format {format_of(folder)}, and this Tithing reads {FORMAT}"
    return Problem(what, f"Bring it over with: {folder.command('upgrade')}", file=str(folder.root))


def lost(folder: BookFolder) -> Problem:
    """Nothing says what the originals are, and an empty book would let them be forgotten."""
    number = sum(map(looks_like_original, (path.name for path in folder.raw.glob("*"))))
    beside = f"raw/ holds {numbered(number, 'original')}" if number else "other parts of it are there"
    what = f"book.json, head.json, journal.jsonl and details.jsonl are missing or empty, and {beside}: the book was harmed"
    change = (
        "Put these four back from a backup of the book (one of format 1 has journal.jsonl alone), or run: "
        f"{folder.command('repair', '--from', 'BACKUP')}. Where there is none, begin a new book with tithing init "
        "and import the files of raw/ into it"
    )
    return Problem(what, change, file=str(folder.root))
