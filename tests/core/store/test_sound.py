"""No figure comes from a store file that was damaged: there is one gate, and no way round it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.books import NOW, ledger, make_book, monthly, take
from tests.support.shared import ROOT
from tithing.reading.book import Book, open_book
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import read_record
from tithing.store.originals import harmed_originals
from tithing.store.parquet.sound import SoundFile, sound_bytes
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tools.observed import read_observations


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = make_book(tmp_path / "book")
    take(made, ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96"))
    take(made, monthly(tmp_path / "m.csv", "2018-02", E06000001=3))
    return made


def test_only_the_gate_makes_a_file_that_an_engine_takes(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="comes from sound_files"):
        SoundFile(tmp_path, made_by=object())


def test_nobody_else_opens_parquet_of_the_store() -> None:
    """Parquet is scanned in the engines alone, and they take nothing but what the gate gives."""
    readers = {"scan_parquet", "read_parquet", "parquet"}
    calling = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tithing").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in readers
    }

    assert calling == {"tithing/store/parquet/engine_polars.py", "tithing/store/parquet/engine_pyspark.py"}


def test_every_flipped_bit_of_the_store_is_noticed_before_a_figure_is_shown(book: Book) -> None:
    files = [
        file for entry in read_journal(book.folder) for file in entry.files if file.kind == "observations"
    ]
    assert files

    for file in files:
        path = book.folder.store / file.path
        content = path.read_bytes()
        for bit in range(0, len(content) * 8, len(content) // 4):
            harmed = bytearray(content)
            harmed[bit // 8] ^= 1 << bit % 8
            path.write_bytes(bytes(harmed))
            with pytest.raises(Refused, match=r"is damaged.*tithing repair"):
                read_observations(book.folder)
        path.write_bytes(content)

    assert len(read_observations(book.folder).all) == 2


def test_a_store_file_that_is_missing_is_named(book: Book) -> None:
    (first, *_) = read_journal(book.folder)[0].files
    (book.folder.store / first.path).unlink()

    with pytest.raises(Refused, match=rf"{first.path}: is missing"):
        read_observations(book.folder)


def test_a_damaged_look_up_places_nothing_and_damaged_words_are_not_quoted(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    said = tmp_path / "c.csv"
    said.write_text("measure,area,period,value,comment\nthefts,E06000003,2018-01,9,A patrol began\n")
    (entry,) = take(book, said).taken
    lookup, words = (next(f for f in entry.files if f.kind == kind) for kind in ("lookups", "commentary"))
    for file in (lookup, words):
        (book.folder.store / file.path).write_bytes(b"harm")

    with pytest.raises(Refused, match=lookup.path):
        _ = open_book(book.folder.root).gazetteer
    with pytest.raises(Refused, match=words.path):
        sound_bytes(book.folder, words)


# -- originals -------------------------------------------------------------------------------------


def test_a_damaged_or_missing_original_is_told(book: Book) -> None:
    assert harmed_originals(book.folder, read_record(book.folder)) == ()
    first, second = (book.folder.raw_file(entry.sha256) for entry in read_journal(book.folder))
    first.write_bytes(first.read_bytes() + b"x")
    second.unlink()

    told = [str(each) for each in harmed_originals(book.folder, read_record(book.folder))]

    assert sorted(line.split(" (")[0] for line in told) == ["the original of a.csv", "the original of m.csv"]
    assert any("is damaged" in line for line in told)
    assert any("is missing" in line for line in told)


def test_what_is_remembered_of_originals_may_vanish_or_be_nonsense(book: Book) -> None:
    harmed_originals(book.folder, read_record(book.folder))
    book.folder.cache.mkdir(exist_ok=True)
    (book.folder.cache / "originals.json").write_text("[1, 2")

    assert harmed_originals(book.folder, read_record(book.folder)) == ()


def test_a_file_that_is_taken_out_while_it_is_read_is_no_damage(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that began before an erasure and opens the store after it starts again."""
    from tithing.store import steady

    old = read_record(book.folder)
    erase(book, "1", reason="it should not have come", now=NOW)
    records = iter([old])
    monkeypatch.setattr(steady, "read_record", lambda folder: next(records, None) or read_record(folder))

    found = read_observations(book.folder)

    assert [each.period.code for each in found.all] == ["2018-02"]
