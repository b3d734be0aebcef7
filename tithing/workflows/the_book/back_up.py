"""Makes a backup of a book and of the records of its site, of one moment: nobody writes the book while they are copied."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing import __version__
from tithing.reading.book import Book
from tithing.store.backups import BackupNote, backups_of, note_backup
from tithing.store.disk.folder import BookFolder, must_be_no_books_own
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.writing import one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.the_book.backup_paper import (
    BOOK,
    RECORD,
    BackupPaper,
    RecordHead,
    hashes_of,
    write_paper,
)

CopyRecord = Callable[[Path], RecordHead]  # copies the site's records to a folder that it makes
_LEFT_OUT = ("cache", "writing", "book.lock")  # what is made again, or is of this moment alone


@dataclass(frozen=True)
class BackedUp:
    """What was copied: files in all, how far the journal and the audit go, and how many backups the book knows of now."""

    where: Path
    files: int
    journal_lines: int
    record: RecordHead | None
    known: int


def back_up(
    book: Book,
    to: Path,
    *,
    now: datetime,
    by: str = "",
    copy_record: CopyRecord | None = None,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
) -> BackedUp:
    """Copy the book and, with `copy_record`, the records of its site to a folder that is not there yet: whole, or not at all.

    Raises Refused where the folder holds something, or lies in the book; and as `one_write` for a book that cannot be believed.
    """
    folder, target = book.folder, Path(os.path.abspath(to))
    _check_place(folder, target)
    with one_write(folder, who="a backup", now=now, wait_seconds=wait_seconds, on_wait=on_wait) as writer:
        head = writer.record.head
        note_backup(folder, BackupNote(now, str(target), head.lines, head.head, by))
        with _aside(target) as aside:
            progress("copying the book", 0, 2)
            shutil.copytree(folder.root, aside / BOOK, ignore=_passed_over(folder.root), symlinks=True)
            progress("copying the records", 1, 2)
            record = copy_record(aside / RECORD) if copy_record else None
            files = hashes_of(aside)
            write_paper(
                aside, BackupPaper(now.isoformat(timespec="seconds"), __version__, head, record, files)
            )
            if target.is_dir():
                target.rmdir()
            os.replace(aside, target)
    return BackedUp(target, len(files), head.lines, record, len(backups_of(folder)))


def _check_place(folder: BookFolder, target: Path) -> None:
    must_be_no_books_own(target)
    root = Path(os.path.realpath(folder.root))
    if root in (Path(os.path.realpath(target)), *Path(os.path.realpath(target)).parents):
        raise Refused(
            Problem("this is in the book itself", "Name a folder outside the book", file=str(target))
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        change = "Name a folder that is not there yet, such as one with the day in its name"
        raise Refused(Problem("something is there already", change, file=str(target)))


def _passed_over(root: Path) -> Callable[[str, list[str]], list[str]]:
    def passed(folder: str, names: list[str]) -> list[str]:
        return [each for each in names if each in _LEFT_OUT] if Path(folder) == root else []

    return passed


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    aside.mkdir(mode=0o700)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
