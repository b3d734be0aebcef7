"""Makes the journal, its details and head.json whole again from what is left of them, or from a backup.

Nothing is believed that cannot be proved: a line follows on the one before it by its hash, a detail is known by the
hash in its line, and the whole is held against head.json where that can be read. What is replaced is first copied to
lost/. Each file is replaced in one step, so that a repair that was killed can be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

from tithing.store.chain import Line, line_after, parse_line, sha256
from tithing.store.durable import replace_whole
from tithing.store.folder import BookFolder
from tithing.store.head import Head, read_head
from tithing.store.identity import Identity, identity_bytes, read_identity
from tithing.store.intent import read_intent
from tithing.store.record import Record, read_without_originals
from tithing.store.shape import parsed, why_misshapen
from tithing.store.strays import keep_copy
from tithing.store.workspace import abandoned
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class Whole:
    """A journal that holds together: its lines and the details that are there."""

    lines: tuple[Line, ...]
    details: tuple[bytes, ...]

    @property
    def journal(self) -> bytes:
        return b"".join(line.text + b"\n" for line in self.lines)

    def head(self, identity: Identity) -> Head:
        last = self.lines[-1].hash if self.lines else identity.sha256
        return Head(len(self.lines), len(self.journal), last, identity.id)


def mend_journal(folder: BookFolder, backup: BookFolder | None, now: datetime) -> list[str]:
    """What was done, in sentences. The caller holds the lock. Raises Refused where it cannot be made whole."""
    done = _mend_identity(folder, backup, now)
    identity = read_identity(folder)
    record = _sound(folder)
    if record is None:
        done += _write(folder, identity, _what_is_true(folder, identity, backup), now)
        record = read_without_originals(folder)
    newer = _newer(record, backup)
    if backup is not None and newer is not None:
        kept = _take_over(folder, backup, now)
        more = len(newer.lines) - _in_common(record, newer)
        own = len(record.lines) - _in_common(record, newer)
        done.append(
            f"the journal was older than that of the backup: {numbered(more, 'line')} came back"
            + (f"; {numbered(own, 'line')} of repairs since then stand in {kept}" if own else "")
        )
    return done


def _sound(folder: BookFolder) -> Record | None:
    try:
        return read_without_originals(folder)
    except Refused:
        return None


# -- book.json -------------------------------------------------------------------------------------


def _mend_identity(folder: BookFolder, backup: BookFolder | None, now: datetime) -> list[str]:
    """Raises Refused for a book of another format, and where nothing proves what book.json was."""
    begins = _beginning(folder)
    content = next((each for each in _identities(folder, backup) if sha256(each) == begins), None)
    try:
        if read_identity(folder).sha256 == begins or content is None:
            return []
    except Refused:
        if content is None:
            raise
    if folder.identity.exists():
        keep_copy(folder, "book.json", now)
    replace_whole(folder.identity, content)
    return ["book.json was written again"]


def _identities(folder: BookFolder, backup: BookFolder | None) -> Iterable[bytes]:
    head = _head(folder)
    if head is not None:
        yield identity_bytes(head.id)
    if backup is not None and backup.identity.is_file():
        yield backup.identity.read_bytes()


def _beginning(folder: BookFolder) -> str:
    """The hash on which the first line follows: of book.json."""
    lines = _parsed(_bytes(folder.journal).split(b"\n"))
    head = _head(folder)
    return lines[0].before if lines else head.head if head else ""


# -- what is true ----------------------------------------------------------------------------------


def _what_is_true(folder: BookFolder, identity: Identity, backup: BookFolder | None) -> Whole:
    """The longest journal that our own files prove; else that of the backup. Raises Refused where there is neither."""
    left = _Left.of(folder, backup)
    whole = left.whole(identity)
    head = _head(folder)
    proved = _proved(whole, head, identity, left)
    if proved is not None:
        return _without_unfinished(folder, proved, head)
    if backup is not None and (theirs := _sound(backup)) is not None and theirs.identity.id == identity.id:
        return Whole(theirs.lines, tuple(_bytes(backup.details).split(b"\n")[:-1]))
    change = (
        "Give a backup of the whole book, or its journal.jsonl, details.jsonl and head.json in a folder: "
        f"tithing repair --book {folder.root} --from BACKUP"
    )
    what = f"what is left of it proves {len(whole.lines)} lines and no more, so it cannot be made whole"
    if head is not None:
        what = f"{what}: there should be {head.lines}"
    raise Refused(Problem(what, change, file=str(folder.journal)))


def _proved(whole: Whole, head: Head | None, identity: Identity, left: _Left) -> Whole | None:
    """By head.json; where that is lost or itself damaged, by every line and every detail fitting together."""
    if head is not None and head.lines <= len(whole.lines):
        part = whole.lines[: head.lines]
        last = part[-1].hash if part else identity.sha256
        if last == head.head:
            return whole
    if not left.all_of_it_is_in(whole):
        return None
    if head is None:
        return whole
    mine = whole.head(identity)
    same = mine.head == head.head or (mine.lines, mine.size) == (head.lines, head.size)
    return whole if same else None


def _without_unfinished(folder: BookFolder, whole: Whole, head: Head | None) -> Whole:
    """Lines after the head count, unless a write that was killed had only begun to add them."""
    intents = [read_intent(path) for path in abandoned(folder)]
    begun = head is not None and any(intent is not None and intent.before == head.head for intent in intents)
    if head is None or not begun:
        return whole
    kept = whole.lines[: head.lines]
    hashes = {line.detail for line in kept}
    return Whole(kept, tuple(text for text in whole.details if sha256(text) in hashes))


@dataclass
class _Left:
    """What is left: lines that can be read, by their number, and details by their hash."""

    lines: dict[int, list[Line]] = field(default_factory=dict)
    details: dict[str, bytes] = field(default_factory=dict)
    by_number: dict[int, list[bytes]] = field(default_factory=dict)  # details by the number of their line
    unreadable: bool = False  # some of it belongs to nothing

    @classmethod
    def of(cls, folder: BookFolder, backup: BookFolder | None) -> _Left:
        left = cls()
        journal = _bytes(folder.journal).split(b"\n")
        parsed = _parsed(journal)
        left.unreadable = len(parsed) != len(journal) - 1 or bool(journal[-1])
        left._add_lines(parsed)
        wanted = {line.detail for line in parsed}
        for text in mended(_bytes(folder.details).split(b"\n"), wanted):
            left._add_detail(text)
        for text in _bytes(backup.details).split(b"\n") if backup is not None else []:
            if sha256(text) in wanted:
                left._add_detail(text)
        return left

    def _add_lines(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.lines.setdefault(line.n, []).append(line)

    def _add_detail(self, text: bytes) -> None:
        detail = _json(text)
        if detail is None:
            return
        self.details[sha256(text)] = text
        self.by_number.setdefault(detail["n"], []).append(text)
        texts = detail.get("texts") or []
        self._add_lines(_parsed(str(each).encode() for each in texts))

    def all_of_it_is_in(self, whole: Whole) -> bool:
        """Whether every line and detail that is left has its place in it, as it stands: none was made to fit."""
        hashes = {line.hash for line in whole.lines}
        left = {line.hash for lines in self.lines.values() for line in lines}
        details = {sha256(text) for text in whole.details}
        return not self.unreadable and left <= hashes and details == set(self.details)

    def whole(self, identity: Identity) -> Whole:
        """As many lines as follow on one another from book.json on, each with its detail or erased."""
        erased = self._erased()
        lines: list[Line] = []
        before = identity.sha256
        while (line := self._next(before, len(lines) + 1, erased)) is not None:
            lines.append(line)
            before = line.hash
        details = tuple(self.details[line.detail] for line in lines if line.detail in self.details)
        return Whole(tuple(lines), details)

    def _next(self, before: str, number: int, erased: set[int]) -> Line | None:
        """The line of this number: made again from its detail, for a line may have been edited; else, where its detail
        was erased, as its tombstone has it or as it stands.
        """
        named = {line.detail for line in self.lines.get(number, [])}
        texts = sorted(self.by_number.get(number, []), key=lambda text: sha256(text) not in named)
        for text in texts:
            said = _json(text) or {}
            return line_after(
                before, n=number, day=said["day"], status=said["status"], file=said["file"], detail=text
            )
        standing = [line for line in self.lines.get(number, []) if line.before == before]
        return standing[-1] if standing and number in erased else None

    def _erased(self) -> set[int]:
        stones = [_json(text) or {} for text in self.details.values()]
        return {number for stone in stones if stone.get("status") == "erased" for number in stone["lines"]}


_LONGEST_MENDED = 8192  # bytes of a detail: trying every bit of a longer one takes too long


def mended(texts: Sequence[bytes], wanted: set[str]) -> list[bytes]:
    """Details of which one bit has turned, an end of line too, found by turning each back until its hash is one that a
    line names; the others as they are.
    """
    found: list[bytes] = []
    for text in texts:
        joined = _joined(found[-1], text, wanted) if found and _is_unknown(found[-1], wanted) else None
        if joined is not None:
            found[-1] = joined
        else:
            found += _turned_back(text, wanted) if _is_unknown(text, wanted) else [text]
    return found


def _is_unknown(text: bytes, wanted: set[str]) -> bool:
    return bool(wanted) and 0 < len(text) <= _LONGEST_MENDED and sha256(text) not in wanted


def _joined(one: bytes, other: bytes, wanted: set[str]) -> bytes | None:
    """One detail that a turned bit has cut in two."""
    tried = (one + bytes([ord("\n") ^ 1 << bit]) + other for bit in range(8))
    return next((text for text in tried if sha256(text) in wanted), None)


def _turned_back(text: bytes, wanted: set[str]) -> list[bytes]:
    turned = bytearray(text)
    for bit in range(len(text) * 8):
        turned[bit // 8] ^= 1 << bit % 8
        parts = bytes(turned).split(b"\n")
        if sha256(parts[0]) in wanted:
            return parts
        turned[bit // 8] ^= 1 << bit % 8
    return [text]


# -- a backup --------------------------------------------------------------------------------------


def _newer(record: Record, backup: BookFolder | None) -> Record | None:
    """The backup's journal, where it goes on from ours; a repair that did without it has only said what it set aside."""
    theirs = record_of_backup(record, backup)
    if theirs is None:
        return None
    common = _in_common(record, theirs)
    only_repairs = all(line.status == "repaired" for line in record.lines[common:])
    return theirs if only_repairs and len(theirs.lines) > common else None


