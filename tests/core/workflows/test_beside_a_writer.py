"""Readers never wait and never fail beside a writer: where the book has moved on, they start again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import NOW, SOURCES, ledger, make_book, monthly, take
from tests.support.seen import BY_AN_OFFICER
from tithing.reading import book_state
from tithing.reading.book import Book, open_book
from tithing.store import steady
from tithing.store.journal.record import read_record
from tithing.store.originals import harmed_originals
from tithing.store.parquet.sound import StoreDamaged
from tithing.store.steady import read_steadily
from tithing.vocabulary.period import Period
from tithing.workflows.erase import erase
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.files_in.import_files import import_files


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = make_book(tmp_path / "book")
    take(made, ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96"))
    take(made, monthly(tmp_path / "m.csv", "2018-02", E06000001=3))
    return made


def _erasing_first(book: Book) -> Callable[..., Any]:
    """A way to read the journal after which, the first time, somebody erases a file."""
    times = iter([True])

    def read(folder: Any) -> Any:
        record = read_record(folder)
        if next(times, False):
            erase(open_book(book.folder.root), "1", reason="it should not have come", now=NOW)
        return record

    return read


def test_figures_asked_for_beside_an_erasure_are_those_after_it(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_state, "read_record", _erasing_first(book))

    found = figures(book, **BY_AN_OFFICER, period=Period.parse("2017-18Q4"), indicator="thefts")

    assert found
    assert len(read_record(book.folder).tombstones) == 1


def test_an_import_beside_an_erasure_is_judged_by_the_book_after_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "read_record", _erasing_first(book))

    late = ledger(tmp_path / "b.csv", "thefts,E06000001,2018-03,5")
    report = import_files(book, [late], now=NOW, sources=SOURCES)

    assert len(report.taken) == 1
    assert len(read_record(book.folder).tombstones) == 1


def test_an_original_that_is_erased_meanwhile_is_not_told_as_missing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "read_record", _erasing_first(book))

    found = read_steadily(
        book.folder, lambda record: harmed_originals(book.folder, record), is_sure=lambda harmed: not harmed
    )

    assert found == ()


def test_a_file_that_is_gone_from_a_book_that_stands_still_is_damage(book: Book) -> None:
    def opens_what_is_gone(record: object) -> None:
        (book.folder.store / "gone.parquet").read_bytes()

    with pytest.raises(StoreDamaged, match="a file of it is missing"):
        read_steadily(book.folder, opens_what_is_gone)


def test_a_folder_with_a_partnership_alone_is_an_empty_book_until_the_first_write(tmp_path: Path) -> None:
    root = tmp_path / "book"
    (root / "partnership" / "measures").mkdir(parents=True)
    (root / "partnership" / "partnership.toml").write_text('name = "Safer X"\narea = "E06000001"\n')
    (root / "partnership" / "measures" / "own.toml").write_text('[thefts]\ntitle = "Thefts"\n')

    assert read_record(open_book(root).folder).lines == ()
    assert figures(
        open_book(root), **BY_AN_OFFICER, period=Period.parse("2017-18Q4"), indicator="shoplifting"
    )
    assert sorted(path.name for path in root.iterdir()) == ["partnership"]
    take(open_book(root), ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96"))
    assert len(read_record(open_book(root).folder).entries) == 1
