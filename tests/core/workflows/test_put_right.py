"""What stands in a book as something else than it should be is told for what it is, and put right in one repair."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take
from tithing.reading.book import Book, open_as_it_is, open_book
from tithing.store.disk.durable import settle
from tithing.store.disk.folder import BookFolder, book_folder
from tithing.store.journal.chain import NewLine
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import read_record
from tithing.store.originals import harmed_originals
from tithing.store.writer import writing
from tithing.store.writer.intent import Intent
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import HalfDone, Refused
from tithing.workflows.erase import erase
from tithing.workflows.the_book.new_book import new_book
from tithing.workflows.the_book.repair import RepairReport, repair
from tithing.workflows.the_book.verify import verify
from tools.observed import read_observations


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book and the three files that it was sent."""
    top = tmp_path_factory.mktemp("top")
    made = make_book(top / "book")
    take(made, ledger(top / "sent" / "a.csv", "thefts,E06000001,2018-01,96"))
    take(made, monthly(top / "sent" / "m.csv", "2018-02", E06000001=3))
    take(made, ledger(top / "sent" / "b.csv", "thefts,E06000002,2018-01,5"))
    return top


@pytest.fixture
def book(top: Path, tmp_path: Path) -> Book:
    """A copy of the book for each test, with the files beside it."""
    return open_book(shutil.copytree(top, tmp_path, dirs_exist_ok=True) / "book")


def _repair(book: Book, given: Path | None = None) -> RepairReport:
    return repair(open_as_it_is(book.folder.root), now=NOW, given=given, sources=SOURCES)


def _wrong(book: Book) -> list[str]:
    return [problem.sentence for problem in verify(open_as_it_is(book.folder.root)).wrong]


def _a_folder(path: Path) -> None:
    path.mkdir()
    (path / "note.txt").write_text("someone's")


def _a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


FILES = ("book.json", "head.json", "journal.jsonl", "book.lock")
FOLDERS = ("raw", "store", "lost", "writing", "waiting", "upgraded", "cache")
KINDS: dict[str, Callable[[Path], object]] = {
    "a folder": _a_folder,
    "a pipe": os.mkfifo,
    "a link that leads nowhere": _a_link_to_nothing,
}


def _out_of_the_way(path: Path) -> None:
    if path.is_dir():
        shutil.move(path, path.parent.parent / f"{path.name} was")
    elif path.exists():
        path.unlink()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILES)
def test_something_else_in_place_of_a_file_of_the_book_is_told_and_put_right(
    book: Book, tmp_path: Path, name: str, kind: str
) -> None:
    says = read_observations(book.folder).all
    _out_of_the_way(book.folder.root / name)
    KINDS[kind](book.folder.root / name)

    assert any(
        name in sentence and f"is {kind} and should be a file" in sentence for sentence in _wrong(book)
    )
    with pytest.raises(Refused, match=f"{name}: is {kind} and should be a file"):
        take(open_book(book.folder.root), ledger(tmp_path / "c.csv", "thefts,E06000003,2018-01,2"))
    assert not book.folder.writing.exists()
    report = _repair(book)

    assert report.wanting == ()
    assert any(name in sentence and "moved to lost/" in sentence for sentence in report.done)
    assert _wrong(book) == []
    assert read_observations(book.folder).all == says
    assert _repair(book) == RepairReport()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_file_in_place_of_a_folder_of_the_book_is_told_and_put_right(
    book: Book, tmp_path: Path, name: str
) -> None:
    says = read_observations(book.folder).all
    _out_of_the_way(book.folder.root / name)
    (book.folder.root / name).write_text("someone's")

    assert any(f"{name}: is a file and should be a folder" in sentence for sentence in _wrong(book))
    with pytest.raises(Refused, match=f"{name}: is a file and should be a folder"):
        take(open_book(book.folder.root), ledger(tmp_path / "c.csv", "thefts,E06000003,2018-01,2"))
    report = _repair(book, tmp_path / "sent")

    assert report.wanting == ()
    assert _wrong(book) == []
    assert read_observations(book.folder).all == says
    kept = [path for path in book.folder.root.rglob(f"{name}*") if path.is_file()]
    assert [path.read_text() for path in kept] == ["someone's"]
    assert _repair(book) == RepairReport()


