"""The journal's lines, each of which names the hash of the line before, so that none can be changed or left out.

A line holds nothing that might have to be taken out later: its number, the day, what happened, the hash of the
file and the hash of its detail, which stands in details.jsonl beside it and can be erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

from tithing.store.journal.shape import parsed

Detail = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One line as written; `hash` is of its text, without the end of the line."""

    n: int
    day: str
    status: str
    file: str
    detail: str
    before: str
    text: bytes
    hash: str


@dataclass(frozen=True)
class NewLine:
    """What is to be said: what happened to which file, and all else in `said`."""

    status: str
    file: str
    said: Mapping[str, Any]
    day: str = ""  # where it is not the day of writing


@dataclass(frozen=True)
class WrittenLine:
    """Lines and their details as they will stand in the two files."""

    lines: tuple[Line, ...]
    details: tuple[bytes, ...]

    @property
    def journal_bytes(self) -> bytes:
        return b"".join(line.text + b"\n" for line in self.lines)

    @property
    def detail_bytes(self) -> bytes:
        return b"".join(detail + b"\n" for detail in self.details)


def written(new: Sequence[NewLine], *, book: str, day: str, first: int, before: str) -> WrittenLine:
    """The lines that come after `before`, numbered from `first`; `book` is the name of the book."""
    lines: list[Line] = []
    details: list[bytes] = []
    for number, each in enumerate(new, first):
        on = each.day or day
        detail = detail_text(number, on, each, book=book)
        lines.append(line_after(before, n=number, day=on, status=each.status, file=each.file, detail=detail))
        details.append(detail)
        before = lines[-1].hash
    return WrittenLine(tuple(lines), tuple(details))


def detail_text(number: int, day: str, new: NewLine, *, book: str) -> bytes:
    """One detail: what its line says too, so that a lost journal can be made again, the name of its book, and all else."""
    said = {"n": number, "day": day, "status": new.status, "file": new.file, "book": book, **new.said}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def line_after(before: str, *, n: int, day: str, status: str, file: str, detail: bytes) -> Line:
    """The line that follows the one of hash `before` and stands for this detail."""
    said = {"n": n, "day": day, "status": status, "file": file, "detail": sha256(detail), "before": before}
    text = json.dumps(said).encode()
    return Line(**said, text=text, hash=sha256(text))  # type: ignore[arg-type]


class LinesProved(Sequence[Line]):
    """The lines of a journal that was proved before, which are only read where somebody looks at one."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return tuple(parse_line(text) for text in self._content.split(b"\n")[:-1])

    def __len__(self) -> int:
        return self._content.count(b"\n")

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, place: int | slice) -> Line | tuple[Line, ...]:
        return self._lines[place]

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._lines == tuple(other)

    def __hash__(self) -> int:
        return hash(self._lines)


def parse_line(text: bytes) -> Line:
    """Raises ValueError where it is no line of a journal."""
    try:
        line = Line(**parsed(text), text=text, hash=sha256(text))
    except TypeError as error:
        raise ValueError("it is no line of a journal") from error
    words = {type(word) for word in (line.day, line.status, line.file, line.detail, line.before)}
    if type(line.n) is not int or words != {str}:
        raise ValueError("it is no line of a journal")
    return line


def first_broken(lines: Iterable[Line], *, start: str) -> int:
    """The number of the first line that does not follow on the one before it; 0 where all do."""
    before = start
    for number, line in enumerate(lines, 1):
        if line.before != before or line.n != number:
            return number
        before = line.hash
    return 0


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
