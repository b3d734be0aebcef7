"""A quarter of real street files, counted by several forces, is the same in all areas at once and area by area."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.core.reading.withholding import NOW
from tests.support.seen import BY_THE_PUBLIC
from tests.support.shared import shared
from tithing.indicators.result import Result
from tithing.reading.areas import own_area
from tithing.reading.book import open_book
from tithing.reading.questions.all_areas import in_all_areas
from tithing.reading.snapshot import snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

QUARTER = Period.parse("2024-25Q4")
FOLDERS = ("cleveland/street", "comparators/northumbria", "national-2025-q1/2025-01")
FORCES = ("cleveland", "northumbria", "durham")
TWIN = "tests/core/reading/test_all_areas.py::test_what_stands_side_by_side_is_the_same_among_all_areas"


def test_a_quarter_of_real_street_files_is_the_same_all_at_once_and_area_by_area(tmp_path: Path) -> None:
    data = shared("data/police-uk", twin=TWIN)
    new_book(tmp_path / "book", name="Safer Hartlepool Partnership", area="Hartlepool")
    people = data.parent / "population" / "mye24tablesew.csv"
    assert import_files(open_book(tmp_path / "book"), [*_street(data), people], now=NOW).taken
    seen = snapshot(tmp_path / "book", **BY_THE_PUBLIC)
    own = own_area(seen)  # to whom alone the framework promises something

    found = [each for each in in_all_areas(seen, QUARTER) if each.area != own]

    areas = {each.area.code: each.area for each in found}
    assert len(areas) > 10
    assert _rates(found) > 100
    assert found == [
        each for area in areas.values() for each in span_of(seen, QUARTER, area).results_in(area)
    ]


def _street(data: Path) -> list[Path]:
    street = (path for folder in FOLDERS for path in sorted((data / folder).glob("2025-0[123]-*street*")))
    return [path for path in street if any(force in path.name for force in FORCES)]


def _rates(results: Iterable[Result]) -> int:
    return sum(isinstance(each.rate.quantity, Known) for each in results)