def _raw_files(book: Book) -> list[Path]:
    return [book.folder.raw_file(entry.sha256) for entry in read_journal(book.folder)]


@pytest.mark.parametrize("kind", KINDS)
def test_something_else_in_place_of_an_original_is_told_beside_the_figures_and_put_right(
    book: Book, tmp_path: Path, kind: str
) -> None:
    first = _raw_files(book)[0]
    first.unlink()
    KINDS[kind](first)

    (harmed,) = harmed_originals(book.folder, read_record(book.folder))
    assert harmed.names == ("a.csv",)
    assert len(_wrong(book)) >= 1
    assert len(_repair(book).wanting) == 1
    assert _repair(book, tmp_path / "sent").wanting == ()
    assert _wrong(book) == []


@pytest.mark.parametrize("kind", KINDS)
def test_something_else_in_place_of_a_file_of_the_store_is_told_and_put_right(book: Book, kind: str) -> None:
    file = read_journal(book.folder)[0].files[0]
    says = read_observations(book.folder).all
    path = book.folder.store / file.path
    path.unlink()
    KINDS[kind](path)

    with pytest.raises(Refused, match=r"store/.*: is "):
        read_observations(book.folder)
    report = _repair(book)

    assert report.wanting == ()
    assert _wrong(book) == []
    assert read_observations(book.folder).all == says


def test_an_original_that_is_a_link_is_named_and_becomes_the_file_itself(book: Book, tmp_path: Path) -> None:
    first = _raw_files(book)[0]
    first.rename(tmp_path / "elsewhere")
    first.symlink_to(tmp_path / "elsewhere")

    assert [sentence for sentence in _wrong(book) if "is a link to" in sentence]
    report = _repair(book)

    assert report.wanting == ()
    assert not first.is_symlink()
    assert (tmp_path / "elsewhere").exists()
    assert _wrong(book) == []


def test_originals_that_were_put_in_one_anothers_place_come_back_in_one_repair(book: Book) -> None:
    held = bytes_of(book.folder.raw)
    one, other, third = _raw_files(book)
    one.rename(book.folder.raw / "aside")
    other.rename(one)
    (book.folder.raw / "aside").rename(other)
    third.rename(book.folder.raw / "third.csv")

    report = _repair(book)

    assert report.wanting == ()
    assert bytes_of(book.folder.raw) == held
    assert _repair(book) == RepairReport()


def test_journals_of_another_book_do_not_send_all_originals_away(book: Book, tmp_path: Path) -> None:
    other = make_book(tmp_path / "other")
    take(other, ledger(tmp_path / "theirs.csv", "thefts,E06000004,2018-01,4"))
    for name in ("book.json", "head.json", "journal.jsonl", "details.jsonl"):
        shutil.copy(other.folder.root / name, book.folder.root / name)
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused, match=r"book.json and the journal are another book's, or raw/ is"):
        _repair(book)

    after = bytes_of(book.folder.root)
    assert {path: sha for path, sha in after.items() if path != "book.lock"} == {
        path: sha for path, sha in before.items() if path != "book.lock"
    }


def test_an_original_in_place_of_a_part_of_the_store_comes_back_in_the_same_repair(book: Book) -> None:
    original, part = _raw_files(book)[0], sorted(book.folder.store.rglob("*.parquet"))[1]
    aside = book.folder.root / "aside"
    original.rename(aside)
    part.rename(original)
    aside.rename(part)

    assert _repair(book).wanting == ()
    assert _wrong(book) == []
    assert _repair(book).done == ()


def test_what_a_killed_write_hid_is_mended_in_the_same_repair(book: Book) -> None:
    """Its note fits no state of the book, and lines stand after the head."""
    dead = book.folder.writing / "dead"
    dead.mkdir(parents=True)
    Intent("another state", "yet another").declare(dead)
    with book.folder.journal.open("ab") as journal:
        journal.write(b'{"n": 4, "day"')

    report = _repair(book)

    assert report.wanting == ()
    assert len(report.done) == 2
    assert _wrong(book) == []


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("path", ["raw/{original}", "partnership/partnership.toml", "journal.jsonl"])
def test_a_note_of_a_killed_write_that_was_edited_removes_nothing_of_the_book(
    book: Book, path: str, counts: bool
) -> None:
    dead = book.folder.writing / "dead"
    dead.mkdir(parents=True)
    named = (path.format(original=_raw_files(book)[0].name),)
    head = read_record(book.folder).head.head
    note = Intent("none", head, remove=named) if counts else Intent(head, "none", make=named)
    note.declare(dead)
    before = {path.name: path.read_bytes() for path in (*_raw_files(book), book.folder.journal)}

    report = _repair(book)

    assert len(report.done) == 1
    after = {path.name: path.read_bytes() for path in (*_raw_files(book), book.folder.journal)}
    assert after["journal.jsonl"].startswith(before.pop("journal.jsonl"))
    assert {name: after[name] for name in before} == before
    assert book.folder.is_book()
    assert _wrong(book) == []


