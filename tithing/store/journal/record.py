"""Reads what a book's journal says, whole and proved, without taking the lock.

head.json says how many bytes of journal.jsonl count and what the last line's hash is; each line names the one before
and each line's detail is found by its hash. So a reader sees the book before a write or after it, and a journal that
was cut, emptied, put back from an older copy, doubled or edited is refused, never believed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of
from tithing.store.disk.raw import looks_like_original, sha256_of
from tithing.store.journal.chain import Detail, Line, LinesProved, first_broken, parse_line, sha256
from tithing.store.journal.current import Speaking
from tithing.store.journal.diagnosis import why_not_the_journal, why_not_the_raw_files
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import GONE, Folded, Tombstone, agrees, fold, said_by, said_in
from tithing.store.journal.head import Head, read_head
from tithing.store.journal.identity import Identity, damaged
from tithing.store.journal.papers import read_identity
from tithing.store.journal.shape import parsed, why_misshapen
from tithing.store.proved import digest_of, keep_proved, was_proved
from tithing.vocabulary.problems import Problem, Refused

Worked = TypeVar("Worked")
_TRIES = 4
_PAUSE_SECONDS = 0.02  # between tries: a writer that has just ended may be clearing up
_SETTLED_NANOSECONDS = (
    100_000_000  # a file changed more recently may change again without its time showing it
)


@dataclass(frozen=True)
class Record:
    """Everything the journal says. `details` are by line number; those of erased lines are not there. `agreed` says that each
    stands in the order of the lines and says what its line says, so that these need not be read.
    """

    identity: Identity
    head: Head
    lines: Sequence[Line]
    details: Mapping[int, Detail]
    agreed: bool = field(default=False, repr=False, compare=False)
    _worked_out: dict[object, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, make: Callable[[Record], Worked]) -> Worked:
        """What a function makes of this journal, worked out when it is first asked for: only finished values are kept."""
        if make not in self._worked_out:
            self._worked_out[make] = make(self)
        found: Worked = self._worked_out[make]
        return found

    @cached_property
    def _folded(self) -> Folded:
        said = said_in(self.details.values()) if self.agreed else said_by(self.lines, self.details)
        return fold(said)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every file that was taken in and not erased, in the order received; those withdrawn say so."""
        return self._folded.entries

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The same by their ids."""
        return {entry.id: entry for entry in self.entries}

    @property
    def tombstones(self) -> tuple[Tombstone, ...]:
        return self._folded.tombstones

    @cached_property
    def speaking(self) -> Speaking:
        """Which entries speak today."""
        return Speaking.of(self.entries)

    @cached_property
    def raw_files(self) -> frozenset[str]:
        """The names of the raw files that belong to the book."""
        return frozenset(entry.sha256 for entry in self.entries)

    @cached_property
    def lines_without_details(self) -> frozenset[int]:
        """The numbers of the lines whose details were erased or given up for lost, by the lines that say so."""
        return frozenset(_erased(self.details))

    @cached_property
    def erased_files(self) -> Mapping[str, Tombstone]:
        """By the hash of every raw file that was erased and has not come again since."""
        found = {sha: each for each in self.tombstones for sha in (each.sha256, *each.gone) if sha}
        back = self.raw_files | {entry.original for entry in self.entries}
        return {sha: each for sha, each in found.items() if sha not in back}


def speaking_on(record: Record, as_known_on: date | None) -> Speaking:
    """Which entries speak, today or as known on a day."""
    return record.speaking if as_known_on is None else Speaking.of(record.entries, as_known_on)


class Unsound(Exception):
    """What was read does not hold together: because a writer was at work, or because it was harmed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Misshapen(Exception):
    """A detail that its line stands for does not hold what it must."""


# -- reading ---------------------------------------------------------------------------------------

_Signature = tuple[tuple[int, int, int, int], ...]
_remembered: dict[str, tuple[_Signature, Record]] = {}  # only finished values, replaced whole


def read_record(folder: BookFolder) -> Record:
    """The journal, proved. Raises Refused, saying what is wrong and what to do, where it cannot be."""
    key = os.path.abspath(folder.root)
    before = _signature(folder)
    known = _remembered.get(key)
    if before is not None and known is not None and known[0] == before:
        return known[1]
    record = _read_until_sound(folder)
    if before is not None and before == _signature(folder) and _is_settled(before):
        _remembered[key] = (before, record)
    return record


