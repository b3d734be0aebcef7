"""Every area that the book holds, at once, is what each of them is on its own; and what is hidden stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.reading.withholding import NOW, QUARTER, row, send, withholding_book
from tests.support.shared import shared
from tithing.indicators.result import Result
from tithing.reading.areas import own_area
from tithing.reading.book import Book, open_book
from tithing.reading.quarter import Quarter, quarter_of
from tithing.reading.questions.every_area import areas_held, every_area
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader, ReaderKind
from tithing.workflows.import_files import import_files
from tithing.workflows.new_book import new_book

HARTLEPOOL, MIDDLESBROUGH, DURHAM = "E06000001", "E06000002", "E06000047"
MONTHS = ("2026-01", "2026-02", "2026-03")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Three districts: one whose months are all open, one with a month that is withheld, one withheld throughout."""
    made = withholding_book(tmp_path / "book")
    rows = [
        *(row("thefts", 5, period=month) for month in MONTHS),
        *(row("thefts", 7, period=month, area=MIDDLESBROUGH) for month in MONTHS[:2]),
        row("thefts", 9, period=MONTHS[2], area=MIDDLESBROUGH, access="withheld"),
        *(row("thefts", 11, period=month, area=DURHAM, access="withheld") for month in MONTHS),
        *(row("thefts", 4, period=month, area="E05013038") for month in MONTHS),
    ]
    send(made, tmp_path / "sent.csv", *rows)
    return made


def _quarter(book: Book, reader: Reader, period: Period = QUARTER) -> Quarter:
    seen = snapshot(book, reader=reader, at=NOW)
    return quarter_of(seen, period, own_area(seen))


def _one_by_one(quarter: Quarter) -> list[Result]:
    return [
        result
        for area in areas_held(quarter)
        for result in quarter_of(quarter.snapshot, quarter.period, area).results_in(area)
    ]


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (THE_PUBLIC, {HARTLEPOOL: 15.0}),
        (Reader(ReaderKind.PARTNER, "health-trust"), {HARTLEPOOL: 15.0}),
        (Reader(ReaderKind.PARTNER, "fire-brigade"), {HARTLEPOOL: 15.0, MIDDLESBROUGH: 23.0, DURHAM: 33.0}),
        (AN_OFFICER, {HARTLEPOOL: 15.0, MIDDLESBROUGH: 23.0, DURHAM: 33.0}),
    ],
)
def test_each_reader_is_shown_of_every_area_what_they_may_see(
    book: Book, reader: Reader, expected: dict[str, float]
) -> None:
    quarter = _quarter(book, reader)
    found = list(every_area(quarter))

    known = {
        each.area.code: each.value.quantity.number for each in found if isinstance(each.value.quantity, Known)
    }
    assert known == expected
    assert found == _one_by_one(quarter)


def test_the_areas_are_districts_and_larger_the_own_first_and_no_partnership_beside_its_one_district(
    book: Book,
) -> None:
    codes = [area.code for area in areas_held(_quarter(book, THE_PUBLIC))]

    assert codes == [HARTLEPOOL, DURHAM, MIDDLESBROUGH]


STREET = ("cleveland/street", "comparators/northumbria", "national-2025-q1/2025-01")


def test_a_quarter_of_real_street_files_is_the_same_all_at_once_and_one_by_one(tmp_path: Path) -> None:
    data = shared("data/police-uk", twin="test_each_reader_is_shown_of_every_area_what_they_may_see")
    root = tmp_path / "book"
    new_book(root, name="Safer Hartlepool Partnership", area="Hartlepool")
    files = [
        path
        for folder in STREET
        for path in sorted((data / folder).glob("2025-0[123]-*street*"))
        if _near(path)
    ]
    files += [data.parent / "population" / "mye24tablesew.csv"]
    assert import_files(open_book(root), files, now=NOW).taken
    quarter = _quarter(open_book(root), THE_PUBLIC, Period.parse("2024-25Q4"))

    found = list(every_area(quarter))

    assert len({each.area.code for each in found}) > 10
    assert sum(each.rate.quantity.number > 0 for each in found if isinstance(each.rate.quantity, Known)) > 100
    by_area = {area.code: area for area in areas_held(quarter)}
    assert found == [
        result
        for area in by_area.values()
        for result in quarter_of(quarter.snapshot, quarter.period, area).results_in(area)
    ]


def _near(path: Path) -> bool:
    return any(force in path.name for force in ("cleveland", "northumbria", "durham"))
