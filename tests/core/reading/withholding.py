"""A book of one district in which a partner sent what not everybody may see."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tests.support.books import make_book
from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import import_files

NOW = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
QUARTER = Period.parse("2025-26Q4")
HEAD = "measure,area,period,value,unit,supplier,access,expected,note"
PARTNERS = """
[[partners]]
slug = "fire-brigade"
name = "Fire Brigade"
[[partners.owes]]
measures = ["deliberate_fires"]
since = 2020-04-01
[[partners]]
slug = "health-trust"
name = "Health Trust"
"""


def withholding_book(root: Path, *, partners: str = PARTNERS) -> Book:
    book = make_book(root)
    with (root / "partnership" / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(partners)
    return open_book(book.folder.root)


def send(
    book: Book,
    path: Path,
    *rows: str,
    released: date = date(2026, 4, 20),
    now: datetime = NOW,
    reason: str = "",
) -> None:
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    report = import_files(book, [path], now=now, released=released, reason=reason)
    if report.questions:
        because = {each.id: "it is so" for each in report.questions}
        report = import_files(book, [path], now=now, released=released, because=because, reason=reason)
    assert not report.questions


def row(
    measure: str,
    value: float,
    *,
    access: str = "open",
    until: str = "",
    supplier: str = "fire-brigade",
    period: str = "2025-26Q4",
    area: str = "E06000001",
    note: str = "",
) -> str:
    return f"{measure},{area},{period},{value:g},count,{supplier},{access},{until},{note}"
