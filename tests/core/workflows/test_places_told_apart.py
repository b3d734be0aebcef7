"""Two places of one name: told apart by their small area, or within one by their published point; places of recording last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import make_book
from tests.support.seen import seen_by_an_officer
from tithing.reading import spans as seen
from tithing.reading.book import open_book
from tithing.reading.repeat_places import RepeatPlace, RepeatPlaces, repeat_places
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import import_files

SUPERMARKET = {"Location": "On or near Supermarket"}
ELSEWHERE = {
    "LSOA_code": "E01011949",
    "LSOA_name": "Hartlepool 009A",
    "Longitude": "-1.2297",
    "Latitude": "54.6752",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RepeatPlaces]:
    folder = tmp_path_factory.mktemp("twins")
    made = make_book(folder / "book")
    shops: list[dict[str, str]] = [
        SUPERMARKET,
        {**SUPERMARKET, "Latitude": "54.720000"},
        {**SUPERMARKET, **ELSEWHERE},
    ]
    shops.append({"Location": "On or near Albert Road"})
    rows = [("Shoplifting", place) for place in shops for _ in range(10)]
    rows += [("Other crime", {"Location": "On or near Police Station"})] * 90
    rows += [("Burglary", {})] * 10
    lines = [row(kind, number, **place) for number, (kind, place) in enumerate(rows, start=1)]
    path = folder / "2023-04-cleveland-street.csv"
    path.write_text(
        "\n".join([HEADINGS, *(line.replace("2023-03", "2023-04") for line in lines)]) + "\n",
        encoding="utf-8",
    )
    for month in ("2023-05", "2023-06"):
        empty = folder / f"{month}-cleveland-street.csv"
        empty.write_text("\n".join([HEADINGS, row("Drugs", 1, Month=month)]) + "\n", encoding="utf-8")
        import_files(made, [empty], now=datetime(2026, 11, 2, tzinfo=UTC))
    import_files(made, [path], now=datetime(2026, 11, 2, tzinfo=UTC))
    book = open_book(made.folder.root)
    area = book.gazetteer.get("E06000001")
    quarter = seen.span_of(seen_by_an_officer(book), Period.parse("2023-24Q1"), area)
    own = {result.indicator: result for result in quarter.results}
    return {each.of.indicator: each for each in repeat_places(quarter, own)}


def shown(place: RepeatPlace) -> tuple[str, str, str]:
    return place.name, place.lsoa_name, place.apart


def test_twins_are_told_apart_by_small_area_and_within_one_by_point(found: dict[str, RepeatPlaces]) -> None:
    places = found["street_shoplifting"].places

    assert [shown(place) for place in places] == [
        ("Albert Road", "Hartlepool 001A", ""),
        ("Supermarket", "Hartlepool 009A", ""),
        ("Supermarket", "Hartlepool 001A", "54.7134, -1.2400"),
        ("Supermarket", "Hartlepool 001A", "54.7200, -1.2400"),
    ]
    assert len({shown(place) for place in places}) == len(places)


def test_a_measure_at_a_place_of_recording_alone_comes_last(found: dict[str, RepeatPlaces]) -> None:
    assert list(found) == ["street_shoplifting", "street_burglary", "street_other_crime"]
    assert [place.kind.recorded_at for place in found["street_other_crime"].places] == ["police station"]