def test_what_was_done_before_a_repair_was_refused_is_said(book: Book) -> None:
    book.folder.lock.unlink(missing_ok=True)
    book.folder.lock.mkdir()
    book.folder.details.write_bytes(b"")

    with pytest.raises(HalfDone, match=r"this was done before: book\.lock was no file"):
        _repair(book)


def test_copies_of_an_erased_file_beside_the_books_own_files_are_named_until_they_are_deleted(
    book: Book, tmp_path: Path
) -> None:
    content = (tmp_path / "sent" / "b.csv").read_bytes()
    beside = (book.folder.root / "copy.csv", book.folder.partnership / "packed.csv.gz")
    beside[0].write_bytes(content)
    beside[1].write_bytes(gzip.compress(content))

    told = erase(book, "3", reason="it should not have come", now=NOW).told

    assert all(any(path.name in sentence and "delete it" in sentence for sentence in told) for path in beside)
    assert len(_wrong(book)) == 2
    assert [problem.change for problem in _repair(book).wanting] == ["Delete it", "Delete it"]
    for path in beside:
        path.unlink()
    assert _wrong(book) == []


def test_an_erased_file_that_was_a_link_says_what_still_stands(book: Book, tmp_path: Path) -> None:
    third = _raw_files(book)[2]
    third.rename(tmp_path / "elsewhere")
    third.symlink_to(tmp_path / "elsewhere")

    told = erase(book, "3", reason="it should not have come", now=NOW).told

    assert any("elsewhere, to which it led, still stands" in sentence for sentence in told)


def test_a_book_without_its_partnership_is_still_a_book(book: Book) -> None:
    shutil.rmtree(book.folder.partnership)

    for opens in (book_folder, lambda root: open_book(root).folder, lambda root: new_book(root, **A_NEW_ONE)):
        with pytest.raises(Refused, match=r"this is a book.*tithing repair --book .* --from BACKUP"):
            opens(book.folder.root)
    assert ["this is a book" in sentence for sentence in _wrong(book)] == [True]
    with pytest.raises(Refused, match="this is a book"):
        _repair(book)


A_NEW_ONE = {"name": "Safer X", "area": "Hartlepool"}


def test_originals_alone_are_a_book_that_was_harmed(book: Book) -> None:
    shutil.rmtree(book.folder.partnership)
    for name in ("book.json", "head.json", "journal.jsonl", "details.jsonl"):
        (book.folder.root / name).unlink()

    with pytest.raises(Refused, match="this is a book"):
        book_folder(book.folder.root)


def test_a_repair_brings_partnership_back_and_writes_over_nothing(book: Book, tmp_path: Path) -> None:
    backup = Path(shutil.copytree(book.folder.root, tmp_path / "backup"))
    main, measure = (Path("partnership") / name for name in ("partnership.toml", "measures/thefts.toml"))
    (book.folder.root / main).unlink()
    (book.folder.root / measure).write_text('[thefts]\ntitle = "Thefts of today"\n')

    report = _repair(book, backup)

    assert [sentence.partition(" was brought back from ")[0] for sentence in report.done] == [main.as_posix()]
    assert (book.folder.root / main).read_bytes() == (backup / main).read_bytes()
    assert "of today" in (book.folder.root / measure).read_text()
    assert _wrong(book) == []


def test_a_whole_partnership_comes_back_of_its_own_book_alone(book: Book, tmp_path: Path) -> None:
    before = bytes_of(book.folder.partnership)
    backup = Path(shutil.copytree(book.folder.root, tmp_path / "backup"))
    other = make_book(tmp_path / "other")
    shutil.rmtree(book.folder.partnership)

    with pytest.raises(Refused, match="another book, whose partnership/ was not taken"):
        _repair(book, other.folder.root)
    with pytest.raises(Refused, match=r"(?s)sent: it holds no partnership.*this is a book"):
        _repair(book, tmp_path / "sent")
    _repair(book, backup)

    assert bytes_of(book.folder.partnership) == before