def _signature(folder: BookFolder) -> _Signature | None:
    """Sizes, times and identities of what is read; None where some of it is not there."""
    try:
        found = [
            os.stat(path)
            for path in (folder.identity, folder.head, folder.journal, folder.details, folder.raw)
        ]
    except OSError:
        return None
    return tuple((each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino) for each in found)


def _is_settled(signature: _Signature) -> bool:
    newest = max(max(mtime, ctime) for _, mtime, ctime, _ in signature)
    return time.time_ns() - newest > _SETTLED_NANOSECONDS


def read_without_originals(folder: BookFolder) -> Record:
    """The journal, proved in itself, whatever stands in raw/: for what looks for harm or mends it."""
    return _read_until_sound(folder, check_raw=False)


def _read_until_sound(folder: BookFolder, *, check_raw: bool = True) -> Record:
    identity = read_identity(folder)
    if not identity.id:  # nothing was ever written into it
        return Record(identity, Head(0, 0, "", ""), (), {})
    head = read_head(folder)
    tries = 0
    while True:
        try:
            record = _read(folder, identity, head)
            if check_raw:
                _check_raw(folder, record)
            return record
        except Unsound as unsound:
            again = read_head(folder)
            tries = 0 if again != head else tries + 1
            if tries == _TRIES:
                raise Refused(unsound.problem) from None
            head = again
            time.sleep(_PAUSE_SECONDS)


def _read(folder: BookFolder, identity: Identity, head: Head) -> Record:
    """The record, by its bytes where they were proved before; else line by line."""
    journal, details = _content_of_journal(folder), _bytes_of(folder.details)
    digest = digest_of(identity.sha256.encode(), head.written(), journal, details or b"")
    if details is not None and was_proved(folder, digest):
        return _proved_before(identity, head, journal, details)
    lines = _lines(folder, journal, identity, head)
    found = _details(folder, details, lines)
    if details is not None and _is_exact(journal, details, head, lines, found):
        keep_proved(folder, digest)
    return Record(identity, head, lines, found)


def _proved_before(identity: Identity, head: Head, journal: bytes, details: bytes) -> Record:
    """Bytes that were proved, and are exact: no more of them need be asked than what they say."""
    every = parsed(b"[" + details.rstrip(b"\n").replace(b"\n", b",") + b"]")
    return Record(identity, head, LinesProved(journal), {each["n"]: each for each in every}, agreed=True)


def _is_exact(
    journal: bytes, details: bytes, head: Head, lines: Sequence[Line], found: Mapping[int, Detail]
) -> bool:
    """Whether nothing stands in the two files that does not count, and each detail says what its line says."""
    whole = len(journal) == head.size and details.count(b"\n") == len(found) and details[-1:] in (b"", b"\n")
    both = ((line, found[line.n]) for line in lines if line.n in found)
    return whole and not _erased(found) & found.keys() and all(agrees(*each) for each in both)


def _content_of_journal(folder: BookFolder) -> bytes:
    try:
        return content_of(folder.journal)
    except FileNotFoundError:
        raise Unsound(damaged(folder, "journal.jsonl", "is missing")) from None


def _bytes_of(path: Path) -> bytes | None:
    """None where they cannot be read: whoever proves the journal says why."""
    try:
        return content_of(path)
    except OSError:
        return None


def _lines(folder: BookFolder, content: bytes, identity: Identity, head: Head) -> tuple[Line, ...]:
    lines = sound_lines(content[: head.size], identity, head)
    longer = len(content) > head.size and not is_being_written(folder)
    if lines is None or longer or head.id != identity.id:
        raise Unsound(why_not_the_journal(folder, content, identity, head))
    return lines


def sound_lines(content: bytes, identity: Identity, head: Head) -> tuple[Line, ...] | None:
    """The lines of a journal that is just what the head says; None where it is not."""
    if len(content) != head.size or (content and not content.endswith(b"\n")):
        return None
    try:
        lines = tuple(parse_line(text) for text in content.split(b"\n")[:-1])
    except ValueError:
        return None
    last = lines[-1].hash if lines else identity.sha256
    if len(lines) != head.lines or last != head.head or first_broken(lines, start=identity.sha256):
        return None
    return lines


