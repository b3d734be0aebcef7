"""Where things stand in a book: a folder with its configuration, raw files, journal, Parquet and lock."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tithing.vocabulary.characters.pasted import pasted
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class BookFolder:
    """The paths of one book. `root` is what `--book` names."""

    root: Path

    @property
    def identity(self) -> Path:
        """Which format the book has, and which book it is."""
        return self.root / "book.json"

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
    def details(self) -> Path:
        return self.root / "details.jsonl"

    @property
    def head(self) -> Path:
        return self.root / "head.json"

    @property
    def lock(self) -> Path:
        return self.root / "book.lock"

    @property
    def lost(self) -> Path:
        """What the book did not know, moved aside and never deleted."""
        return self.root / "lost"

    @property
    def writing(self) -> Path:
        """A folder for each write that has begun and not ended."""
        return self.root / "writing"

    @property
    def waiting(self) -> Path:
        """A folder for each preview that waits to be accepted."""
        return self.root / "waiting"

    @property
    def upgraded(self) -> Path:
        """What earlier formats looked like, kept whole."""
        return self.root / "upgraded"

    @property
    def ledger(self) -> Path:
        """What was published, line by line."""
        return self.root / "published.jsonl"

    @property
    def backups(self) -> Path:
        """A line for each backup that was made of it: where, when, and how far the journal went."""
        return self.root / "backups.jsonl"

    @property
    def published(self) -> Path:
        """A folder for each publication, with its files as they went out."""
        return self.root / "published"

    @property
    def cache(self) -> Path:
        """What may vanish at any time, and is then made again."""
        return self.root / "cache"

    def command(self, name: str, *words: object) -> str:
        """A command on this book, as it can be pasted into a shell.

        >>> BookFolder(Path("our book")).command("repair", "--from", "PATH")
        "tithing repair --book 'our book' --from PATH"
        """
        return pasted(name, "--book", self.root, *words)

    def raw_file(self, sha256: str) -> Path:
        return self.raw / sha256

    def is_book(self) -> bool:
        return (self.partnership / "partnership.toml").is_file()

    def has_papers(self) -> bool:
        """Whether anything is there that only a book has: a paper of its journal, or an original under its hash."""
        papers = (self.identity, self.head, self.journal, self.details)
        return any(path.exists() for path in papers) or any(self.raw.glob("?" * 64))


def book_folder(root: Path) -> BookFolder:
    """The book in this folder. Raises Refused, saying how to begin one, where there is none."""
    folder = what_is_left_of_a_book(root)
    must_have_partnership(folder)
    return folder


def what_is_left_of_a_book(root: Path) -> BookFolder:
    """As `book_folder`, without its partnership too: for what looks at that or brings it back."""
    folder = BookFolder(root)
    _check_name(root)
    if folder.is_book() or folder.has_papers():
        return folder
    there = "is not a book: it has no partnership/partnership.toml" if root.exists() else "does not exist"
    change = f"Start one with: {pasted('init', root, '--name', 'Safer X Partnership', '--area', 'X')}"
    raise Refused(Problem(there, change, file=str(root)))


OWN_FOLDERS = ("raw", "store", "lost", "writing", "waiting", "upgraded", "published", "cache")
OWN_FILES = (
    "book.json",
    "head.json",
    "journal.jsonl",
    "details.jsonl",
    "published.jsonl",
    "backups.jsonl",
    "book.lock",
)


def must_be_no_books_own(output: Path) -> None:
    """Raises Refused where a file or folder is to be written among those that a book keeps for itself, of whichever book.

    There it would be taken for a stray, and go to lost/ with the next write.
    """
    path = Path(os.path.realpath(output))
    for root in path.parents:
        part = path.relative_to(root).parts[0]
        if part in (*OWN_FOLDERS, *OWN_FILES) and _may_be_a_book(BookFolder(root)):
            where = f"{part}/" if part in OWN_FOLDERS else part
            what = f"this is in {where} of the book {root}, which keeps that for itself"
            raise Refused(Problem(what, "Name a folder outside the book", file=str(output)))


def _may_be_a_book(folder: BookFolder) -> bool:
    return folder.is_book() or folder.identity.is_file()


def must_have_partnership(folder: BookFolder) -> None:
    """Raises Refused for a book that has lost its partnership/."""
    if not folder.is_book():
        raise Refused(without_partnership(folder))


def without_partnership(folder: BookFolder) -> Problem:
    """What is wrong with a book whose partnership/ is gone: it is a book all the same."""
    main = folder.partnership / "partnership.toml"
    in_the_way = next((path for path in (main, folder.partnership) if os.path.lexists(path)), None)
    if in_the_way is not None and (in_the_way == main or not in_the_way.is_dir()):
        what = f"is no {'file' if in_the_way == main else 'folder'}, and the partnership's own words should stand there"
        change = f"Move it to lost/, and bring them back from a backup, with: {folder.command('repair', '--from', 'BACKUP')}"
        return Problem(what, change, file=str(in_the_way))
    what = "partnership/partnership.toml is missing, and all else says that this is a book"
    change = (
        f"Bring partnership/ back from a backup: {folder.command('repair', '--from', 'BACKUP')}. Where there is none, begin "
        "a book in a new folder with tithing init, and copy the partnership/ of that here"
    )
    return Problem(what, change, file=str(folder.root))


def _check_name(root: Path) -> None:
    """The engines open files by names that are text."""
    try:
        os.path.abspath(root).encode()
    except UnicodeEncodeError:
        shown = os.fsencode(root).decode(errors="replace")
        what = "the name of this folder, or of one above it, is not text as this computer writes it (UTF-8)"
        raise Refused(Problem(what, "Rename the folder, then try again", file=shown)) from None
