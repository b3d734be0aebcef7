"""A backup is of one moment and whole; it is restored where nothing is, once it was proved; what is of another moment is told."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.hostile import GOOD
from tests.support.partnership_book import partnership_book
from tithing.cli import run
from tithing.reading.book import open_book
from tithing.store.backups import backups_of, holding
from tithing.store.disk.folder import BookFolder
from tithing.store.writer.lock import one_writer
from tithing.vocabulary.problems import Refused
from tithing.workflows.the_book.back_up import BackedUp, back_up
from tithing.workflows.the_book.backup_paper import PAPER, RecordHead, read_paper
from tithing.workflows.the_book.restore import RecordPlace, Restored, restore

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = partnership_book(tmp_path / "book")
    took_in(folder, "first.csv")
    return folder


def took_in(book: Path, name: str, content: bytes = GOOD) -> None:
    sent = book.parent / name
    sent.write_bytes(content)
    assert run(["import", str(sent), "--book", str(book), "--reason", "a test"]) == 0


def backed_up(book: Path, to: Path, **more: object) -> BackedUp:
    return back_up(open_book(book), to, now=NOW, **more)  # type: ignore[arg-type]


def restored(given: Path, to: Path) -> Restored:
    return restore(given, to, records=None)


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] not in ("cache", "book.lock")
    }


def test_what_is_restored_is_what_was_backed_up(book: Path, tmp_path: Path) -> None:
    done = backed_up(book, tmp_path / "backup")

    found = restored(tmp_path / "backup", tmp_path / "new" / "deep" / "book")

    assert contents(tmp_path / "new" / "deep" / "book") == contents(book)
    assert (found.made_at, found.journal_lines) == (NOW, done.journal_lines)
    assert found.journal_lines > 0
    assert found.verified.wrong == ()
    assert not list((tmp_path / "new" / "deep").glob(".*"))


def test_a_backup_is_of_the_moment_at_which_nobody_writes(book: Path, tmp_path: Path) -> None:
    with (
        one_writer(BookFolder(book), who="another", now=NOW),
        pytest.raises(Refused, match="is being written by another"),
    ):
        backed_up(book, tmp_path / "backup", wait_seconds=0.2)
    assert not (tmp_path / "backup").exists()


def test_a_backup_that_fails_on_the_way_leaves_nothing_that_looks_like_one(
    book: Path, tmp_path: Path
) -> None:
    def breaks(to: Path) -> RecordHead:
        to.mkdir()
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        backed_up(book, tmp_path / "backups" / "one", copy_record=breaks)
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize("where", ["book/in-it", "book/raw/in-it", "taken", "a-file"])
def test_a_backup_is_made_where_nothing_is_and_not_in_the_book(
    book: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "something").touch()
    (tmp_path / "a-file").touch()
    before = contents(book)

    with pytest.raises(Refused):
        backed_up(book, tmp_path / where)
    assert contents(book) == before


def test_an_empty_folder_is_taken_for_one_that_is_not_there(book: Path, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    (tmp_path / "new").mkdir()
    backed_up(book, tmp_path / "backup")

    assert restored(tmp_path / "backup", tmp_path / "new").verified.wrong == ()


def test_nothing_is_restored_over_what_is_there(book: Path, tmp_path: Path) -> None:
    backed_up(book, tmp_path / "backup")
    before = contents(book)

    with pytest.raises(Refused, match="something is there already"):
        restored(tmp_path / "backup", book)
    assert contents(book) == before


# -- what is not as it was ---------------------------------------------------------------------------------------------


def test_a_book_of_another_moment_is_told_as_older_or_later(book: Path, tmp_path: Path) -> None:
    backed_up(book, tmp_path / "first")
    took_in(book, "second.csv", GOOD.replace(b"2018-01-01,2018-03-31", b"2018-04-01,2018-06-30"))
    backed_up(book, tmp_path / "second")
    for part, other in (("first", "second"), ("second", "first")):
        mixed = tmp_path / f"mixed-{part}"
        shutil.copytree(tmp_path / part, mixed)
        shutil.rmtree(mixed / "book")
        shutil.copytree(tmp_path / other / "book", mixed / "book")

    with pytest.raises(Refused, match="the book in the backup is later than when it was made"):
        restored(tmp_path / "mixed-first", tmp_path / "new")
    with pytest.raises(Refused, match="the book in the backup is older than when it was made"):
        restored(tmp_path / "mixed-second", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("lines", "words"),
    [(5, "the records in the backup are older"), (9, "the records in the backup are later"), (7, "not of the same history")],
)  # fmt: skip
def test_records_of_another_moment_are_told_as_older_or_later(
    book: Path, tmp_path: Path, lines: int, words: str
) -> None:
    def copy(to: Path) -> RecordHead:
        to.mkdir()
        return RecordHead("sqlite", 7, "then")

    backed_up(book, tmp_path / "backup", copy_record=copy)
    place = RecordPlace(
        lambda given: RecordHead("sqlite", lines, "now"), lambda head: None, lambda *given: ()
    )

    with pytest.raises(Refused, match=words):
        restore(tmp_path / "backup", tmp_path / "new", records=place)
    assert not (tmp_path / "new").exists()


def test_every_file_that_was_altered_lost_or_added_is_named(book: Path, tmp_path: Path) -> None:
    backed_up(book, tmp_path / "backup")
    original = next((tmp_path / "backup" / "book" / "raw").iterdir())
    original.write_bytes(b"harmed")
    (tmp_path / "backup" / "book" / "partnership" / "partnership.toml").unlink()
    (tmp_path / "backup" / "book" / "added").touch()

    with pytest.raises(Refused) as refused:
        restored(tmp_path / "backup", tmp_path / "new")

    told = {each.file: each.what for each in refused.value.problems}
    assert told == {
        f"book/raw/{original.name}": "was altered since the backup was made",
        "book/partnership/partnership.toml": "is missing from the backup",
        "book/added": "came into the backup later",
    }
    assert not (tmp_path / "new").exists()


def test_of_many_harmed_files_some_are_named_and_the_rest_counted(book: Path, tmp_path: Path) -> None:
    backed_up(book, tmp_path / "backup")
    for number in range(25):
        (tmp_path / "backup" / f"added-{number:02}").touch()

    with pytest.raises(Refused) as refused:
        restored(tmp_path / "backup", tmp_path / "new")

    assert len(refused.value.problems) == 11
    assert refused.value.problems[-1].what == "so are 15 more files"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda paper: paper.unlink(), "not finished"),
        (lambda paper: paper.write_text("{"), "backup.json is damaged"),
        (lambda paper: paper.write_text("[]"), "backup.json is damaged"),
        (lambda paper: paper.write_text('{"format": 1}'), "backup.json is damaged"),
        (lambda paper: paper.write_text('{"format": 9, "version": "4.2"}'), "made by Tithing 4.2"),
    ],
)
def test_what_is_no_backup_of_this_version_is_refused(
    book: Path, tmp_path: Path, change: object, words: str
) -> None:
    backed_up(book, tmp_path / "backup")
    change(tmp_path / "backup" / PAPER)  # type: ignore[operator]

    with pytest.raises(Refused, match=words):
        read_paper(tmp_path / "backup")


# -- the list of backups -----------------------------------------------------------------------------------------------


def test_the_book_knows_its_backups_and_which_hold_a_line(book: Path, tmp_path: Path) -> None:
    first = backed_up(book, tmp_path / "first", by="analyst")
    took_in(book, "second.csv", GOOD.replace(b"2018-01-01,2018-03-31", b"2018-04-01,2018-06-30"))
    second = backed_up(book, tmp_path / "second")
    folder = BookFolder(book)
    with folder.backups.open("ab") as file:
        file.write(b'half a line\n[]\n{"at": "never"}\n')
    shutil.rmtree(tmp_path / "first")

    known = backups_of(folder)

    assert [(each.where, each.by, each.is_there) for each in known] == [
        (str(tmp_path / "first"), "analyst", False),
        (str(tmp_path / "second"), "", True),
    ]
    assert [each.where for each in holding(folder, [second.journal_lines])] == [str(tmp_path / "second")]
    assert len(holding(folder, [first.journal_lines])) == 2
    assert holding(folder, []) == ()
    assert backups_of(BookFolder(tmp_path)) == ()


def test_who_erases_a_file_is_told_which_backups_hold_it(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backed_up(book, tmp_path / "first")
    took_in(book, "second.csv", GOOD.replace(b"2018-01-01,2018-03-31", b"2018-04-01,2018-06-30"))
    backed_up(book, tmp_path / "second")
    shutil.rmtree(tmp_path / "first")
    capsys.readouterr()

    assert run(["erase", "2", "--reason", "a test", "--book", str(book)]) == 0
    of_the_second = capsys.readouterr().out
    assert run(["erase", "1", "--reason", "a test", "--book", str(book)]) == 0
    of_the_first = capsys.readouterr().out

    assert str(tmp_path / "first") not in of_the_second
    assert f"30 November 2026  {tmp_path / 'second'}\n" in of_the_second
    assert f"{tmp_path / 'first'} (no longer there; see where it was taken)" in of_the_first
    assert f"{tmp_path / 'second'}\n" in of_the_first


def test_a_restored_book_is_written_to_and_verified_as_the_first_was(book: Path, tmp_path: Path) -> None:
    backed_up(book, tmp_path / "backup")
    restored(tmp_path / "backup", tmp_path / "new")

    took_in(tmp_path / "new", "second.csv", GOOD.replace(b"2018-01-01,2018-03-31", b"2018-04-01,2018-06-30"))

    assert run(["verify", "--book", str(tmp_path / "new")]) == 0
    assert json.loads((tmp_path / "backup" / PAPER).read_text())["book"]["lines"] == 1
