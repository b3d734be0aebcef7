"""The store can always be made again from the raw files and the journal, byte for byte."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take, take_as_it_is
from tithing.reading.book import Book, open_book
from tithing.sources.registry import list_sources
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.problems import Refused
from tithing.workflows.the_book.rebuild import rebuild


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of every kind of arrival: plain, gzip, zip, with a supplier, two releases, commentary; and what was sent."""
    top = tmp_path_factory.mktemp("top")
    made = make_book(top / "book")
    sent = top / "sent"
    take(made, ledger(sent / "l.csv", "thefts,E06000001,2018-03,1", "thefts,E06000001,2018-04,2"))
    take(made, ledger(sent / "l2.csv", "thefts,E06000001,2018-03,7"), supplier="fire")
    first = monthly(sent / "m.csv", "2018-01", E06000001=3)
    (sent / "m.csv.gz").write_bytes(gzip.compress(first.read_bytes(), mtime=0))
    take(made, sent / "m.csv.gz", released=date(2018, 4, 12))
    later = monthly(sent / "m2.csv", "2018-01", E06000001=4)
    with zipfile.ZipFile(sent / "2018-05.zip", "w") as archive:
        archive.write(later, "2018-01/m.csv")
        archive.write(monthly(sent / "m3.csv", "2018-02", E06000001=5), "2018-02/m.csv")
    take(made, sent / "2018-05.zip")
    take_as_it_is(made, sent / "m.csv.gz", released=date(2018, 7, 12))
    said = sent / "c.csv"
    said.write_text("measure,area,period,value,comment\nthefts,E06000003,2018-01,9,A patrol began\n")
    take(made, said)
    return top


@pytest.fixture
def book(top: Path, tmp_path: Path) -> Book:
    """A copy of the book for each test, with what was sent beside it."""
    return open_book(shutil.copytree(top, tmp_path, dirs_exist_ok=True) / "book")


def test_a_rebuild_gives_the_same_bytes(book: Book) -> None:
    before = bytes_of(book.folder.root)

    report = rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.root) == before
    assert (report.entries, report.changed) == (7, ())


def test_a_rebuild_makes_a_store_that_was_lost(book: Book) -> None:
    before = bytes_of(book.folder.root)
    shutil.rmtree(book.folder.store)

    rebuild(open_book(book.folder.root), now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.root) == before


def test_a_rebuild_mends_a_store_file_that_was_changed(book: Book) -> None:
    before = bytes_of(book.folder.root)
    file = next(book.folder.store.rglob("*.parquet"))
    file.write_bytes(b"harm")

    rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.root) == before


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_raw_file_that_is_not_as_received_is_named_and_nothing_is_done(book: Book, harm: str) -> None:
    entry = read_journal(book.folder)[0]
    raw = book.folder.raw_file(entry.sha256)
    if harm == "damaged":
        raw.write_text("measure,area,period,value\nthefts,E06000001,2018-03,999\n")
    else:
        raw.unlink()
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused, match=rf"l\.csv: its raw file .*{harm}"):
        rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.root) == before


def test_a_newer_reader_gives_its_entries_new_ids_and_sweeps_the_old_files(
    book: Book, tmp_path: Path
) -> None:
    shutil.copytree(SOURCES[0].folder.parent, tmp_path / "sources")
    about = tmp_path / "sources" / "ledger" / "about.toml"
    about.write_text(about.read_text().replace('"1"', '"2"'))
    before = read_journal(book.folder)

    report = rebuild(book, now=NOW, sources=list_sources(tmp_path / "sources"))

    after = read_journal(book.folder)
    assert set(report.changed) == {"l.csv", "l2.csv", "c.csv"}
    assert [new.id == old.id for old, new in zip(before, after, strict=True)].count(False) == 3
    named = {book.folder.store / file.path for entry in after for file in entry.files}
    assert {path for path in book.folder.store.rglob("*") if path.is_file()} == named


def test_a_source_that_is_gone_is_named(book: Book) -> None:
    with pytest.raises(Refused, match='source "ledger"'):
        rebuild(book, now=NOW, sources=[each for each in SOURCES if each.slug != "ledger"])
