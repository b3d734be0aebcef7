"""A look-up that was imported into a book is what the book's places go by."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.support.books import bytes_of, make_book
from tithing.reading.book import open_book
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.rebuild import rebuild

HEAD = "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name"


def test_a_csp_that_an_imported_look_up_names_is_found(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    path = tmp_path / "lookup_ltla24_csp24_pfa24.csv"
    path.write_text(
        f"{HEAD}\nE06000001,Hartlepool,E22009999,Safer Marlbeck,E23000013,Cleveland\n", encoding="utf-8"
    )

    import_files(book, [path], now=datetime(2026, 11, 2, tzinfo=UTC))

    places = open_book(tmp_path / "book").gazetteer
    assert places.get("E22009999").name == "Safer Marlbeck"
    assert [csp.code for csp in places.csps_of_district("E06000001")] == ["E22009999"]


def test_a_look_up_that_came_later_leaves_what_came_before_as_it_was(tmp_path: Path) -> None:
    """The same bytes: each file is placed by the look-ups that the book held when it came."""
    book = make_book(tmp_path / "book")
    counts = tmp_path / "counts.csv"
    counts.write_text(
        "measure,area,period,value,unit\nShoplifting,Hartlepool,2018-01,140,count\n", encoding="utf-8"
    )
    lookup = tmp_path / "lookup_ltla24_csp24_pfa24.csv"
    lookup.write_text(
        f"{HEAD}\nE06000001,Hartlepool,E22009999,Safer Marlbeck,E23000013,Cleveland\n", encoding="utf-8"
    )
    for day, path in enumerate(
        (
            counts,
            lookup,
        ),
        start=1,
    ):
        import_files(book, [path], now=datetime(2026, 11, day, tzinfo=UTC))
    before = bytes_of(tmp_path / "book")

    report = rebuild(open_book(tmp_path / "book"), now=datetime(2026, 11, 9, tzinfo=UTC))

    assert report.changed == ()
    assert bytes_of(tmp_path / "book") == before


def test_a_ward_whose_name_others_share_is_the_partnerships_own(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    ward = book.gazetteer.find("Victoria ward")

    assert book.gazetteer.place(ward.code).parent == book.partnership.area
