"""What came into the practice book after its first figures: a correction, a file sent by mistake, one refused and one that waits.

All of it is invented, as everything of the practice.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from tithing.reading.book import Book
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.import_files import import_files, preview_files
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.said.sent import Sent
from tithing.workflows.withdraw import withdraw

CORRECTED, SENT = date(2026, 5, 14), date(2026, 5, 18)
HEAD = "measure,area,period,value,unit,note"
BY_MISTAKE = "practice-of-another-place.csv"


def send_more_files(book: Book, *, now: datetime | None = None) -> None:
    """Into a practice book that has its first figures."""
    at = now or datetime.now(UTC)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corrected = (
            "deliberate_secondary_fires,Hartlepool,2025-26Q4,104,count,two fires had been entered twice"
        )
        _take_in(
            book,
            _file(folder, "practice-fires-corrected.csv", corrected),
            CORRECTED,
            "cleveland-fire-brigade",
            at,
        )
        elsewhere = "vehicle_crime,Hartlepool,2025-26Q4,212,count,"
        mistaken = _take_in(book, _file(folder, BY_MISTAKE, elsewhere), SENT, "cleveland-police", at)
        for each in mistaken.taken:
            withdraw(book, str(each.number), reason="the figures of another place, sent by mistake", now=at)
        unread = _file(
            folder, "practice-not-a-number.csv", "noise_complaints,Hartlepool,2025-26Q4,about ninety,count,"
        )
        with suppress(Refused):  # its line in the journal stays
            import_files(book, [unread], now=at, released=SENT, supplier="hartlepool-borough-council")
        late = "shoplifting,Hartlepool,2025-26Q4,4200,count,"
        waiting = _file(folder, "practice-to-be-looked-at.csv", late)
        preview_files(book, [waiting], now=at, sent=Sent(released=SENT, supplier="cleveland-police"))


def _file(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def _take_in(book: Book, path: Path, released: date, supplier: str, at: datetime) -> ImportReport:
    """With whatever is asked of it answered."""
    report = import_files(book, [path], now=at, released=released, supplier=supplier)
    if not report.questions:
        return report
    because = {each.id: "counted again by who sent it" for each in report.questions}
    return import_files(book, [path], now=at, released=released, supplier=supplier, because=because)