def is_being_written(folder: BookFolder) -> bool:
    """Whether a write has begun that has not ended, by a program that lives or by one that was killed."""
    try:
        return bool(os.listdir(folder.writing))
    except OSError:
        return False


# -- details ---------------------------------------------------------------------------------------


def _details(folder: BookFolder, content: bytes | None, lines: Sequence[Line]) -> dict[int, Detail]:
    *texts, unended = (_content_of_details(folder) if content is None else content).split(b"\n")
    try:
        found, unknown = match_details(texts, lines)
    except Misshapen as misshapen:
        raise _harmed_details(folder, str(misshapen)) from None
    if (unknown or unended) and not is_being_written(folder):
        what = "holds lines that no line of the journal stands for: it was edited, doubled or put back from another day"
        raise _harmed_details(folder, what)
    if list(found) != sorted(found):
        raise _harmed_details(folder, "its lines stand in another order than the journal's: it was edited")
    _check_complete(folder, lines, found)
    return found


def _content_of_details(folder: BookFolder) -> bytes:
    try:
        return content_of(folder.details)
    except FileNotFoundError:
        raise _harmed_details(folder, "is missing") from None


def _harmed_details(folder: BookFolder, what: str) -> Unsound:
    return Unsound(damaged(folder, "details.jsonl", what))


def _check_complete(folder: BookFolder, lines: Sequence[Line], found: Mapping[int, Detail]) -> None:
    """Each line has its detail or was erased, and not both."""
    erased = _erased(found)
    missing = [line.n for line in lines if line.n not in found and line.n not in erased]
    if missing:
        what = f"the detail of line {missing[0]} of the journal is missing or was changed"
        raise _harmed_details(folder, what)
    if erased & found.keys() and not is_being_written(folder):
        raise _harmed_details(folder, "holds what was erased: it was put back from an older copy")


def match_details(texts: Iterable[bytes], lines: Iterable[Line]) -> tuple[dict[int, Detail], int]:
    """(details by the number of their line, how many texts belong to no line or stand twice). Raises Misshapen."""
    wanted = {line.detail: line.n for line in lines}
    found: dict[int, Detail] = {}
    unknown = 0
    for text in texts:
        number = wanted.get(sha256(text))
        if number is None or number in found:
            unknown += 1
        else:
            found[number] = _readable(number, text)
    return found, unknown


def _readable(number: int, text: bytes) -> Detail:
    """Raises Misshapen where it does not hold what the detail of this line must hold."""
    try:
        detail = parsed(text)
    except ValueError:
        raise Misshapen(f"the detail of line {number} cannot be read") from None
    why = why_misshapen(detail)
    if not why and detail["n"] != number:
        why = "it says that it is of another line"
    if why:
        raise Misshapen(f"the detail of line {number} cannot be read: {why}")
    return detail  # type: ignore[no-any-return]


def _erased(details: Mapping[int, Detail]) -> set[int]:
    """The lines whose details were erased or given up for lost, by the lines that say so."""
    stones = [each for each in details.values() if each["status"] in GONE]
    return {number for stone in stones for number in stone["lines"]}


# -- raw files -------------------------------------------------------------------------------------


def _check_raw(folder: BookFolder, record: Record) -> None:
    """An original that no line knows means that the journal is older than the book."""
    try:
        present = os.listdir(folder.raw)
    except OSError:
        return  # each file that is wanted is missed where it is wanted
    unknown = [name for name in set(present) - record.raw_files if looks_like_original(name)]
    if unknown and not is_being_written(folder):
        originals = [name for name in sorted(unknown) if is_original(folder.raw / name)]
        if originals:
            raise Unsound(why_not_the_raw_files(folder, originals, record.erased_files))


def is_original(path: Path) -> bool:
    """Whether a file stands under the SHA-256 of its own bytes."""
    try:
        return looks_like_original(path.name) and sha256_of(path) == path.name
    except OSError:
        return False
