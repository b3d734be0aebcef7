"""A later report tells what an earlier one said otherwise, and what is new since the last that was released."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.issuing import FIRST_OF_JUNE, Figures, book_with_figures, ledger_of, released, send
from tithing.documents.parts import Heading, Paragraph
from tithing.documents.pieces.page_one.news import NONE as NOTHING_NEW
from tithing.documents.words.facts import plain_sentence
from tithing.reading.book import open_book
from tithing.store.journal.record import read_record
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.erase import erase
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.publishing.made import WrittenReport
from tithing.workflows.withdraw import withdraw

FIRST_OF_JULY = datetime(2018, 7, 1, 9, 30)
NOW = datetime(2018, 6, 20, 9, tzinfo=UTC)
REVISED: Figures = {("Thefts", "2017-18Q4"): 210}
NEXT_QUARTER: Figures = {("Thefts", "2018-19Q1"): 220, ("Shoplifting", "2018-19Q1"): 66}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book from which the fourth quarter was released on 3 May 2018, with 214 thefts."""
    folder = tmp_path_factory.mktemp("issued")
    book = book_with_figures(folder)
    released(book, folder / "out")
    return book


@pytest.fixture
def book(issued: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(issued, tmp_path / "book"))


def said(written: WrittenReport) -> list[str]:
    """Every sentence of the report's lists."""
    items = [getattr(part, "items", ()) for part in written.document.parts]
    return [plain_sentence(runs) for each in items for runs in each]


def headings(written: WrittenReport) -> list[str]:
    return [part.text for part in written.document.parts if isinstance(part, Heading)]


def report(
    book: Path, output: Path, *, quarter: str = "2017-18Q4", since: date | None = None
) -> WrittenReport:
    return performance_report(
        book,
        spans=[Period.parse(quarter)],
        formats=["json"],
        output=output,
        published=FIRST_OF_JULY.date(),
        reader=THE_PUBLIC,
        at=FIRST_OF_JULY,
        since=since,
    )


CORRECTED = "Thefts, Jan to Mar 2018: the report released on 3 May 2018 said 214; it is now 210."


def test_a_figure_that_was_published_otherwise_is_told_on_page_one_and_in_the_notes(
    book: Path, tmp_path: Path
) -> None:
    send(book, REVISED, released=date(2018, 6, 1))

    found = [each for each in said(report(book, tmp_path)) if each.startswith("Thefts, Jan to Mar 2018")]

    assert found == [CORRECTED, CORRECTED]


def test_a_revision_that_came_late_under_an_early_day_is_told(book: Path, tmp_path: Path) -> None:
    send(book, REVISED, released=date(2018, 4, 30))  # before the report, and nobody had it then

    assert CORRECTED in said(report(book, tmp_path))


def test_the_next_quarters_report_corrects_the_last_one(book: Path, tmp_path: Path) -> None:
    send(book, {**REVISED, **NEXT_QUARTER}, released=date(2018, 7, 1))

    assert CORRECTED in said(report(book, tmp_path, quarter="2018-19Q1"))


def test_a_half_years_report_corrects_its_quarters(book: Path, tmp_path: Path) -> None:
    send(book, REVISED, released=date(2018, 6, 1))

    assert CORRECTED in said(report(book, tmp_path, quarter="2017-18H2"))


def test_a_half_year_is_released_beside_its_quarters_and_supersedes_its_own(
    book: Path, tmp_path: Path
) -> None:
    first = released(book, tmp_path, at=FIRST_OF_JUNE, quarter="2017-18H2")
    send(book, REVISED, released=date(2018, 6, 1))
    again = released(book, tmp_path, at=FIRST_OF_JULY, quarter="2017-18H2")

    quarter, half, second = ledger_of(book).publications
    assert [each.quarters for each in (quarter, half, second)] == [
        ("2017-18Q4",),
        ("2017-18H2",),
        ("2017-18H2",),
    ]
    assert (half.supersedes, second.supersedes) == ("", half.id)
    assert (
        "Thefts, Oct 2017 to Mar 2018: the report released on 1 June 2018 said 419; it is now 415."
        in said(again)
    )
    assert [path.name for path in first.paths] == ["performance-report-2017-18H2.csv"]


def test_the_corrected_report_says_so_as_often_as_it_is_made(book: Path, tmp_path: Path) -> None:
    send(book, REVISED, released=date(2018, 6, 1))
    first = released(book, tmp_path, at=FIRST_OF_JULY)
    again = released(book, tmp_path, at=FIRST_OF_JULY)

    assert len(ledger_of(book).publications) == 2
    assert (CORRECTED in said(first), CORRECTED in said(again)) == (True, True)
    assert any("it was released already" in each for each in again.notices)