def record_of_backup(record: Record, backup: BookFolder | None) -> Record | None:
    """What the backup's journal says, where it is sound and of this book."""
    theirs = _sound(backup) if backup is not None and backup.identity.is_file() else None
    return theirs if theirs is not None and theirs.identity.id == record.identity.id else None


def _in_common(one: Record, other: Record) -> int:
    """How many lines both begin with."""
    pairs = zip(one.lines, other.lines, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].hash == pair[1].hash, pairs))


def _take_over(folder: BookFolder, backup: BookFolder, now: datetime) -> str:
    """Where the journal that was ours is kept."""
    kept = [keep_copy(folder, name, now) for name in ("details.jsonl", "head.json", "journal.jsonl")]
    for path, theirs in (
        (folder.details, backup.details),
        (folder.journal, backup.journal),
        (folder.head, backup.head),
    ):
        replace_whole(path, theirs.read_bytes())
    return kept[-1]


# -- writing ---------------------------------------------------------------------------------------


def _write(folder: BookFolder, identity: Identity, whole: Whole, now: datetime) -> list[str]:
    """Replace what is not as it should be, head.json last."""
    wanted: Mapping[str, bytes] = {
        "details.jsonl": b"".join(text + b"\n" for text in whole.details),
        "journal.jsonl": whole.journal,
        "head.json": whole.head(identity).written(),
    }
    done: list[str] = []
    for name, content in wanted.items():
        path = folder.root / name
        if path.exists() and path.read_bytes() == content:
            continue
        was = f"; what it was is kept as {keep_copy(folder, name, now)}" if path.exists() else ""
        replace_whole(path, content)
        done.append(f"{name} was made whole again{was}")
    return done


def _head(folder: BookFolder) -> Head | None:
    try:
        return read_head(folder)
    except Refused:
        return None


def _parsed(texts: Iterable[bytes]) -> list[Line]:
    found: list[Line] = []
    for text in texts:
        try:
            found.append(parse_line(text))
        except ValueError:
            continue
    return found


def _json(text: bytes) -> dict[str, Any] | None:
    try:
        said = parsed(text)
    except ValueError:
        return None
    return None if why_misshapen(said) else said


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
