"""`tithing report --release`, `tithing published` and what `tithing erase` says of what was released, as an officer sees them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.issuing import Figures, book_with_figures, send
from tithing.cli import run

OTHERS: Figures = {("Shoplifting", "2016-17Q4"): 71, ("Shoplifting", "2017-18Q4"): 68}
THEFTS: Figures = {("Thefts", "2016-17Q4"): 190, ("Thefts", "2017-18Q4"): 1214}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two files (lines 1 and 2), of which the report was released."""
    folder = tmp_path_factory.mktemp("issued")
    book = book_with_figures(folder, OTHERS)
    send(book, THEFTS, released=date(2018, 4, 21))
    assert (
        run([*report(book, folder / "out"), "--release", "--by", "analyst", "--reason", "for May's board"])
        == 0
    )
    return book


@pytest.fixture
def book(issued: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(issued, tmp_path / "book"))


def report(book: Path, output: Path) -> list[str]:
    options = ["--quarter", "2017-18Q4", "--formats", "csv", "--output", str(output)]
    return ["report", "performance", "--book", str(book), *options]


def told(book: Path, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    assert run([*command, "--book", str(book)]) == 0
    return capsys.readouterr().out


def test_what_was_released_is_listed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(book, capsys, "published")

    assert (
        "Community safety performance report, Hartlepool, 2017-18Q4, by analyst\n    for May's board" in said
    )
    assert "2 files, 8 figures shown\n    no figure of it has changed since" in said


def test_a_book_of_which_nothing_was_released_says_how_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--quarter Q --output DIR --release" in told(book_with_figures(tmp_path), capsys, "published")


def test_figures_that_changed_since_are_listed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(book, {("Thefts", "2017-18Q4"): 1210}, released=date(2018, 6, 1))

    said = told(book, capsys, "published")

    assert "Thefts, value, Hartlepool, Jan to Mar 2018: 1,214 was shown, now 1,210" in said
    assert "Thefts, difference, Hartlepool, Jan to Mar 2018: 1,024 was shown, now 1,020" in said


def test_what_a_report_said_of_an_earlier_one_is_no_figure_that_changes(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send(book, {("Thefts", "2017-18Q4"): 1210}, released=date(2018, 6, 1))
    assert run([*report(book, tmp_path), "--release", "--by", "analyst"]) == 0
    send(book, {("Thefts", "2017-18Q4"): 1205}, released=date(2018, 7, 1))

    said = told(book, capsys, "published")

    assert "Thefts, value, Hartlepool, Jan to Mar 2018: 1,210 was shown, now 1,205" in said
    assert "Thefts, published" not in said


def test_a_figure_that_is_gone_is_listed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["withdraw", "2", "--reason", "sent in error", "--book", str(book)]) == 0

    assert "Thefts, value, Hartlepool, Jan to Mar 2018: 1,214 was shown, now there is none" in told(
        book, capsys, "published"
    )


def test_a_program_reads_the_same(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(book, {("Thefts", "2017-18Q4"): 1210}, released=date(2018, 6, 1))

    (one,) = json.loads(told(book, capsys, "published", "--format", "json"))

    assert (one["kind"], one["by"], one["quarters"], one["superseded_by"]) == (
        "performance",
        "analyst",
        ["2017-18Q4"],
        "",
    )
    assert (1214, 1210) in [(each["shown"], each["now"]) for each in one["changed"]]


@pytest.mark.parametrize("command", ["withdraw", "erase"])
def test_what_is_taken_out_is_named_where_it_was_published(
    book: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    said = told(book, capsys, command, "2", "--reason", "asked for by the sender")

    assert "Figures of it stand in what was released, here and wherever it went:" in said
    assert "-performance-report-2017-18Q4)" in said


@pytest.mark.parametrize("command", ["withdraw", "erase"])
def test_what_is_taken_out_and_was_in_no_publication_is_not_said_to_be_in_one(
    book: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    send(book, {("Thefts", "2018-19Q1"): 220}, released=date(2018, 7, 2))

    assert "Figures of it stand in" not in told(book, capsys, command, "4", "--reason", "asked for")


def test_what_is_erased_and_was_in_no_publication_is_said_to_be_in_none(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send(book, {("Thefts", "2018-19Q1"): 220}, released=date(2018, 7, 2))

    said = told(book, capsys, "erase", "4", "--reason", "asked for by the sender")

    assert "No figure of it stands in the 1 document that was released." in said


def test_a_damaged_ledger_keeps_nobody_from_erasing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "published.jsonl").unlink()

    said = told(book, capsys, "erase", "2", "--reason", "asked for by the sender")

    assert "could not be seen" in said
    assert "Erased: 1 entry" in said


def test_the_book_holds_what_was_released(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 tombstones, 1 publication." in told(book, capsys, "verify")


@pytest.mark.parametrize("option", ["--reason", "--because"])
def test_why_a_report_is_released_is_said_only_of_one_that_is(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert run([*report(book, tmp_path / "out"), option, "for the board"]) == 1

    assert (
        f"{option} says why a report is released. Add --release, or leave it out." in capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


def test_a_report_for_an_officer_is_not_released(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*report(book, tmp_path / "out"), "--release", "--reader", "officer"]) == 1

    assert "only what the public may see is released" in capsys.readouterr().err
