"""The evidence of every kind of partnership: English and Welsh, of one district and of several, before and after its first file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from tithing.reading.areas import own_area
from tithing.reading.book import Book, open_book
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.readers import AN_OFFICER
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

AsRole = Callable[[str], Client]
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
AREAS = ("Newport", "Burnley", "North Yorkshire", "E22000049", "Isles of Scilly")


@pytest.fixture(params=AREAS)
def partnership(request: pytest.FixtureRequest, tmp_path: Path, settings: object) -> Book:
    new_book(tmp_path / "book", name="Safer Practice Partnership", area=request.param)
    settings.TITHING_BOOK = tmp_path / "book"  # type: ignore[attr-defined]
    return open_book(tmp_path / "book")


def pages(browser: Client, area: str) -> dict[str, str]:
    addresses = (
        "/desk/figures/",
        "/desk/figures/shoplifting/",
        "/desk/places/",
        f"/desk/places/{area}/",
        "/desk/",
    )
    answers = {address: browser.get(address) for address in addresses}
    assert {address: each.status_code for address, each in answers.items()} == dict.fromkeys(addresses, 200)
    return {address: each.content.decode() for address, each in answers.items()}


@pytest.mark.django_db
def test_before_the_first_file_each_page_says_what_will_stand_there(
    partnership: Book, as_role: AsRole
) -> None:
    own = own_area(snapshot(partnership, reader=AN_OFFICER, at=NOW)).code

    said = pages(as_role("analyst"), own)

    assert "holds no figures yet" in said["/desk/figures/"]
    assert "not yet imported" in said["/desk/figures/shoplifting/"].lower()
    assert "holds no figures of" in said[f"/desk/places/{own}/"]


@pytest.mark.django_db
def test_after_the_first_file_its_figure_stands_there(
    partnership: Book, as_role: AsRole, tmp_path: Path
) -> None:
    own = own_area(snapshot(partnership, reader=AN_OFFICER, at=NOW)).code
    sent = tmp_path / "first.csv"
    rows = (f"shoplifting,{own},2025-26Q4,412,count", f"shoplifting,{own},2024-25Q4,283,count")
    sent.write_text("\n".join(("measure,area,period,value,unit", *rows)), encoding="utf-8")
    import_files(partnership, [sent], now=NOW, released=date(2026, 5, 1))

    said = pages(as_role("analyst"), own)

    assert "412, up from 283 in the same quarter last year" in said["/desk/figures/shoplifting/"]
    assert "412" in said["/desk/figures/"]
    assert "412" in said[f"/desk/places/{own}/"]
