"""Where things stand in a book: a folder with its configuration, raw files, journal, Parquet and lock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class BookFolder:
    """The paths of one book. `root` is what `--book` names."""

    root: Path

    @property
    def partnership(self) -> Path:
        return self.root / "partnership"

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def store(self) -> Path:
        return self.root / "store"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def lock(self) -> Path:
        return self.root / "book.lock"

    def raw_file(self, sha256: str) -> Path:
        return self.raw / sha256

    def is_book(self) -> bool:
        return (self.partnership / "partnership.toml").is_file()


def book_folder(root: Path) -> BookFolder:
    """The book in this folder. Raises Refused, saying how to begin one, where there is none."""
    folder = BookFolder(root)
    if folder.is_book():
        return folder
    there = "is not a book: it has no partnership/partnership.toml" if root.exists() else "does not exist"
    change = f'Start one with: tithing init {root} --name "Safer X Partnership" --area "X"'
    raise Refused(Problem(there, change, file=str(root)))


def lay_out(folder: BookFolder) -> None:
    """Make the parts of an empty book, so that a later import changes nothing but what it adds."""
    for part in (folder.partnership, folder.raw, folder.store):
        part.mkdir(parents=True, exist_ok=True)
    for file in (folder.journal, folder.lock):
        file.touch(exist_ok=True)
