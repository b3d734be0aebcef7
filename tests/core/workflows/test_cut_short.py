"""A disk that fails is told in a sentence that is so: as before, done, or begun and to be run again; and our own debris goes."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest

from tests.core.workflows.test_upgrade import FORMATS
from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take
from tests.support.killed import at_operation
from tithing.cli import run
from tithing.reading.book import Book, open_as_it_is, open_book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import read_record
from tithing.store.parquet.engine import open_engine
from tithing.store.writer import workspace, writing
from tithing.vocabulary.problems import HalfDone, Refused
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.withdraw import withdraw


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = make_book(tmp_path / "book")
    take(made, ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96"))
    take(made, monthly(tmp_path / "m.csv", "2018-02", E06000001=3))
    return made


def _fails(*arguments: object, **named: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_under_the_parquet_writer_is_the_systems_own_error(tmp_path: Path) -> None:
    frame = pl.DataFrame({"a": range(1000)})

    with _largest_file(100), pytest.raises(OSError, match="File too large"):
        open_engine().write(frame, tmp_path / "a.parquet", sort_by=["a"])


def test_a_full_disk_while_a_zip_is_unpacked_is_no_damaged_zip(book: Book, tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    ledger(tmp_path / "sent" / "b.csv", *(f"thefts,E06000001,2017-{at:02d},9" for at in range(1, 13)))
    shutil.make_archive(str(tmp_path / "b"), "zip", tmp_path / "sent")
    before = bytes_of(book.folder.root)

    with _largest_file(100), pytest.raises(OSError, match="File too large"):
        take(book, tmp_path / "b.zip")

    assert bytes_of(book.folder.root) == before


def test_what_fails_once_it_counts_is_a_note_and_the_next_writer_clears_away(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "drop", _fails)
        report = take(book, ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,5"))

    assert len(report.taken) == 1
    assert any("it counts, but not everything could be cleared away" in each for each in report.notices)
    assert any(book.folder.writing.iterdir())
    take(book, tmp_path / "b.csv")
    assert not book.folder.writing.exists()


def test_what_fails_after_the_head_was_replaced_is_done(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from tithing.store.disk.durable import settle

    def settles_and_fails(moves: dict[Path, Path]) -> None:
        settle(moves)
        if book.folder.head in moves:
            _fails()

    monkeypatch.setattr(writing, "settle", settles_and_fails)
    done = withdraw(book, "1", reason="sent twice", now=NOW)

    assert "it counts, but" in done.told[0]
    assert read_record(book.folder).entries[0].withdrawn == NOW.date()


def test_a_lock_that_cannot_be_let_go_undoes_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tithing.store.writer.lock._release", _fails)

    assert withdraw(book, "1", reason="sent twice", now=NOW).line == 3


def test_a_rebuild_cut_short_says_what_stands_in_place_again(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bytes_of(book.folder.store)
    shutil.rmtree(book.folder.store)
    with monkeypatch.context() as patch:
        patch.setattr(writing, "_append", _fails)
        with pytest.raises(HalfDone, match=r"of \d+ stood in place again.*try again"):
            rebuild(book, now=NOW, sources=SOURCES)

    rebuild(book, now=NOW, sources=SOURCES)
    assert bytes_of(book.folder.store) == whole


def test_nothing_unpacked_is_left_where_even_the_undoing_fails(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(writing, "_append", _fails)
        patch.setattr(writing, "undo", _fails)
        with pytest.raises(OSError, match="No space"):
            take(book, ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,5"))

    left = [path.name for path in book.folder.writing.rglob("*") if path.is_file()]
    assert sorted(left) == ["alive", "intent.json"]


def test_what_was_set_aside_is_told_though_the_write_is_refused(book: Book) -> None:
    (book.folder.store / "mine.txt").write_text("a stray")

    with pytest.raises(
        HalfDone, match=r"no line 9.*\n?.*mine\.txt is not known to the journal and was moved"
    ):
        withdraw(book, "9", reason="sent twice", now=NOW)


def _failing_at(number: int, work: Callable[[], object]) -> BaseException | None:
    """Do the work on a disk that is full from the n-th operation on."""
    try:
        with at_operation(number, _fails):
            work()
    except (OSError, Refused) as error:
        return error
    return None


def test_an_upgrade_that_a_full_disk_cuts_short_says_that_it_can_be_run_again(tmp_path: Path) -> None:
    """At any operation: what it says of the book is so, and run again it comes to its end."""
    seen = set()
    for number in range(1, 400):
        root = tmp_path / str(number)
        shutil.copytree(FORMATS / "1" / "invented", root)
        (root / "book.lock").touch()
        before = _of(root)
        error = _failing_at(number, lambda root=root: upgrade(open_as_it_is(root), now=NOW))  # type: ignore[misc]
        seen.add(type(error))
        if isinstance(error, HalfDone):
            assert "try again: it goes on from there" in str(error)
        elif error is not None:
            assert _of(root) == before, number
        assert upgrade(open_as_it_is(root), now=NOW).has == 2
        assert len(read_record(BookFolder(root)).entries) == 7
        if error is None and number > 5 and _count(root, tmp_path) < number:
            break
        shutil.rmtree(root)

    assert {HalfDone, OSError} <= seen


def _count(root: Path, tmp_path: Path) -> int:
    copy = tmp_path / "count"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(FORMATS / "1" / "invented", copy)
    with at_operation(0, _fails) as done:
        upgrade(open_as_it_is(copy), now=NOW)
    return done[0]


def _of(root: Path) -> dict[str, str]:
    """Every file but the lock."""
    return {path: sha for path, sha in bytes_of(root).items() if sha != "folder" and path != "book.lock"}


def test_the_command_says_done_where_the_clearing_away_fails(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workspace, "drop", _fails)

    code = run(["withdraw", "1", "--reason", "sent twice", "--book", str(book.folder.root)])

    said = capsys.readouterr()
    assert code == 0
    assert "Withdrawn: a.csv" in said.out
    assert "it counts, but not everything could be cleared away" in said.err + said.out
    assert "nothing was changed" not in said.err + said.out
    assert os.path.exists(open_book(book.folder.root).folder.writing)
