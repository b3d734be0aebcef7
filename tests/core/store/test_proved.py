"""A journal whose bytes were proved before is believed by its bytes, and says just what it says line by line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import make_book
from tithing.reading.book import Book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal import record as module
from tithing.store.journal.chain import NewLine, detail_text, line_after
from tithing.store.journal.fold import agrees
from tithing.store.journal.record import Record, read_record
from tithing.store.writer.writing import JournalChange, one_write
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.withdraw import withdraw

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def _read(folder: BookFolder) -> Record:
    """As another process reads it, which remembers nothing."""
    module._remembered.clear()
    return read_record(folder)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Four months of street files, one of which was withdrawn and one erased, and a file that was refused."""
    made = make_book(tmp_path / "book")
    for month in ("2025-01", "2025-02", "2025-03", "2025-04"):
        path = tmp_path / f"{month}-cleveland-street.csv"
        path.write_text(
            "\n".join([HEADINGS, row("Burglary", int(month[-2:]), Month=month), ""]), encoding="utf-8"
        )
        assert import_files(made, [path], now=NOW).taken
    with pytest.raises(Refused):
        import_files(made, [_unknown(tmp_path)], now=NOW)
    first, second, *_ = read_record(made.folder).entries
    withdraw(made, first.id, reason="sent in error", now=NOW)
    erase(made, second.id, reason="it names a person", now=NOW)
    return made


def _unknown(folder: Path) -> Path:
    path = folder / "unknown.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    return path


def test_by_its_bytes_it_says_just_what_it_says_line_by_line(book: Book) -> None:
    by_line, by_bytes = _read(book.folder), _read(book.folder)

    assert (by_line.agreed, by_bytes.agreed) == (False, True)
    assert {each.status for each in by_line.lines} >= {"accepted", "refused", "withdrawn", "erased"}
    assert by_bytes.entries == by_line.entries
    assert by_bytes.tombstones == by_line.tombstones
    assert by_bytes.details == by_line.details
    assert tuple(by_bytes.lines) == by_line.lines
    assert (len(by_bytes.lines), by_bytes.lines[-1], by_bytes.lines[:2]) == (
        len(by_line.lines),
        by_line.lines[-1],
        by_line.lines[:2],
    )
    assert by_bytes.lines_without_details == by_line.lines_without_details


def test_after_a_write_every_line_is_proved_again(book: Book) -> None:
    assert not _read(book.folder).agreed
    assert _read(book.folder).agreed
    with one_write(book.folder, who="a test", now=NOW) as writer:
        said = {"received": NOW.isoformat(), "by": "", "reason": "", "name": "x.csv"}
        writer.commit(JournalChange([NewLine("refused", "", said)]))

    assert not _read(book.folder).agreed
    assert _read(book.folder).agreed


@pytest.mark.parametrize("harm", ["damaged", "a folder", "of another book", "gone"])
def test_what_was_written_down_of_a_proof_may_be_harmed_and_nothing_hangs_on_it(
    book: Book, harm: str
) -> None:
    before = _read(book.folder)
    stamp = book.folder.cache / "proved"
    said = stamp.read_bytes()
    stamp.unlink()
    if harm == "a folder":
        stamp.mkdir()
    elif harm != "gone":
        stamp.write_bytes(said[:-1] if harm == "damaged" else said[::-1])

    after = _read(book.folder)

    assert not after.agreed
    assert after.entries == before.entries


def test_what_stands_after_the_end_beside_a_writer_is_no_proof_for_later(book: Book) -> None:
    """While another writes, what does not count yet is passed over; it is not proved by that."""
    (book.folder.writing / "another").mkdir(parents=True)
    for path in (book.folder.journal, book.folder.details):
        path.write_bytes(path.read_bytes() + b"{}\n")

    assert [_read(book.folder).agreed for _ in range(2)] == [False, False]
    (book.folder.writing / "another").rmdir()
    with pytest.raises(Refused, match="repair"):
        _read(book.folder)


def test_a_detail_that_says_another_thing_than_its_line_does_not_agree() -> None:
    said = NewLine("accepted", "ab", {"received": NOW.isoformat(), "by": "", "reason": ""})
    text = detail_text(1, "2026-11-02", said, book="book")
    detail = {"n": 1, "day": "2026-11-02", "status": "accepted", "file": "ab"}
    line = line_after("", n=1, day="2026-11-02", status="accepted", file="ab", detail=text)
    others = {"n": 2, "day": "2026-11-03", "status": "withdrawn", "file": "cd"}

    assert agrees(line, detail)
    assert [name for name, other in others.items() if agrees(line, {**detail, name: other})] == []
