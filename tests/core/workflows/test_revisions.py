"""A revision is looked for in every part that a figure is made of, and in what it is divided by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.workflows.arriving import bring, hartlepool, street, table
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import Run, Runs, Strong
from tithing.documents.words.facts import words_of
from tithing.findings.rules.revised import REVISED
from tithing.reading.book import Book
from tithing.reading.snapshot import snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.workflows.figures_out.span_evidence import gather_span

MONTHS = ("2025-01", "2025-02", "2025-03")


def plain(runs: Runs) -> str:
    return "".join(_words(run) for run in runs)


def _words(run: Run) -> str:
    match run:
        case Figure(Known(number)):
            return f"{int(number):,}"
        case Strong(text):
            return text
    return str(run)


def revised(book: Book, since: str = "", quarter: str = "2024-25Q4") -> list[str]:
    """What a report of the quarter lists under "What was revised"."""
    asked = span_of(snapshot(book, **BY_THE_PUBLIC), Period.parse(quarter), book.gazetteer.find("Hartlepool"))
    found = gather_span(asked, since=date.fromisoformat(since) if since else None)
    return [plain(words_of(fact)) for fact in found.facts_of(REVISED)]


@pytest.mark.parametrize("since", ["", "2025-05-15"])
def test_a_quarter_whose_months_were_revised_is_revised_and_so_is_each_month(
    tmp_path: Path, since: str
) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, *(street(tmp_path / "april", m, Hartlepool=6) for m in MONTHS), released="2025-04-30")
    bring(
        book,
        *(street(tmp_path / "july", m, Hartlepool=n) for m, n in zip(MONTHS, (40, 6, 6), strict=True)),
        released="2025-07-31",
    )

    said = revised(book, since)

    assert (
        "Burglary (street-level data), Jan to Mar 2025: 52, published before as 18 (revised 31 July 2025)."
        in said
    )
    assert "Burglary (street-level data), Jan 2025: 40, published before as 6 (revised 31 July 2025)." in said
    assert not any("Feb 2025" in each for each in said)


def test_a_revision_of_the_year_before_is_one_too(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    earlier = ("2024-01", "2024-02", "2024-03")
    bring(
        book, *(street(tmp_path / "a", m, Hartlepool=6) for m in (*earlier, *MONTHS)), released="2025-04-30"
    )
    bring(book, street(tmp_path / "b", "2024-02", Hartlepool=9), released="2025-07-31")

    said = revised(book, "2025-06-01")

    assert (
        "Burglary (street-level data), Jan to Mar 2024: 21, published before as 18 (revised 31 July 2025)."
        in said
    )


def test_what_was_revised_before_the_last_report_is_not_told_again(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, *(street(tmp_path / "april", m, Hartlepool=6) for m in MONTHS), released="2025-04-30")
    bring(book, street(tmp_path / "july", "2025-01", Hartlepool=9), released="2025-07-31")

    assert revised(book, "2025-09-01") == []


def test_a_month_that_came_later_makes_no_revision_of_a_quarter_that_was_not_known(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, *(street(tmp_path / "april", m, Hartlepool=6) for m in MONTHS[:2]), released="2025-04-30")
    bring(book, street(tmp_path / "july", "2025-03", Hartlepool=9), released="2025-07-31")

    assert revised(book, "2025-06-01") == []


def people(folder: Path, count: int) -> Path:
    text = f"Code,Name,Geography,All ages\nE06000001,Hartlepool,Unitary Authority,{count}"
    return table(folder / "mye24tablesew.csv", text)


@pytest.mark.parametrize("since", ["", "2025-10-01"])
def test_a_revised_population_is_a_revision_of_the_rates_over_it(tmp_path: Path, since: str) -> None:
    book = hartlepool(tmp_path / "book")
    counts = """measure,area,period_start,period_end,value,unit,status,note
        Shoplifting,Hartlepool,2024-01-01,2024-03-31,1000,count,,
        Shoplifting,Hartlepool,2025-01-01,2025-03-31,1100,count,,"""
    bring(book, table(tmp_path / "counts.csv", counts), released="2025-05-01")
    bring(book, people(tmp_path / "first", 92000), released="2025-07-30")
    bring(book, people(tmp_path / "second", 122000), released="2025-11-30")

    said = revised(book, since)

    assert said == [
        "Population, 2024: 122,000, published before as 92,000 (revised 30 November 2025): "
        "the rates of 2 periods rest on it."
    ]
