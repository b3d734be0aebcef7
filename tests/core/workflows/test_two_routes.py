"""One figure by two routes, a table's whole and the street files that make it up: where they differ, it is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import make_book
from tithing.reading.book import Book
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import ImportReport, import_files

NOW = datetime(2026, 11, 2, tzinfo=UTC)
MONTHS = ("2025-01", "2025-02", "2025-03")
BY_MONTH = "".join(f"street_burglary,Hartlepool,{month},{{each}},count\n" for month in MONTHS)
BY_QUARTER = "street_burglary,Hartlepool,2024-25Q4,{all},count\n"
BY_YEAR = "street_burglary,Hartlepool,2024-25,{all},count\n"  # of which there are three months


def table(folder: Path, rows: str, each: int) -> Path:
    path = folder / "table.csv"
    said = rows.format(each=each, all=3 * each)
    path.write_text(f"measure,area,period,value,unit\n{said}", encoding="utf-8")
    return path


def street(folder: Path) -> list[Path]:
    """Two burglaries in Hartlepool in each month."""
    paths = []
    for month in MONTHS:
        path = folder / f"{month}-cleveland-street.csv"
        lines = [
            row("Burglary", int(month.replace("-", "")) * 1000 + number, Month=month) for number in (1, 2)
        ]
        path.write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


Way = Callable[[Book, Path, list[Path]], ImportReport]


def table_first(book: Book, whole: Path, parts: list[Path]) -> ImportReport:
    assert import_files(book, [whole], now=NOW, supplier="council").taken
    return import_files(book, parts, now=NOW)


def street_first(book: Book, whole: Path, parts: list[Path]) -> ImportReport:
    assert import_files(book, parts, now=NOW).taken
    return import_files(book, [whole], now=NOW, supplier="council")


def at_once(book: Book, whole: Path, parts: list[Path]) -> ImportReport:
    return import_files(book, [*parts, whole], now=NOW)


def month_by_month(book: Book, whole: Path, parts: list[Path]) -> ImportReport:
    assert import_files(book, [whole], now=NOW, supplier="council").taken
    reports = [import_files(book, [part], now=NOW) for part in parts]
    return next((each for each in reports if each.questions), reports[-1])


WAYS = [table_first, street_first, at_once, month_by_month]


def asked(report: ImportReport) -> list[str]:
    return [each.words for each in report.questions if each.kind == "another_route"]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    ("rows", "said"),
    [(BY_MONTH, ("is 40 ", "add to 2:")), (BY_QUARTER, ("is 120 ", "add to 6 over its months:"))],
)
def test_two_routes_that_differ_are_asked_about_in_whatever_order(
    tmp_path: Path, way: Way, rows: str, said: tuple[str, str]
) -> None:
    report = way(make_book(tmp_path / "book"), table(tmp_path, rows, 40), street(tmp_path))

    assert not report.taken
    words = asked(report)
    assert words
    assert all(each in words[0] for each in said)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(("rows", "each"), [(BY_MONTH, 2), (BY_QUARTER, 2), (BY_YEAR, 40)])
def test_routes_that_agree_or_that_nothing_can_be_held_against_are_not(
    tmp_path: Path, way: Way, rows: str, each: int
) -> None:
    report = way(make_book(tmp_path / "book"), table(tmp_path, rows, each), street(tmp_path))

    assert report.taken
    assert asked(report) == []


JANUARY = "date,type,ward\n" + "".join(
    f"{day:02}/01/2025,deliberate fire,Burn Valley\n" for day in range(1, 10)
)


@pytest.mark.parametrize("list_comes_first", [True, False])
@pytest.mark.parametrize(("value", "is_asked"), [(12, True), (9, False)])
def test_one_suppliers_table_and_its_own_list_of_the_same_month_are_held_against_each_other(
    tmp_path: Path, list_comes_first: bool, value: int, is_asked: bool
) -> None:
    book = make_book(tmp_path / "book")
    whole, incidents = tmp_path / "month.csv", tmp_path / "list.csv"
    whole.write_text(f"measure,area,period,value,unit\nDeliberate fires,Hartlepool,2025-01,{value},count\n")
    incidents.write_text(JANUARY)
    covers = Period.parse("2025-01")
    sent = [
        lambda: import_files(book, [incidents], now=NOW, supplier="fire", covers=covers),
        lambda: import_files(book, [whole], now=NOW, supplier="fire"),
    ]

    first, second = (each() for each in (sent if list_comes_first else reversed(sent)))

    assert first.taken
    assert bool(asked(second)) is is_asked


FIRES = "measure,area,period,value,unit\nDeliberate fires,Hartlepool,2025-26Q1,{value},count\n"
LIST = "date,type,ward\n" + "".join(
    f"{day}/2025,deliberate fire,Rural West\n" for day in ("03/04", "20/05", "28/06")
)


@pytest.mark.parametrize("by", ["fire", "council"])
@pytest.mark.parametrize("list_comes_first", [True, False])
@pytest.mark.parametrize(("value", "is_asked"), [(30, True), (2, True), (3, False)])
def test_a_quarter_and_a_list_of_its_months_that_differ_are_asked_about(
    tmp_path: Path, by: str, list_comes_first: bool, value: int, is_asked: bool
) -> None:
    book = make_book(tmp_path / "book")
    whole, incidents = tmp_path / "quarter.csv", tmp_path / "fires.csv"
    whole.write_text(FIRES.format(value=value))
    incidents.write_text(LIST)
    covers = Period.parse("2025-26Q1")
    sent = [
        lambda: import_files(book, [incidents], now=NOW, supplier="fire", covers=covers),
        lambda: import_files(book, [whole], now=NOW, supplier=by),
    ]

    first, second = (each() for each in (sent if list_comes_first else reversed(sent)))

    assert first.taken
    assert bool(asked(second)) is is_asked
