"""Every public output of a planted book, read back: which words of a change, a rank or a record are said of it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.core.planted.books import PlantedBook
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.files.figures_csv import figures_csv
from tithing.indicators.as_json import figures_json
from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

# What is said of a change, of a rank and of a series; none of them stands in the words on method.
SAID = re.compile(
    r"A (?:rise|fall) (?:this large|of this size)[^.]*\.|[▲▼] ?(?:worse|better|no clear change)|It is static\."
    r"|outside the limits|\((?:rising|falling) each month\)|; \w+ \d{4} was the highest|the (?:highest|lowest) of \d+"
)
RANKED = re.compile(r"(?:has|had) the [a-z ]*(?:rate|increase|decrease|change)[^.]*?\d+ areas")
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class BookOutputs:
    """What a book says to the public: pages as text, rows of downloads, and figures as JSON."""

    page: str
    rows: list[dict[str, str]]
    figures: list[dict[str, Any]]
    said_of: list[dict[str, Any]]  # what `tithing figures` says
    flat: list[dict[str, str]]
    notices: tuple[str, ...]


def made(book: PlantedBook, folder: Path, formats: tuple[str, ...] = ("html", "csv", "json")) -> BookOutputs:
    """The book made, asked and read back. A report that is refused, because nothing whole is held, is no page."""
    held = _imported(book, folder)
    period = Period.parse(book.quarter)
    results = figures(held, **BY_THE_PUBLIC, period=period)
    said = [figures_json(result) for result in results]
    page, rows, found, notices = _report(held, period, folder / "out", formats)
    return BookOutputs(page, rows, found, said, _rows(figures_csv(said)), notices)


def _imported(book: PlantedBook, folder: Path) -> Book:
    new_book(folder / "book", name=f"Safer {book.area}", area=book.area)
    held = open_book(folder / "book")
    paths = list(book.files(folder / "sent"))
    now, released = datetime(2026, 2, 1, 9, tzinfo=UTC), date(2026, 1, 5)
    report = import_files(held, paths, now=now, released=released)
    if report.questions:
        because = {each.id: "the sender says it is so" for each in report.questions}
        report = import_files(held, paths, now=now, released=released, because=because)
    assert not report.questions
    return held


def _report(held: Book, period: Period, output: Path, formats: tuple[str, ...]) -> tuple[Any, ...]:
    from tithing.vocabulary.problems import Refused

    try:
        written = performance_report(
            held,
            spans=[period],
            formats=formats,
            output=output,
            published=date(2026, 2, 2),
            **BY_THE_PUBLIC,
        )
    except Refused as refused:
        return "; ".join(each.what for each in refused.problems), [], [], ()
    by_ending = {path.name.split(".", 1)[1]: path for path in written.paths}
    page = TAG.sub(" ", by_ending["html"].read_text(encoding="utf-8"))
    found = json.loads(by_ending["figures.json"].read_text(encoding="utf-8"))["figures"]
    return (
        re.sub(r"\s+", " ", html.unescape(page)),
        _rows(by_ending["csv"].read_text(encoding="utf-8")),
        found,
        written.notices,
    )


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))
