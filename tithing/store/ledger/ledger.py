"""Reads published.jsonl, proved by the journal: each of its lines is named by the hash in a line of status `published`.

Nothing is read where the journal names none. A ledger that was cut, emptied, edited or put back from another day is
refused, never believed: what was published before decides what may be published now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import WrongKind, content_of
from tithing.store.journal.chain import Line, sha256
from tithing.store.journal.identity import damaged
from tithing.store.journal.record import Record, is_being_written
from tithing.store.ledger.publication import STATUS, Publication, publication_from
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class LedgerLeft:
    """What stands in published.jsonl: the texts that the journal names, by their hash, and those that it does not."""

    named: dict[str, bytes]
    others: tuple[bytes, ...]


def lines_of_publications(record: Record) -> tuple[Line, ...]:
    """The journal's lines by which something was published, oldest first; the `file` of each is the hash of the ledger's."""
    return tuple(line for line in record.lines if line.status == STATUS)


def read_ledger(folder: BookFolder, record: Record) -> tuple[Publication, ...]:
    """Every publication, oldest first. Raises Refused where the ledger is not just what the journal says of it."""
    wanted = lines_of_publications(record)
    if not wanted and not folder.ledger.exists():
        return ()
    left = what_is_left(folder, wanted)
    wrong = why_not_the_ledger(folder, wanted, left)
    if wrong is not None:
        raise Refused(wrong)
    return tuple(publication_from(left.named[line.file]) for line in wanted)


def what_is_left(folder: BookFolder, wanted: Sequence[Line]) -> LedgerLeft:
    """Held against the journal's lines; nothing where no file stands."""
    hashes = {line.file for line in wanted}
    named: dict[str, bytes] = {}
    others: list[bytes] = []
    for text in texts_in(folder):
        digest = sha256(text)
        if digest in hashes and digest not in named:
            named[digest] = text
        else:
            others.append(text)
    return LedgerLeft(named, tuple(others))


def texts_in(folder: BookFolder) -> Iterator[bytes]:
    """The lines of a ledger, whatever they say; none where no file stands."""
    try:
        content = content_of(folder.ledger)
    except (FileNotFoundError, NotADirectoryError, WrongKind):
        return
    yield from (text for text in content.split(b"\n") if text)


def why_not_the_ledger(folder: BookFolder, wanted: Sequence[Line], left: LedgerLeft) -> Problem | None:
    """What is wrong with published.jsonl; None where nothing is. A line that is being added is no fault."""
    missing = [line for line in wanted if line.file not in left.named]
    if missing and not folder.ledger.exists():
        return damaged(folder, "published.jsonl", f"is missing, and {_should(wanted)}")
    if missing:
        what = f"does not hold what line {missing[0].n} of the journal says was published: it was cut, edited or is older"
        return damaged(folder, "published.jsonl", f"{what}; {_should(wanted)}")
    if left.others and not is_being_written(folder):
        more = numbered(len(left.others), "line")
        what = f"holds {more} that the journal does not know: it was added to, or the journal is older"
        return damaged(folder, "published.jsonl", f"{what}; {_should(wanted)}")
    return None


def _should(wanted: Sequence[Line]) -> str:
    return f"it should hold {numbered(len(wanted), 'publication')}"
