"""An event is placed from the code that was published: exactly, or by best fit and then it says so."""

from __future__ import annotations

import pytest

from tithing.places import reference_files
from tithing.places.gazetteer import load_gazetteer
from tithing.places.known_places import UnknownArea
from tithing.places.placing import place_code, place_codes
from tithing.places.reference_files import lsoa_changes, lsoas

PLACES = load_gazetteer()


@pytest.mark.parametrize("merged", ["E01011973", "E01011976"])
def test_merged_lsoas_are_carried_to_the_one_they_became(merged: str) -> None:
    found = place_code(PLACES, merged)

    assert (found.lsoa, found.district, found.fit) == ("E01035188", "E06000001", "exact")


def test_a_split_lsoa_keeps_its_code_because_the_part_is_not_known() -> None:
    found = place_code(PLACES, "E01033468")  # Middlesbrough 001G, split in two

    assert (found.lsoa, found.district, found.force) == ("E01033468", "E06000002", "E23000013")


def test_a_split_lsoa_whose_parts_lie_in_two_wards_is_placed_by_best_fit() -> None:
    divided = [
        code
        for code, (change, after, _, _, _) in lsoa_changes().items()
        if change == "X" or len({lsoas()[each][0] for each in after}) > 1
    ]

    assert {place_code(PLACES, code).fit for code in divided} == {"best fit"}
    assert len(divided) == 196  # 190 split between wards, 6 redrawn


def test_an_lsoa_in_a_district_of_several_csps_is_in_the_csp_of_its_older_district() -> None:
    barrow = next(code for code, (_, name, _) in lsoas().items() if name.startswith("Barrow-in-Furness"))

    found = place_code(PLACES, barrow)

    assert PLACES.get(found.district).name == "Westmorland and Furness"
    assert PLACES.get(found.csp).name == "Barrow-in-Furness"


def test_every_lsoa_of_both_censuses_is_placed_all_the_way_up() -> None:
    placed, unknown = place_codes(PLACES, [*lsoas(), *lsoa_changes()])

    assert unknown == []
    assert all(each.ward and each.district and each.csp and each.force for each in placed)


def test_a_ward_and_a_district_are_placed_as_far_as_they_go() -> None:
    ward, district = place_code(PLACES, "E05013049"), place_code(PLACES, "E06000001")

    assert (ward.lsoa, ward.ward, ward.district) == ("", "E05013049", "E06000001")
    assert (district.ward, district.csp, district.force) == ("", "E22000027", "E23000013")


@pytest.mark.parametrize("code", ["E01999999", "E05999999", "E06999999", "nowhere", ""])
def test_a_code_that_is_no_place_is_said_to_be_unknown(code: str) -> None:
    with pytest.raises(UnknownArea):
        place_code(PLACES, code)


def test_the_small_areas_of_each_ward_are_those_that_say_so_of_themselves() -> None:
    """They are found in the table's text at once, and not by taking each of its 36,000 lines apart."""
    one_by_one: dict[str, list[str]] = {}
    for code, (ward, _, _) in reference_files.lsoas().items():
        one_by_one.setdefault(ward, []).append(code)

    assert len(one_by_one) > 6000
    assert reference_files.lsoas_by_ward() == one_by_one
