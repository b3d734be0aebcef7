"""Every writing command, killed at any file operation or met by a full disk, loses nothing and can be run again.

A few operations of each are tried here; TITHING_DRILL=1 tries them all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.functional.stopped_at import ACTIONS
from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take
from tests.support.shared import ROOT
from tithing.reading.book import Book, open_as_it_is
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import read_record
from tithing.store.writer.waiting import broken_in, waiting_in, why_not_whole
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.import_files import preview_files
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.verify import verify
from tools.drill.unmeasured import unmeasured
from tools.observed import read_observations

TRIED = 14  # operations of each command and way, spread over it
FORMAT_1 = ROOT / "tests" / "golden" / "formats" / "1" / "invented"


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book for each action as it is before, and files to be sent."""
    top = tmp_path_factory.mktemp("arena")
    book = make_book(top / "book")
    take(book, ledger(top / "first" / "a.csv", "thefts,E06000001,2018-01,96"))
    take(book, ledger(top / "first" / "b.csv", "thefts,E06000002,2018-01,8150743"))
    take(book, monthly(top / "first" / "m.csv", "2018-02", E06000001=3), released=date(2018, 4, 1))
    for number in (3, 4):
        monthly(top / "sent" / f"{number}.csv", f"2018-0{number}", E06000001=number)
    shutil.copytree(FORMAT_1, top / "old")
    waiting = open_as_it_is(shutil.copytree(top / "book", top / "waiting"))
    assert preview_files(waiting, [top / "sent"], now=NOW, sources=SOURCES).waiting
    harmed = shutil.copytree(top / "book", top / "harmed")
    _harm(open_as_it_is(harmed))
    return top


def _harm(book: Book) -> None:
    first, second, _ = read_journal(book.folder)
    (book.folder.store / second.files[0].path).write_bytes(b"harm")
    book.folder.raw_file(first.sha256).unlink()
    book.folder.journal.write_bytes(book.folder.journal.read_bytes()[:300])


def _before(arena: Path, action: str) -> Path:
    others = {"upgrade": "old", "repair": "harmed", "accept": "waiting", "discard": "waiting"}
    return arena / others.get(action, "book")


def _sent(arena: Path, action: str) -> Path:
    return arena / ("first" if action == "repair" else "sent")


def _says(book: Book) -> list[Any]:
    return [(each.area, each.period.code, str(each.quantity)) for each in read_observations(book.folder).all]


