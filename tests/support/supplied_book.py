"""A small book to which a police force and a fire service have sent files: open figures, figures for partners, one withheld."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.support.partnership_book import PARTNERSHIP, partnership_book
from tithing.reading.book import open_book
from tithing.store.journal.entry import Entry
from tithing.workflows.files_in.import_files import import_files, preview_files
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.said.sent import Sent

HEAD = "measure,area,period,value,unit,supplier,access,expected,note"
OWES = """
[[partners.owes]]
measures = ["deliberate_secondary_fires"]
since = 2025-04-01
"""
FIRST, REVISED = date(2026, 1, 20), date(2026, 4, 20)
WITHHELD_NUMBER, PARTNERS_NUMBER = 8713, 9127  # which nobody may meet who may not see them
PARTNERS_FILE = "canary-for-partners.csv"
PARTNERS_MEASURE = "domestic_abuse_incidents"
PARTNERS_TITLE = "Domestic abuse incidents"


def supplied_book(folder: Path) -> Path:
    """The book, of whose files the first is the police's (line 1), the second revises it, and the fourth is for partners."""
    book = partnership_book(folder, partnership=PARTNERSHIP + OWES)
    send(book, "police-1.csv", _police(210, 64), supplier="police", released=FIRST)
    send(book, "police-2.csv", _police(214, 64), supplier="police", released=REVISED)
    withheld = f"deliberate_vehicle_fires,Hartlepool,2025-26Q3,{WITHHELD_NUMBER},count,fire,withheld,,"
    send(book, "fire-1.csv", [*_fire(), withheld], supplier="fire", released=REVISED)
    partners = f"{PARTNERS_MEASURE},Hartlepool,2025-26Q3,{PARTNERS_NUMBER},count,police,partners,,"
    send(book, PARTNERS_FILE, [partners], supplier="police", released=REVISED)
    return book


def _police(shoplifting: int, burglary: int) -> list[str]:
    return [
        f"shoplifting,Hartlepool,2025-26Q3,{shoplifting},count,police,open,,counted again",
        f"residential_burglary,Hartlepool,2025-26Q3,{burglary},count,police,open,,",
    ]


def _fire() -> list[str]:
    return ["deliberate_secondary_fires,Hartlepool,2025-26Q3,110,count,fire,open,,"]


def send(
    book: Path,
    name: str,
    rows: Iterable[str],
    *,
    supplier: str,
    released: date,
    head: str = HEAD,
    **more: Any,
) -> Entry:
    """A file comes in, with whatever is asked of it answered."""
    path = _written(book, name, rows, head=head)
    report = _taken(book, path, supplier, released, **more)
    if report.questions:
        because = {each.id: "counted again" for each in report.questions}
        report = _taken(book, path, supplier, released, because=because, **more)
    assert report.taken, report
    return report.taken[0]


def wait(book: Path, name: str, rows: Iterable[str], *, supplier: str, released: date) -> ImportReport:
    """A file comes and waits to be accepted."""
    sent = Sent(by="analyst", released=released, supplier=supplier)
    return preview_files(open_book(book), [_written(book, name, rows)], now=_on(released), sent=sent)


def _written(book: Path, name: str, rows: Iterable[str], *, head: str = HEAD) -> Path:
    path = book.parent / "sent" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def _taken(book: Path, path: Path, supplier: str, released: date, **more: Any) -> ImportReport:
    sent = {"by": "analyst", "released": released, "supplier": supplier, **more}
    return import_files(open_book(book), [path], now=_on(released), **sent)


def _on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
