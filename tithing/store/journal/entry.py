"""An entry: one file as received, or one member of an archive, and what reading it gave.

An entry's id comes from what was read and how, never from the clock, so the same files give the same store in
any order of import.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tithing.vocabulary.beside.file_mark import line_mark
from tithing.vocabulary.questions import Answer


@dataclass(frozen=True)
class StoredFile:
    """A Parquet (or commentary) file the entry made: its path under `store/`, and its bytes' SHA-256."""

    path: str
    sha256: str

    @property
    def kind(self) -> str:
        """observations, incidents, lookups or commentary."""
        return self.path.partition("/")[0]

    @property
    def year(self) -> str:
        """The financial year it holds, as 2017-18; "" where it holds no periods."""
        folder = self.path.split("/")[-2:-1]
        return folder[0] if folder and folder[0][:4].isdigit() else ""


def observation_files(entries: Iterable[Entry], years: Container[str] | None = None) -> list[StoredFile]:
    """The files of figures of these entries, or those of these financial years alone ("2017-18": where a period ends)."""
    files = (file for entry in entries for file in entry.files if file.kind == "observations")
    return [file for file in files if years is None or file.year in years]


@dataclass(frozen=True)
class Entry:
    """`number`, `by` and `reason` are of the line that took it in; `withdrawn` is the day on which it was taken out
    again, by line `withdrawn_at`. `ref` is the id of the caller who let it in, where one was given.
    """

    id: str
    received: datetime  # UTC
    name: str
    sha256: str  # of the raw file, which stands in raw/ under it
    content_sha256: str  # of the decompressed bytes as they came
    source: str
    reader_version: str
    rows: int
    member: str = ""
    supplier: str = ""  # who holds the figures
    asked_supplier: str = ""  # who was said to send it, which the reader was told
    release: date | None = None
    series: str = ""
    period: str = ""
    notices: tuple[str, ...] = ()
    files: tuple[StoredFile, ...] = ()
    mapping: str = ""  # by which a partner's own export was read, whole
    again: int = 0  # how many times this content had come and been taken out before
    covers: str = ""  # the span that was stated for it, as Period.code, which the reader was told
    answers: tuple[Answer, ...] = ()  # to what was asked about it
    ref: str = ""
    original: str = (
        ""  # the SHA-256 of the file as it came, where not it but an extract or one member is in raw/
    )
    number: int = 0
    by: str = ""
    reason: str = ""
    withdrawn: date | None = None
    withdrawn_at: int = 0

    @property
    def marks(self) -> tuple[str, str]:
        """By which it is known among files of its name: to whoever may have it, and to everybody else."""
        return self.came_as, line_mark(self.number)

    @property
    def came_as(self) -> str:
        """The SHA-256 of the file as it came: the evidence by which its sender's copy is known again."""
        return self.original or self.sha256

    @property
    def only_named(self) -> str:
        """Of a file that came without rows, the series that its name alone said; "" of any other."""
        return "" if self.rows else self.series


def entry_of(**fields: Any) -> Entry:
    """An entry of all its fields, as `Entry` makes it, in a third of the time: to set five and twenty fields of what can never be
    changed takes longer than to read them, and a long journal has thousands.
    """
    made = object.__new__(Entry)
    made.__dict__.update(fields)
    return made


def entry_id(
    *,
    content_sha256: str,
    source: str,
    reader_version: str,
    supplier: str,
    release: date | None,
    again: int = 0,
    named: str = "",
    covers: str = "",
    mapping: str = "",
) -> str:
    """Twenty hexadecimal digits that stand for what was read, by what, from whom, of which release and stated span, and
    the how manieth time where it was taken out before.

    `named` is what only the file's name said: two months that came without rows have the same bytes.
    """
    said = [content_sha256, source, reader_version, supplier, release.isoformat() if release else ""]
    if again:
        said.append(str(again))
    if named:
        said.append(named)
    if covers:
        said.append(f"covers {covers}")
    if mapping:
        said.append(mapping)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:20]
