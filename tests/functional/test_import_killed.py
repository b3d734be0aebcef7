"""An import killed at any moment leaves the book as it was or as it was to be, and can be run again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.books import bytes_of, ledger, make_book, monthly, take
from tests.support.shared import ROOT
from tithing.reading.book import Book, open_book
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.journal import read_journal
from tools.drill.unmeasured import unmeasured
from tools.observed import read_observations

KILLS = 20
FILES = 30


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one file, thirty files to import, and the book as it is once they are in."""
    top = tmp_path_factory.mktemp("killed")
    for number in range(FILES):
        monthly(
            top / "sent" / f"{number:02}.csv", f"20{10 + number // 12}-{number % 12 + 1:02}", E06000001=400
        )
    take(make_book(top / "before"), ledger(top / "first.csv", "thefts,E06000002,2009-01,5"))
    shutil.copytree(top / "before", top / "after")
    take(open_book(top / "after"), top / "sent")
    return top


def _start(arena: Path, book: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.functional.import_invented", str(book), str(arena / "sent")]
    return subprocess.Popen(command, cwd=ROOT, env=unmeasured(), stdout=subprocess.PIPE, text=True)


def _wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    while (line := process.stdout.readline()) and not line.startswith(words):
        pass


def _assert_whole(book: Book) -> int:
    """Every file that the journal names is there and unharmed; how many entries there are."""
    entries = read_journal(book.folder)
    for entry in entries:
        assert sha256_of(book.folder.raw_file(entry.sha256)) == entry.sha256
        for file in entry.files:
            assert sha256_of(book.folder.store / file.path) == file.sha256
    read_observations(book.folder)
    return len(entries)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_import_leaves_the_old_book_or_the_new_one(arena: Path, tmp_path: Path, kill: int) -> None:
    chance = random.Random(kill)
    shutil.copytree(arena / "before", tmp_path / "book")
    process = _start(arena, tmp_path / "book")
    # Half of the kills strike anywhere, half once files are being written, where harm could be done.
    _wait_for(process, "start" if kill % 2 else "Writing")
    time.sleep(chance.uniform(0, 0.5 if kill % 2 else 0.15))
    process.kill()
    process.communicate()
    book = open_book(tmp_path / "book")

    assert _assert_whole(book) in (1, 1 + FILES)

    take(book, arena / "sent")
    assert _assert_whole(book) == 1 + FILES
    after = {path: sha for path, sha in bytes_of(arena / "after").items() if path != "book.lock"}
    again = {path: sha for path, sha in bytes_of(book.folder.root).items() if path != "book.lock"}
    assert again == after


def test_four_imports_at_once_all_end_well(arena: Path, tmp_path: Path) -> None:
    shutil.copytree(arena / "before", tmp_path / "book")

    together = [_start(arena, tmp_path / "book") for _ in range(4)]
    for process in together:
        process.communicate()

    assert [process.returncode for process in together] == [0] * 4
    assert _assert_whole(open_book(tmp_path / "book")) == 1 + FILES
