"""What is left of a journal that does not hold together, and as much of it as proves itself.

A line follows on the one before it by its hash, and a detail is known by the hash in its line; a line can be made again
from its detail, and a detail of which one bit has turned is found by turning it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import WrongKind, content_of
from tithing.store.journal.chain import Line, line_after, parse_line, sha256
from tithing.store.journal.fold import GONE
from tithing.store.journal.head import Head
from tithing.store.journal.identity import Identity
from tithing.store.journal.shape import parsed, why_misshapen


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


@dataclass
class Left:
    """What is left: lines that can be read, by their number, and details by their hash."""

    lines: dict[int, list[Line]] = field(default_factory=dict)
    details: dict[str, bytes] = field(default_factory=dict)
    by_number: dict[int, list[bytes]] = field(default_factory=dict)  # details by the number of their line
    names: list[str] = field(default_factory=list)  # what the details call their book, each once
    unreadable: bool = False  # some of it belongs to nothing

    @classmethod
    def of(cls, folder: BookFolder, backup: BookFolder | None) -> Left:
        left = cls()
        journal = bytes_at(folder.journal).split(b"\n")
        lines = parsed_lines(journal)
        left.unreadable = len(lines) != len(journal) - 1 or bool(journal[-1])
        left._add_lines(lines)
        wanted = {line.detail for line in lines}
        for text in mended(bytes_at(folder.details).split(b"\n"), wanted):
            left._add_detail(text)
        for text in bytes_at(backup.details).split(b"\n") if backup is not None else []:
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
        book = detail.get("book")
        if isinstance(book, str) and book not in self.names:
            self.names.append(book)
        texts = detail.get("texts") or []
        self._add_lines(parsed_lines(str(each).encode() for each in texts))

    def all_of_it_is_in(self, whole: Whole) -> bool:
        """Whether every line and detail that is left has its place in it, as it stands: none was made to fit."""
        hashes = {line.hash for line in whole.lines}
        left = {line.hash for lines in self.lines.values() for line in lines}
        details = {sha256(text) for text in whole.details}
        return not self.unreadable and left <= hashes and details == set(self.details)

    def whole(self, identity: Identity) -> Whole:
        """As many lines as follow on one another from book.json on, each with its detail or erased."""
        erased = self.gone()
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

    def gone(self) -> set[int]:
        """The lines whose details were erased or given up."""
        stones = [_json(text) or {} for text in self.details.values()]
        return {number for stone in stones if stone.get("status") in GONE for number in stone["lines"]}


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


def parsed_lines(texts: Iterable[bytes]) -> list[Line]:
    """Those that are lines of a journal."""
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


def bytes_at(path: Path) -> bytes:
    """What stands in a file; nothing where no file stands."""
    try:
        return content_of(path)
    except (FileNotFoundError, NotADirectoryError, WrongKind):
        return b""
