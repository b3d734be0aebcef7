"""A small book of two quarters from which reports are released, and what its ledger says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tests.support.books import make_book
from tithing.reading.book import open_book
from tithing.sources.registry import list_sources
from tithing.store.journal.record import read_record
from tithing.store.ledger.published import Published, read_published
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC, Reader
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.publishing.made import WrittenReport
from tithing.workflows.publishing.release import ToRelease

HARTLEPOOL = "E06000001"
THIRD_OF_MAY = datetime(2018, 5, 3, 9, 30)
FIRST_OF_JUNE = datetime(2018, 6, 1, 9, 30)

Figures = Mapping[tuple[str, str], int]  # measure, period -> value

TWO_QUARTERS: Figures = {
    ("Thefts", "2016-17Q4"): 190,
    ("Thefts", "2017-18Q3"): 205,
    ("Thefts", "2017-18Q4"): 214,
    ("Shoplifting", "2016-17Q4"): 71,
    ("Shoplifting", "2017-18Q3"): 64,
    ("Shoplifting", "2017-18Q4"): 68,
}


def book_with_figures(folder: Path, figures: Figures = TWO_QUARTERS) -> Path:
    """A book of thefts and shoplifting in Hartlepool, as sent on 20 April 2018."""
    book = make_book(folder / "book")
    send(book.folder.root, figures, released=date(2018, 4, 20))
    return book.folder.root


def send(book: Path, figures: Figures, *, released: date, name: str = "") -> None:
    """A file of figures comes in, as its sender released it on a day."""
    rows = [f"{measure},Hartlepool,{period},{value},count" for (measure, period), value in figures.items()]
    path = book.parent / (name or f"sent-{released}.csv")
    path.write_text("\n".join(["measure,area,period,value,unit", *rows]) + "\n", encoding="utf-8")
    when = {"now": datetime(released.year, released.month, released.day, 9, tzinfo=UTC), "released": released}
    opened, sources = open_book(book), list_sources()
    report = import_files(opened, [path], sources=sources, **when)
    if report.questions:
        because = {each.id: "counted again" for each in report.questions}
        report = import_files(opened, [path], sources=sources, because=because, **when)
    assert report.taken, report


def released(
    book: Path,
    output: Path,
    *,
    at: datetime = THIRD_OF_MAY,
    quarter: str = "2017-18Q4",
    formats: Iterable[str] = ("csv",),
    reader: Reader = THE_PUBLIC,
    how: ToRelease | None = None,
) -> WrittenReport:
    """The report of a quarter, released by the analyst."""
    return performance_report(
        book,
        spans=[Period.parse(quarter)],
        formats=formats,
        output=output,
        published=at.date(),
        reader=reader,
        at=at,
        release=how or ToRelease(by="analyst"),
    )


def ledger_of(book: Path) -> Published:
    """What the book says was published."""
    folder = open_book(book).folder
    return read_published(folder, read_record(folder))
