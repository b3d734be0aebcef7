"""Which book the papers are of: book.json, or what the journal, the head, the details and a backup call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import sha256
from tithing.store.journal.head import Head, read_head
from tithing.store.journal.identity import FORMAT, Identity, identity_bytes, parse_identity
from tithing.store.journal.left import Left, bytes_at, parsed_lines
from tithing.store.journal.papers import BookState, state_of, why_not_ours
from tithing.store.journal.record import sound_lines
from tithing.store.mending.planned import Theirs
from tithing.vocabulary.problems import Problem, Refused


def whose_it_is(folder: BookFolder, theirs: Theirs | None) -> Identity:
    """The book.json on which the journal follows; else the one that is there. Raises Refused where nothing names it."""
    begins = _beginning(folder)
    own = _own_identity(folder)
    known = _called(_names(folder, theirs)) if own is None else [own, *_called(_names(folder, theirs))]
    proved = [each for each in known if each.sha256 == begins]
    if proved or (known and (own or not begins)):
        return (proved or known)[0]
    state = state_of(folder)
    raise Refused(why_not_ours(folder, state) if state is BookState.LOST else _nameless(folder))


def _called(names: Iterable[str]) -> list[Identity]:
    """The book.json of each of these names, as this program writes it."""
    return [found for each in names if (found := parse_identity(identity_bytes(each))) is not None]


def _own_identity(folder: BookFolder) -> Identity | None:
    found = parse_identity(bytes_at(folder.identity))
    return found if found is not None and found.format == FORMAT else None


def _beginning(folder: BookFolder) -> str:
    """The hash on which the first line follows: of book.json; "" where no first line is left."""
    first = next((line for line in parsed_lines(bytes_at(folder.journal).split(b"\n")) if line.n == 1), None)
    head = head_of(folder)
    return first.before if first else head.head if head and not head.lines else ""


def _names(folder: BookFolder, theirs: Theirs | None) -> Iterator[str]:
    """What the head, the details and a backup call the book."""
    head = head_of(folder)
    if head is not None:
        yield head.id
    yield from Left.of(folder, None).names
    if theirs is not None and theirs.plan is not None:
        yield theirs.plan.identity.id
    found = parse_identity(bytes_at(theirs.folder.identity)) if theirs is not None else None
    if found is not None:
        yield found.id


def _nameless(folder: BookFolder) -> Problem:
    what = "it is missing or damaged, and neither head.json nor the details say what it was"
    change = (
        "Any backup of this book will do, however old: "
        f"{folder.command('repair', '--from', 'BACKUP')} (or put back its book.json)"
    )
    return Problem(what, change, file=str(folder.identity))


def is_ours_but_for_its_number(folder: BookFolder) -> bool:
    """Whether head, journal and details are of the format of now and prove one another, to the last byte.

    A format that comes after this one has to write a head.json that is not read as one of this (decision 40).
    """
    head = head_of(folder)
    if head is None:
        return False
    identity = parse_identity(identity_bytes(head.id))
    lines = sound_lines(bytes_at(folder.journal), identity, head) if identity is not None else None
    stand = {sha256(text) for text in bytes_at(folder.details).split(b"\n")}
    return lines is not None and (not lines or any(line.detail in stand for line in lines))


def must_be_ours(folder: BookFolder) -> None:
    """Raises Refused for a book of another format; not where only book.json says so, and all else is of ours."""
    standing = state_of(folder)
    is_damage = standing is BookState.NEWER and is_ours_but_for_its_number(folder)
    if standing in (BookState.NEWER, BookState.FIRST, BookState.OLDER) and not is_damage:
        raise Refused(why_not_ours(folder, standing))


def head_of(folder: BookFolder, identity: Identity | None = None) -> Head | None:
    """What head.json says, where it can be read and is of this book."""
    try:
        head = read_head(folder)
    except (OSError, Refused):
        return None
    return head if identity is None or head.id == identity.id else None
