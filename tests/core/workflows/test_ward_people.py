"""A ward's rate is over the people of its small areas, by the fit that places what happened in it; not where one is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import make_book
from tithing.reading import spans as seen
from tithing.reading.book import open_book
from tithing.reading.questions.wards_compared import wards_compared
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.files_in.import_files import import_files

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def rates(folder: Path, *, without: int = 0) -> dict[str, tuple[float | None, float | None, tuple[str, ...]]]:
    """Ward -> its rate, its people and what is said of them, with 100 people in each small area."""
    made = make_book(folder / "book")
    places = made.gazetteer
    lsoas = [lsoa for ward in places.wards_of("E06000001") for lsoa in places.lsoas_in(ward.code)]
    people = folder / "census21_residents_households_lsoa21.csv"
    lines = [f"{lsoa},100,40" for lsoa in lsoas[without:]]
    people.write_text(
        "\n".join(["lsoa21_code,total_residents,total_households", *lines]) + "\n", encoding="utf-8"
    )
    months = []
    for month in ("2023-04", "2023-05", "2023-06"):
        path = folder / f"{month}-cleveland-street.csv"
        path.write_text(
            "\n".join([HEADINGS, *[row("Burglary", n, Month=month) for n in (1, 2)]]) + "\n", encoding="utf-8"
        )
        months.append(path)
    import_files(made, [people, *months], now=NOW)
    book = open_book(made.folder.root)
    quarter = seen.span_of(
        snapshot(book, reader=THE_PUBLIC, at=datetime(2026, 11, 2, 12)),
        Period.parse("2023-24Q1"),
        book.gazetteer.get("E06000001"),
    )
    of = quarter.result("street_burglary", quarter.area)
    assert of is not None
    compared = wards_compared(quarter, of)
    assert number_of(compared.in_no_ward) == 0
    return {
        each.area.code: (
            number_of(each.rate.quantity),
            number_of(each.rate.denominator_value),
            each.rate.notes,
        )
        for each in compared.wards
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_the_people_of_a_ward_are_those_of_its_small_areas(folder: Path) -> None:
    found = rates(folder)

    assert len(found) == 12
    assert sum(people or 0.0 for _, people, _ in found.values()) == 5700
    rate, people, notes = next(each for each in found.values() if each[0])
    assert people is not None
    assert rate == pytest.approx(6 / people * 1000)
    assert any(note.startswith("added up from its small areas") for note in notes)


def test_a_ward_of_which_a_small_area_is_missing_has_no_rate(folder: Path) -> None:
    found = rates(folder, without=1)

    assert sum(people is None for _, people, _ in found.values()) == 1
