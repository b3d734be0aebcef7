"""Areas with two codes, and areas made of whole districts (CSP to district is many to many)."""

from __future__ import annotations

import pytest

from tithing.indicators.districts import same_area, whole_districts
from tithing.places.gazetteer import load_gazetteer

HARTLEPOOL, SAFER_HARTLEPOOL, CLEVELAND = "E06000001", "E22000027", "E23000013"


@pytest.mark.parametrize(
    ("area", "other"), [(HARTLEPOOL, SAFER_HARTLEPOOL), (SAFER_HARTLEPOOL, HARTLEPOOL), (CLEVELAND, "")]
)
def test_a_partnership_of_one_whole_district_is_that_district(area: str, other: str) -> None:
    assert same_area(area, load_gazetteer()) == other


def test_a_force_is_its_districts() -> None:
    assert sorted(whole_districts(CLEVELAND, load_gazetteer())) == [f"E0600000{n}" for n in (1, 2, 3, 4)]


def test_a_partnership_of_two_districts_is_both_and_neither_alone() -> None:
    places = load_gazetteer()
    csp = places.find("East and Mid Devon").code

    names = {places.get(code).name for code in whole_districts(csp, places)}

    assert names == {"East Devon", "Mid Devon"}
    assert [same_area(code, places) for code in whole_districts(csp, places)] == ["", ""]


def test_a_district_that_several_partnerships_share_is_none_of_them_whole() -> None:
    places = load_gazetteer()
    cumberland = places.find("Cumberland").code

    csps = places.csps_of_district(cumberland)

    assert len(csps) > 1
    assert [whole_districts(csp.code, places) for csp in csps] == [()] * len(csps)
    assert same_area(cumberland, places) == ""
