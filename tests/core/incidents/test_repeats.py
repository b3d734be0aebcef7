"""Places with ten or more incidents in a period."""

from __future__ import annotations

import polars as pl

from tithing.incidents.repeats import repeat_locations, repeat_locations_of_each
from tithing.vocabulary.period import Period

QUARTER = Period.parse("2023-24Q1")


def at(location: str, times: int, **other: object) -> list[dict[str, object]]:
    base = {
        "location": location, "lsoa": "E01011954", "ward": "E05013039", "district": "E06000001",
        "longitude": -1.24, "latitude": 54.71, "month": "2023-04", "measure": "street_shoplifting",
    }  # fmt: skip
    return [{**base, **other}] * times


def found(*groups: list[dict[str, object]], minimum: int = 10) -> list[tuple[str, int]]:
    rows = [row for group in groups for row in group]
    places = repeat_locations(pl.DataFrame(rows), period=QUARTER, district="E06000001", minimum=minimum)
    return [(place.name, place.incidents) for place in places]


def test_ten_make_a_repeat_location_and_nine_do_not() -> None:
    assert found(at("On or near Ten", 10), at("On or near Nine", 9)) == [("Ten", 10)]


def test_months_of_the_period_and_types_add_up() -> None:
    april, june = at("On or near Park", 6), at("On or near Park", 6, month="2023-06", measure="street_drugs")
    july = at("On or near Park", 20, month="2023-07")

    assert found(april, june, july) == [("Park", 12)]


def test_two_points_of_one_name_are_two_places() -> None:
    assert found(at("On or near Supermarket", 9), at("On or near Supermarket", 9, longitude=-1.2)) == []


def test_another_district_and_rows_without_a_place_are_left_out() -> None:
    elsewhere = at("On or near Park", 20, district="E06000002")
    nowhere = at("No Location", 20, longitude=None, latitude=None)

    assert found(elsewhere, nowhere) == []


def test_a_point_without_a_name_is_called_after_its_area() -> None:
    assert found(at("On or near ", 11)) == [("unnamed point in E01011954", 11)]


def test_the_most_frequent_come_first_with_their_types() -> None:
    mixed = at("On or near B", 4) + at("On or near B", 8, measure="street_drugs")
    frame = pl.DataFrame([*at("On or near A", 11), *mixed])

    places = repeat_locations(frame, period=QUARTER, district="E06000001")

    assert [place.name for place in places] == ["B", "A"]
    assert places[0].by_measure == (("street_drugs", 8), ("street_shoplifting", 4))


def test_gone_through_once_each_measure_has_the_places_it_has_by_itself() -> None:
    mixed = at("On or near B", 12) + at("On or near B", 11, measure="street_drugs", ward="E05013040")
    few = at("On or near C", 9, measure="street_arson") + at("On or near C", 9, measure="street_drugs")
    frame = pl.DataFrame([*at("On or near A", 12, latitude=54.7), *mixed, *few])
    measures = ["street_arson", "street_drugs", "street_shoplifting"]

    together = repeat_locations_of_each(frame, period=QUARTER, district="E06000001", measures=measures)

    for measure in measures:
        alone = repeat_locations(frame, period=QUARTER, district="E06000001", measures=[measure])
        assert together.get(measure, ()) == alone
    assert {each: len(places) for each, places in together.items()} == {
        "street_drugs": 1,
        "street_shoplifting": 2,
    }