def _withdraw(book: Path) -> None:
    withdraw(open_book(book), _of(book), reason="sent for another quarter", now=NOW)


def _erase(book: Path) -> None:
    erase(open_book(book), _of(book), reason="asked for by the sender", now=NOW)


def _of(book: Path) -> str:
    """The number of the file in which the thefts stand."""
    entries = read_record(open_book(book).folder).entries
    return str(entries[-1].number)


THEFTS: Figures = {
    ("Thefts", "2016-17Q4"): 190,
    ("Thefts", "2017-18Q3"): 205,
    ("Thefts", "2017-18Q4"): 214,
}
OTHERS: Figures = {("Shoplifting", "2016-17Q4"): 71, ("Shoplifting", "2017-18Q4"): 68}
GONE = [
    (_withdraw, "said 214; there is none now."),
    (_erase, "said 214; what it rests on was erased on 20 June 2018, and there is none now."),
]


@pytest.mark.parametrize(("take_out", "ends"), GONE)
def test_a_figure_that_was_published_and_is_gone_is_told(tmp_path: Path, take_out: object, ends: str) -> None:
    book = book_with_figures(tmp_path, OTHERS)
    send(book, THEFTS, released=date(2018, 4, 21))
    released(book, tmp_path / "out")

    take_out(book)  # type: ignore[operator]

    found = [
        each for each in said(report(book, tmp_path / "out")) if each.startswith("Thefts, Jan to Mar 2018")
    ]
    assert f"Thefts, Jan to Mar 2018: the report released on 3 May 2018 {ends}" in found


def test_a_figure_as_it_was_published_is_not_told(book: Path, tmp_path: Path) -> None:
    assert not [each for each in said(report(book, tmp_path)) if "released on 3 May" in each]


def test_what_was_published_before_is_a_figure_of_its_own(book: Path, tmp_path: Path) -> None:
    send(book, REVISED, released=date(2018, 6, 1))

    report(book, tmp_path)

    figures = json.loads((tmp_path / "performance-report-2017-18Q4.figures.json").read_text())["figures"]
    assert [each["value"] for each in figures if each["part"] == "published"] == [214, 214]


# -- what is new --------------------------------------------------------------------------------------------

LATER: Figures = {("Thefts", "2016-17Q4"): 191}


def test_what_is_new_is_told_since_the_last_release(book: Path, tmp_path: Path) -> None:
    send(book, {("Thefts", "2017-18Q3"): 206}, released=date(2018, 5, 1))
    send(book, LATER, released=date(2018, 6, 1))

    done = report(book, tmp_path)

    assert any(
        "what is new is told since the report of 2017-18Q4 that was released on 3 May 2018" in each
        for each in done.notices
    )
    assert any("said 190; it is now 191" in each for each in said(done))
    assert not any(each.startswith("Thefts, Oct to Dec 2017") for each in said(done))
    assert "New since 3 May 2018: 1 of 1" in headings(done)


def test_that_nothing_is_new_is_said_only_where_something_was_released(book: Path, tmp_path: Path) -> None:
    done = report(book, tmp_path)
    first = report(book_with_figures(tmp_path / "other"), tmp_path / "first")

    assert "New since 3 May 2018" in headings(done)
    assert any(isinstance(part, Paragraph) and part.runs == (NOTHING_NEW,) for part in done.document.parts)
    assert not any(each.startswith("New since") for each in headings(first))


def test_a_day_that_is_named_goes_before_the_last_release(book: Path, tmp_path: Path) -> None:
    send(book, {("Thefts", "2017-18Q3"): 206}, released=date(2018, 5, 1))

    done = report(book, tmp_path, since=date(2018, 4, 25))

    assert any(each.startswith("Thefts, Oct to Dec 2017") for each in said(done))
    assert not any("what is new is told since" in each for each in done.notices)


def test_without_a_release_nothing_is_said_of_one(tmp_path: Path) -> None:
    book = book_with_figures(tmp_path)
    done = report(book, tmp_path / "out")

    assert not any("what is new is told since" in each for each in done.notices)


def test_a_release_after_the_day_on_the_cover_is_not_the_last(book: Path, tmp_path: Path) -> None:
    done = released(book, tmp_path, at=datetime(2018, 5, 2, 9))
    later = released(book, tmp_path, at=FIRST_OF_JUNE)

    assert not any("what is new" in each for each in done.notices)
    assert any("released on 3 May 2018" in each for each in later.notices)
