"""Files that arrive at a small book of Hartlepool, and the figures that then stand in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.seen import BY_AN_OFFICER
from tithing.indicators.result import Result
from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.files_in.import_files import ImportReport, import_files
from tithing.workflows.the_book.new_book import new_book

NOW = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
FORCES = {"cleveland": "Cleveland Police", "durham": "Durham Constabulary", "btp": "British Transport Police"}
PLACES = {  # a force's rows in Hartlepool unless they say otherwise
    "Hartlepool": {"LSOA_code": "E01011954", "LSOA_name": "Hartlepool 001A"},
    "nowhere": {"LSOA_code": "", "LSOA_name": "", "Longitude": "", "Latitude": "", "Location": "No Location"},
}


def hartlepool(root: Path, partners: str = "") -> Book:
    """A new book; `partners` are tables of partnership.toml."""
    new_book(root, name="Safer Hartlepool", area="Hartlepool")
    if partners:
        path = root / "partnership" / "partnership.toml"
        path.write_text(path.read_text(encoding="utf-8") + "\n" + partners, encoding="utf-8")
    return open_book(root)


def street(folder: Path, month: str, force: str = "cleveland", **rows: int) -> Path:
    """A month's file of a force: so many burglaries in each place of PLACES."""
    lines = [
        row(
            "Burglary",
            None,
            Month=month,
            Reported_by=FORCES[force],
            Falls_within=FORCES[force],
            **PLACES[place],
        )
        for place, count in rows.items()
        for _ in range(count)
    ]
    path = folder / month / f"{month}-{force}-street.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")
    return path


def table(path: Path, text: str) -> Path:
    """Any file of text, its lines stripped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", encoding="utf-8")
    return path


def bring(book: Book, *paths: Path, released: str = "", **said: Any) -> ImportReport:
    day = date.fromisoformat(released) if released else None
    return import_files(book, paths, now=NOW, released=day, **said)


def bring_as_it_is(book: Book, *paths: Path, **said: Any) -> ImportReport:
    """As `bring`, with whatever is asked of the files answered: what is asked is another test's matter."""
    report = bring(book, *paths, **said)
    if report.questions:
        report = bring(book, *paths, because={each.id: "it is so" for each in report.questions}, **said)
    assert not report.questions
    return report


def figure(book: Book, indicator: str, quarter: str = "2024-25Q4", area: str = "Hartlepool") -> Result:
    """The one figure of this indicator, quarter and area."""
    (found,) = figures(book, **BY_AN_OFFICER, period=Period.parse(quarter), area=area, indicator=indicator)
    return found