@pytest.mark.parametrize("name", ["partnership", "partnership/partnership.toml", "partnership/measures"])
def test_what_stands_in_place_of_the_partnership_goes_to_lost_and_is_told(
    book: Book, tmp_path: Path, name: str
) -> None:
    before = bytes_of(book.folder.partnership)
    backup = Path(shutil.copytree(book.folder.root, tmp_path / "backup"))
    shutil.rmtree(book.folder.partnership)
    path = book.folder.root / name
    note = path / "note.txt" if name.endswith(".toml") else path
    note.parent.mkdir(exist_ok=True, parents=True)
    note.write_text("a note")

    report = _repair(book, backup)

    should = "file" if name.endswith(".toml") else "folder"
    assert f"{name} was no {should}; moved to lost/{name}" in report.done
    assert (book.folder.lost / note.relative_to(book.folder.root)).read_text() == "a note"
    assert bytes_of(book.folder.partnership) == before
    assert _wrong(book) == []


def test_what_stands_in_place_of_the_partnership_stays_where_no_backup_is_given(book: Book) -> None:
    shutil.rmtree(book.folder.partnership)
    book.folder.partnership.write_text("a note")

    with pytest.raises(Refused, match=r"is no folder.*Move it to lost/, and bring them back from a backup"):
        _repair(book)

    assert book.folder.partnership.read_text() == "a note"


def test_a_command_to_copy_names_the_book_as_a_shell_reads_it(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path / "a book")

    assert folder.command("verify") == f"tithing verify --book '{tmp_path}/a book'"


def test_a_folder_whose_name_is_no_text_is_told_to_be_renamed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Rename the folder"):
        book_folder(tmp_path / "bad\udcff")


def test_a_write_before_which_another_went_in_leaves_nothing(book: Book, tmp_path: Path) -> None:
    """The journal was replaced by a copy and another program wrote, before anything of ours was made."""
    before: dict[str, str] = {}
    with one_write(book.folder, who="a test", now=NOW) as writer:
        change = _one_more(writer, book)
        _another_writes(book, tmp_path)
        before.update(bytes_of(book.folder.root))
        with pytest.raises(Refused, match="was replaced while"):
            writer.commit(change)

    assert {path for path in before if not path.startswith("writing")} == set(bytes_of(book.folder.root))
    assert _wrong(book) == []


def test_a_write_beside_which_another_went_in_is_settled_in_one_repair(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As before, in the moment in which our files move: what was begun is no longer ours to take back, and that is said."""
    with pytest.raises(HalfDone, match=r"(?s)was replaced while.*could not be taken back.*tithing repair"):
        _write_while_another_does(book, tmp_path, monkeypatch)
    report = _repair(book)

    assert len([sentence for sentence in report.done if "moved to lost/writing" in sentence]) == 1
    assert [problem.change for problem in report.wanting] == ["Import it again"]
    assert _wrong(book) == []
    assert not book.folder.writing.exists()


def _write_while_another_does(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def settles_late(moves: dict[Path, Path]) -> None:
        monkeypatch.undo()
        _another_writes(book, tmp_path)
        settle(moves)

    with one_write(book.folder, who="a test", now=NOW) as writer:
        change = _one_more(writer, book)
        monkeypatch.setattr(writing, "settle", settles_late)
        writer.commit(change)


def _another_writes(book: Book, tmp_path: Path) -> None:
    book.folder.lock.unlink()
    shutil.copy(book.folder.journal, tmp_path / "journal")
    os.replace(tmp_path / "journal", book.folder.journal)
    take(book, ledger(tmp_path / "other.csv", "thefts,E06000003,2018-02,2"))


def _one_more(writer: Writer, book: Book) -> JournalChange:
    """A line, and an original that comes with it."""
    written = writer.private / "one"
    written.write_bytes(b"one more")
    target = book.folder.raw_file(hashlib.sha256(b"one more").hexdigest())
    said = {"received": NOW.isoformat(), "by": "", "reason": ""}
    return JournalChange([NewLine("repaired", "", said)], {target: written})
