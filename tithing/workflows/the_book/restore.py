"""Restores a backup on a machine that has nothing: what it holds is proved first, put in its place whole, and then verified."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.reading.book import open_as_it_is
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.head import read_head
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.the_book.backup_paper import (
    BOOK,
    RECORD,
    BackupPaper,
    RecordHead,
    read_paper,
    what_is_not_as_it_was,
)
from tithing.workflows.the_book.verify import Verified, verify


@dataclass(frozen=True)
class RecordPlace:
    """How the records of a site are put back, by who knows databases: `head_of` gives how far the audit of a copy goes, `check`
    raises Refused where something is there already, `put` puts them there and gives what is to be said of them.
    """

    head_of: Callable[[Path], RecordHead]
    check: Callable[[RecordHead], None]
    put: Callable[[Path, datetime], tuple[str, ...]]


@dataclass(frozen=True)
class Restored:
    """Of when the backup is, what `verify` found in the book, and what is to be said of the records."""

    made_at: datetime
    journal_lines: int
    verified: Verified
    record: tuple[str, ...] = ()


def restore(
    given: Path, book: Path, *, records: RecordPlace | None, progress: Progress = no_progress
) -> Restored:
    """Put a backup where nothing is. Raises Refused, with nothing changed, where something is there already, and where the backup
    is not as it was made: a part of it older than the other, or a file altered.
    """
    paper = read_paper(given)
    _check_place(book)
    _check_parts(given, paper, records)
    if wrong := what_is_not_as_it_was(given, paper):
        raise Refused(*wrong)
    if paper.record and records:
        records.check(paper.record)
    _put_book(given / BOOK, book)
    made_at = datetime.fromisoformat(paper.made_at)
    said = records.put(given / RECORD, made_at) if paper.record and records else ()
    return Restored(made_at, paper.book.lines, verify(open_as_it_is(book), progress=progress), said)


def _check_place(book: Path) -> None:
    if book.exists() and (not book.is_dir() or any(book.iterdir())):
        change = "Move it aside, or name a place where nothing is; then nothing is lost whichever of the two is right"
        raise Refused(Problem("something is there already", change, file=str(book)))


def _check_parts(given: Path, paper: BackupPaper, records: RecordPlace | None) -> None:
    """Whether both parts are of the moment at which the backup was made. Raises Refused, which says which is older."""
    found = read_head(BookFolder(given / BOOK))
    if found != paper.book:
        raise Refused(_not_of_then("the book", "its journal", found.lines, paper.book.lines, given))
    if paper.record and records:
        told = records.head_of(given / RECORD)
        if told != paper.record:
            raise Refused(_not_of_then("the records", "their audit", told.lines, paper.record.lines, given))


def _not_of_then(part: str, paper: str, now: int, then: int, given: Path) -> Problem:
    how = "older" if now < then else "later" if now > then else "not of the same history"
    other = "the records" if part == "the book" else "the book"
    verb = "is" if part == "the book" else "are"
    what = (
        f"{part} in the backup {verb} {how} than when it was made, and so than {other} beside: "
        f"{paper} ends with line {now}, and ended with line {then}"
        if now != then
        else f"{part} in the backup {verb} {how} as {other} beside: line {then} of {paper} is another"
    )
    return Problem(what, "Take a backup of which both parts were made together", file=str(given))


def _put_book(copy: Path, book: Path) -> None:
    """Whole or not at all: it has its name last."""
    book.absolute().parent.mkdir(parents=True, exist_ok=True)
    aside = book.with_name(f".{book.name}.{secrets.token_hex(4)}")
    try:
        shutil.copytree(copy, aside, symlinks=True)
        if book.is_dir():
            book.rmdir()
        os.replace(aside, book)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
