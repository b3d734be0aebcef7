"""What lies in a book's folder, seen from outside: files and their hashes, never through the program's own eyes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LOGS = ("journal.jsonl", "details.jsonl")
OWN = ("book.lock",)  # holds who writes; worth nothing
STARTED = "writing/"
CACHES = ("cache", ".cache", "caches")


@dataclass(frozen=True)
class Kept:
    """The files of a book: path and SHA-256; what its journal says; whether a write stands started.

    Without its lock, and without what a started write has made so far: that is not the book yet.
    """

    files: dict[str, str] = field(default_factory=dict)
    statuses: tuple[str, ...] = ()
    started: bool = False

    def differs_from(self, other: Kept) -> list[str]:
        """The paths that are not the same, without those that a refusal may write to.

        >>> Kept({"raw/a": "1", "head.json": "2"}).differs_from(Kept({"raw/a": "9", "head.json": "3"}, ("refused",)))
        ['raw/a']
        """
        paths = sorted(set(self.files) | set(other.files))
        changed = [path for path in paths if self.files.get(path) != other.files.get(path)]
        noted = self._only_noted_in(other)
        return [path for path in changed if not (noted and path in (*LOGS, "head.json"))]

    def _only_noted_in(self, other: Kept) -> bool:
        first, new = other.statuses[: len(self.statuses)], other.statuses[len(self.statuses) :]
        return first == self.statuses and all(status == "refused" for status in new)


def kept_in(book: Path) -> Kept:
    """What lies there now."""
    paths = list(paths_in(book))
    files = {path: digest(book / path) for path in paths if not path.startswith(STARTED)}
    started = len(files) < len(paths)
    return Kept(files, tuple(str(line.get("status", "")) for line in journal_lines(book)), started)


def paths_in(folder: Path) -> Iterator[str]:
    """Every file below, by its path from there, but the lock and caches."""
    for path in sorted(files_below(folder)):
        name = path.relative_to(folder).as_posix()
        if name not in OWN and not set(name.split("/")) & set(CACHES):
            yield name


def publications_in(book: Path) -> tuple[list[str], list[str]]:
    """What the ledger says was published, and the folders that stand."""
    ledger, folders = book / "published.jsonl", book / "published"
    lines = ledger.read_bytes().splitlines() if ledger.exists() else []
    said = [str(json.loads(line)["id"]) for line in lines]
    return said, sorted(path.name for path in folders.iterdir()) if folders.exists() else []


def files_below(folder: Path) -> Iterator[Path]:
    """Every file at any depth; folders that another writer takes away meanwhile are gone, which is no error."""
    for here, _, names in os.walk(folder):
        yield from (path for name in names if (path := Path(here, name)).is_file())


def digest(path: Path) -> str:
    """The SHA-256 of a file; of one that another writer has just taken away, nothing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def originals_in(book: Path) -> set[str]:
    """The hashes of all that lies in raw/ and lost/, at any depth: an original may have been moved, never be gone."""
    return {digest(path) for top in ("raw", "lost") for path in files_below(book / top)}


def kept_as(book: Path) -> dict[str, str]:
    """What a book keeps in place of a file of which it left something out: the hash of the file -> that of its extract.

    Of a damaged journal, what its lines and their details still say together.
    """
    files = {line.get("n"): str(line.get("file", "")) for line in journal_lines(book)}
    told = [detail for detail in detail_lines(book) if detail.get("original") and detail.get("n") in files]
    return {str(detail["original"]): files[detail["n"]] for detail in told}


def store_of(book: Path) -> dict[str, str]:
    """The bytes of everything made from the originals."""
    return {path: digest(book / "store" / path) for path in paths_in(book / "store")}


def journal_lines(book: Path) -> list[dict[str, Any]]:
    """The lines of the journal that can be read as such."""
    return _lines(book / "journal.jsonl")


def detail_lines(book: Path) -> list[dict[str, Any]]:
    return _lines(book / "details.jsonl")


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    found = (_line(text) for text in path.read_bytes().splitlines())
    return [line for line in found if line is not None]


def _line(text: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None
