"""A backup that is copied in the page's order while somebody writes can be proved and made whole, whenever it was copied."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.books import NOW, SOURCES, ledger, make_book, take
from tests.support.issuing import released
from tests.support.killed import at_operation
from tests.support.shared import ROOT
from tithing.reading.book import Book, open_as_it_is
from tithing.store.journal.record import read_record
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw

PAGE = ROOT / "docs" / "how-to" / "back-up-and-restore.md"
EVERY = 4  # operations between two moments at which parts are copied
MOMENTS = 16  # at most


def _order() -> list[str]:
    """What the page copies, in its order."""
    (line,) = re.findall(r"^ +for part in (.+); do$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return str(line).split()


def _copy(book: Path, backup: Path, parts: list[str]) -> None:
    backup.mkdir(exist_ok=True)
    for part in parts:
        source = book / part
        if source.is_dir():
            shutil.copytree(source, backup / part)
        elif source.exists():
            shutil.copy2(source, backup / part)


def _book(root: Path, tmp_path: Path) -> Book:
    book = make_book(root)
    months = [f"thefts,E06000001,2018-{month},96" for month in ("01", "02", "03")]
    take(book, ledger(tmp_path / "a.csv", *months))
    return book


def _imports(book: Book, tmp_path: Path) -> Callable[[], object]:
    late = ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,5")
    return lambda: take(book, late)


def _withdraws(book: Book, tmp_path: Path) -> Callable[[], object]:
    return lambda: withdraw(book, "1", reason="the wrong month", now=NOW)


def _releases(book: Book, tmp_path: Path) -> Callable[[], object]:
    return lambda: released(book.folder.root, tmp_path / "out")


def _operations(work: Callable[[], object]) -> int:
    with at_operation(0, lambda: None) as done:
        work()
    return done[0]


def test_the_page_copies_all_that_a_book_needs() -> None:
    papers = ("head.json", "journal.jsonl", "details.jsonl", "book.json", "published.jsonl")

    assert sorted(_order()) == sorted((*papers, "raw", "store", "published", "partnership"))


@pytest.mark.parametrize("writes", [_imports, _withdraws, _releases])
def test_a_backup_copied_in_the_order_of_the_page_beside_a_writer_is_made_whole(
    tmp_path: Path, writes: Callable[[Book, Path], Callable[[], object]]
) -> None:
    order = _order()
    _book(tmp_path / "base", tmp_path)
    last = _operations(writes(_like_the_base(tmp_path, "measured"), tmp_path))
    assert last > EVERY

    for at in range(1, last + 1, max(EVERY, last // MOMENTS)):
        for split in (at // EVERY % len(order), (at // EVERY + 3) % len(order)):
            book = _like_the_base(tmp_path, f"{at}-{split}")
            backup = tmp_path / f"{at}-{split}-backup"
            _copied_beside(writes(book, tmp_path), book.folder.root, backup, at, order, split)

            _is_made_whole(backup)


def _like_the_base(tmp_path: Path, name: str) -> Book:
    return open_as_it_is(Path(shutil.copytree(tmp_path / "base", tmp_path / name)))


def _copied_beside(
    write: Callable[[], object], book: Path, backup: Path, at: int, order: list[str], split: int
) -> None:
    """The first parts before the write, two when it comes to its operation `at`, the others after it."""
    _copy(book, backup, order[:split])
    with at_operation(at, lambda: _copy(book, backup, order[split : split + 2])) as done:
        write()
    _copy(book, backup, order[split if done[0] < at else split + 2 :])


def _is_made_whole(backup: Path) -> None:
    repair(open_as_it_is(backup), now=NOW, sources=SOURCES)

    assert verify(open_as_it_is(backup)).wrong == ()
    assert any(entry.name == "a.csv" for entry in read_record(open_as_it_is(backup).folder).entries)
