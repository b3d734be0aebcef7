"""What a partnership's own names and a newer look-up add to the places."""

from __future__ import annotations

from datetime import date

import pytest

from tithing.places.gazetteer import load_gazetteer
from tithing.places.imported import with_lookups
from tithing.places.known_places import UnknownArea
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind

PLACES = load_gazetteer()


def test_a_partnership_may_name_places_and_draw_its_own() -> None:
    town = Place(Area("LOC-TOWN", "Town centre", AreaKind.LOCAL), parent="E06000001")

    places = PLACES.with_places([town], other_names={"the pools": "E06000001"})

    assert places.find("The Pools").code == "E06000001"
    assert places.find("Victoria ward, the Pools").code == "E05013049"
    assert places.find("Town centre").code == "LOC-TOWN"
    assert places.parents("LOC-TOWN")[0].code == "E06000001"


def test_a_newer_look_up_brings_wards_and_ends_those_it_leaves_out() -> None:
    rows = [{"ward_code": "E05099999", "ward_name": "All of it", "district_code": "E06000001", "year": 2026}]

    places = with_lookups(PLACES, {"ward_district": rows})

    assert [ward.code for ward in places.wards_of("E06000001")] == ["E05099999"]
    assert len(places.wards_of("E06000001", on=date(2025, 1, 1))) == 12
    assert len(places.wards_of("E06000002")) == 20


def test_an_older_look_up_only_adds_what_was_not_known() -> None:
    rows = [
        {"ward_code": "E05013049", "ward_name": "Other name", "district_code": "E06000001", "year": 2017},
        {"ward_code": "E05088888", "ward_name": "Gone", "district_code": "E06000001", "year": 2017},
    ]

    places = with_lookups(PLACES, {"ward_district": rows})

    assert places.get("E05013049").name == "Victoria"
    assert places.get("E05088888").name == "Gone"
    assert len(places.wards_of("E06000001")) == 12


def test_a_newer_look_up_moves_a_district_to_another_csp() -> None:
    row = {
        "district_code": "E06000001", "district_name": "Hartlepool", "csp_code": "E22000999", "csp_name": "Tees Coast",
        "force_code": "E23000013", "force_name": "Cleveland", "year": 2026,
    }  # fmt: skip

    places = with_lookups(PLACES, {"district_csp_force": [row]})

    assert [area.name for area in places.csps_of_district("E06000001")] == ["Tees Coast"]
    assert places.find("Tees Coast").code == "E22000999"
    assert places.force_of("E06000001").code == "E23000013"


def test_a_look_up_of_lsoas_brings_new_ones_and_moves_those_we_have() -> None:
    rows = [
        {
            "lsoa_code": "E01011954", "lsoa_name": "Hartlepool 001A", "ward_code": "E05099999",
            "ward_name": "New", "district_code": "E06000001", "year": 2026,
        },
        {
            "lsoa_code": "E01099999", "lsoa_name": "Hartlepool 099A", "ward_code": "E05099999",
            "ward_name": "New", "district_code": "E06000001", "year": 2026,
        },
    ]  # fmt: skip

    places = with_lookups(PLACES, {"lsoa_ward_district": rows})

    assert places.lsoas_in("E05099999") == ("E01011954", "E01099999")
    assert places.get("E01099999").name == "Hartlepool 099A"


def test_an_older_look_up_of_lsoas_moves_none() -> None:
    row = {
        "lsoa_code": "E01011954", "lsoa_name": "", "ward_code": "E05013049",
        "ward_name": "Victoria", "district_code": "E06000001", "year": 2019,
    }  # fmt: skip

    places = with_lookups(PLACES, {"lsoa_ward_district": [row]})

    assert places.lsoas["E01011954"] == PLACES.lsoas["E01011954"]


def test_a_newer_look_up_gives_an_area_its_newer_name_and_keeps_the_older() -> None:
    row = {
        "district_code": "E06000001", "district_name": "Hartlepool Bay", "region_code": "E12000001",
        "region_name": "North East", "year": 2026,
    }  # fmt: skip

    places = with_lookups(PLACES, {"district_region": [row]})

    assert places.get("E06000001").name == "Hartlepool Bay"
    assert places.find("Hartlepool").code == "E06000001"
    assert (
        with_lookups(PLACES, {"district_region": [{**row, "year": 2019}]}).get("E06000001").name
        == "Hartlepool"
    )


def test_a_district_that_we_do_not_know_is_added_by_any_look_up() -> None:
    row = {
        "district_code": "E06000999", "district_name": "Newtown", "csp_code": "E22000998", "csp_name": "Newtown",
        "force_code": "E23000013", "force_name": "Cleveland", "year": 2019,
    }  # fmt: skip

    places = with_lookups(PLACES, {"district_csp_force": [row]})

    assert places.find("Newtown").code == "E06000999"
    assert places.force_of("E06000999").code == "E23000013"


def test_what_one_book_adds_no_other_book_finds() -> None:
    ward = Place(Area("E05999991", "Zimbolquen", AreaKind.WARD), parent="E06000001")
    district = Place(Area("E06999991", "Vorlingap", AreaKind.DISTRICT))
    one = PLACES.with_places([ward, district])
    assert [one.find(name).code for name in ("Zimbolquen", "Vorlingap")] == ["E05999991", "E06999991"]

    for name in ("Zimbolquen", "Vorlingap"):
        with pytest.raises(UnknownArea):
            load_gazetteer().with_places().find(name)
