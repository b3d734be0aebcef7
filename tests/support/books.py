"""A small book to import into, and the sight of every byte of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tithing.reading.book import Book, open_book
from tithing.sources.registry import list_sources
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.laying_out import lay_out
from tithing.workflows.files_in.import_files import ImportReport, import_files

NOW = datetime(2018, 12, 1, 9, 0, tzinfo=UTC)
SOURCES = list_sources(Path(__file__).parents[1] / "core" / "workflows" / "sources")


def make_book(root: Path) -> Book:
    """An empty book of an invented partnership, which counts thefts by a measure of its own."""
    folder = BookFolder(root)
    lay_out(folder)
    (folder.partnership / "partnership.toml").write_text('name = "Safer X"\narea = "E06000001"\n')
    (folder.partnership / "measures").mkdir(exist_ok=True)
    (folder.partnership / "measures" / "thefts.toml").write_text('[thefts]\ntitle = "Thefts"\n')
    return open_book(root)


def bytes_of(root: Path) -> dict[str, str]:
    """Each file's path and the SHA-256 of its bytes, and each folder; of a book without cache/, which may vanish."""
    return {
        path.relative_to(root).as_posix(): (
            "folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(root.rglob("*"))
        if path.relative_to(root).parts[0] != "cache"
    }


def but_for_the_journal(said: dict[str, str]) -> dict[str, str]:
    """The bytes of a book without those in which a refusal leaves its line."""
    return {path: sha for path, sha in said.items() if path not in JOURNAL}


JOURNAL = ("journal.jsonl", "details.jsonl", "head.json")


def take(book: Book, *paths: Path, released: date | None = None, **said: Any) -> ImportReport:
    """Import with the invented sources."""
    return import_files(book, paths, now=NOW, released=released, sources=SOURCES, **said)


def take_as_it_is(book: Book, *paths: Path, **said: Any) -> ImportReport:
    """As `take`, with whatever is asked of the files answered: what is asked is another test's matter."""
    report = take(book, *paths, **said)
    if report.questions:
        report = take(book, *paths, because={each.id: "counted again" for each in report.questions}, **said)
    assert not report.questions
    return report


def ledger(path: Path, *rows: str) -> Path:
    """A ledger file: rows of measure,area,period,value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["measure,area,period,value", *rows]) + "\n", encoding="utf-8")
    return path


def asking(path: Path, *rows: str) -> Path:
    """A ledger of thefts, rows of area,period,thefts: each over 500 is asked about."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["area,period,thefts", *rows]) + "\n", encoding="utf-8")
    return path


def monthly(path: Path, month: str, **areas: int) -> Path:
    """A monthly file: so many incidents in each area."""
    lines = [f"{month},{area}" for area, number in areas.items() for _ in range(number)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["month,area", *lines]) + "\n", encoding="utf-8")
    return path
