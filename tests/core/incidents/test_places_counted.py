"""How many incidents had no place is counted once for a financial year, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.books import NOW, make_book
from tithing.incidents import places_counted as module
from tithing.incidents.carved import without_carved
from tithing.incidents.completeness import WithoutPlace, places_of
from tithing.incidents.places_counted import places_counted
from tithing.reading.book import Book
from tithing.store.journal.record import read_record
from tithing.store.parquet import kept as kept_module
from tithing.store.parquet.sound import sound_files
from tithing.workflows.files_in.import_files import import_files

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """Three months of a force over two financial years; in each, one incident of three has no place."""
    monkeypatch.setattr(kept_module, "SETTLED_NANOSECONDS", 0)
    made = make_book(tmp_path / "book")
    for month in ("2018-02", "2018-03", "2018-04"):
        path = tmp_path / f"{month}-cleveland-street.csv"
        placed = "-1.2,54.7,On or near High Street,E01011949,Hartlepool 001A"
        rows = [_row(month, placed), _row(month, placed), _row(month, ",,No Location,,")]
        path.write_text(STREET + "".join(rows))
        assert import_files(made, [path], now=NOW).taken
    return made


def _row(month: str, place: str) -> str:
    return f",{month},Cleveland Police,Cleveland Police,{place},Anti-social behaviour,,\n"


def _counted(book: Book) -> dict[tuple[str, str, str], WithoutPlace]:
    years = ["2017-18", "2018-19"]
    found = places_counted(book.folder, read_record(book.folder), book.engine, years=years)
    assert found.of("nobody") == {}
    return {(who, *key): each for who in found.suppliers for key, each in found.of(who).items()}


def _from_the_store(book: Book) -> dict[tuple[str, str, str], WithoutPlace]:
    speaking = read_record(book.folder).speaking
    rows = book.engine.scan(sound_files(book.folder, speaking.files("incidents")))
    counted = places_of(without_carved(rows, speaking.carved)).collect().rows()
    return {(s, month, m): WithoutPlace(of, without) for s, month, m, of, without in counted}


def test_counts_are_the_same_whether_they_are_made_kept_or_neither(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _from_the_store(book)
    assert {key[1]: each for key, each in expected.items()} == {
        month: WithoutPlace(3, 1) for month in ("2018-02", "2018-03", "2018-04")
    }

    assert _counted(book) == expected
    assert sorted(each.name for each in (book.folder.cache / "completeness").iterdir()) == [
        "2017-18",
        "2018-19",
    ]
    monkeypatch.setattr(module, "places_of", lambda _: pytest.fail("they were counted again"))
    assert _counted(book) == expected
    monkeypatch.undo()
    for path in book.folder.cache.rglob("*.parquet"):
        path.write_bytes(b"harm")
    monkeypatch.setattr(kept_module.os, "access", lambda *_: False)
    assert _counted(book) == expected