def _stopped(arena: Path, tmp_path: Path, action: str, how: str) -> list[Path]:
    """Copies of the book, each after the action was stopped at another operation; the last one was let be."""
    command = [sys.executable, "-m", "tests.functional.stopped_at", action, how]
    paths = [str(_before(arena, action)), str(tmp_path), str(_sent(arena, action))]
    every = "1" if os.environ.get("TITHING_DRILL") else str(_every(action))
    done = subprocess.run(
        [*command, *paths, every], cwd=ROOT, env=unmeasured(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    copies = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    assert len(copies) > TRIED // 2
    return copies


def _every(action: str) -> int:
    often = {"import": 7, "erase": 3, "repair": 9, "preview": 6, "accept": 6}
    return often.get(action, 3)


def _outcomes(arena: Path, action: str) -> tuple[list[Any], list[Any]]:
    """What the book says before (nothing, where it cannot be read) and after."""
    shutil.rmtree(arena / f"after-{action}", ignore_errors=True)
    copy = shutil.copytree(_before(arena, action), arena / f"after-{action}")
    try:
        before = _says(open_as_it_is(copy))
    except Refused:
        before = []
    ACTIONS[action](copy, _sent(arena, action))
    return before, _says(open_as_it_is(copy))


@pytest.mark.parametrize("how", ["kill", "full"])
@pytest.mark.parametrize("action", ACTIONS)
def test_stopped_anywhere_the_book_is_as_before_or_as_after_and_the_command_can_be_run_again(
    arena: Path, tmp_path: Path, action: str, how: str
) -> None:
    before, after = _outcomes(arena, action)
    raw = bytes_of(_before(arena, action) / "raw")

    copies = _stopped(arena, tmp_path, action, how)
    assert copies
    for root in copies:
        book = open_as_it_is(root)
        _assert_says_one_of(book, before, after, action)
        if action not in ("erase", "repair"):
            assert {path for path, sha in raw.items() if bytes_of(root / "raw").get(path) != sha} == set()

        _again(action, book, _sent(arena, action))

        assert _says(book) == after
        assert [str(problem) for problem in verify(book).wrong] == []
        assert _is_left(book) == []
        assert list(book.folder.root.rglob("*.part")) == []


def _assert_says_one_of(book: Book, before: list[Any], after: list[Any], action: str) -> None:
    try:
        said = _says(book)
    except Refused:
        assert action in ("repair", "upgrade")  # it could not be read before either
        return
    assert said in (before, after)


def _again(action: str, book: Book, sent: Path) -> None:
    """Run it again, as whoever saw it stop would; where it had come to its end the next writer clears up after it."""
    try:
        ACTIONS[action](book.folder.root, sent)
    except Refused as refusal:
        if "already" not in str(refusal) and 'no preview "' not in str(refusal):
            raise
    if _is_left(book):
        rebuild(book, now=NOW, sources=SOURCES)


def _is_left(book: Book) -> list[Path]:
    """What stands in writing/."""
    return list(book.folder.writing.iterdir()) if book.folder.writing.exists() else []


@pytest.mark.parametrize("action", ["import", "erase", "repair", "upgrade"])
def test_stopped_twice_with_ctrl_c_a_command_clears_away_what_it_had_begun(
    arena: Path, tmp_path: Path, action: str
) -> None:
    before, after = _outcomes(arena, action)

    copies = _stopped(arena, tmp_path, action, "stop")
    assert copies
    for root in copies:
        book = open_as_it_is(root)
        _assert_says_one_of(book, before, after, action)
        assert _is_left(book) == [], root.name
        assert list(root.rglob("*.part")) == []


def test_killed_anywhere_a_preview_waits_whole_or_not_at_all(arena: Path, tmp_path: Path) -> None:
    copies = _stopped(arena, tmp_path, "preview", "kill")
    assert copies
    for root in copies:
        book = open_as_it_is(root)
        waiting = waiting_in(book.folder)
        assert broken_in(book.folder) == () or _is_left(book)
        assert all(why_not_whole(each) == "" for each in waiting if not _is_left(book))

        _again("preview", book, arena / "sent")

        assert [why_not_whole(each) for each in waiting_in(book.folder)] == [""]


def test_killed_anywhere_an_acceptance_is_made_once(arena: Path, tmp_path: Path) -> None:
    copies = _stopped(arena, tmp_path, "accept", "kill")
    assert copies
    for root in copies:
        book = open_as_it_is(root)
        _again("accept", book, arena / "sent")
        _again("accept", book, arena / "sent")

        assert [entry.ref for entry in read_journal(book.folder)] == ["", "", "", "r-1", "r-1"]
        assert waiting_in(book.folder) == ()


def test_nothing_of_an_erased_file_is_left_wherever_the_erasure_was_killed(
    arena: Path, tmp_path: Path
) -> None:
    copies = _stopped(arena, tmp_path, "erase", "kill")
    assert copies
    for root in copies:
        book = open_as_it_is(root)
        _again("erase", book, arena / "sent")

        left = [path for path in root.rglob("*") if path.is_file() and b"8150743" in path.read_bytes()]
        assert left == []
        assert b"b.csv" not in book.folder.details.read_bytes()
        assert [stone.lines for stone in read_record(book.folder).tombstones] == [(2,)]


def test_what_a_killed_import_unpacked_stands_in_the_book_alone_and_is_cleared(
    arena: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))

    copies = _stopped(arena, tmp_path / "copies", "import", "kill")
    assert copies
    for root in copies:
        assert list(temporary.iterdir()) == []
        _again("import", open_as_it_is(root), arena / "sent")
        assert _is_left(open_as_it_is(root)) == []
