"""Whichever area a partnership has, its wards are those that lie in it whole, each in one list."""

from __future__ import annotations

from collections import Counter

import pytest

from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.areas import AreaKind

PLACES = load_gazetteer()
PARTNERSHIPS = [csp.code for csp in PLACES.all(AreaKind.CSP)]


def test_every_ward_of_today_is_of_one_partnership_or_shared_by_two() -> None:
    listed = Counter(ward.code for csp in PARTNERSHIPS for ward in PLACES.wards_of_csp(csp))
    shared = {ward.code for csp in PARTNERSHIPS for ward in PLACES.wards_it_shares(csp)}

    districts = [area.code for area in PLACES.all(AreaKind.DISTRICT)]
    every = {ward.code for code in districts for ward in PLACES.wards_of(code)}
    assert len(every) > 7000
    assert set(listed.values()) == {1}
    assert set(listed) | shared == every
    assert not set(listed) & shared
    assert len(shared) == 4


@pytest.mark.parametrize(
    ("partnership", "wards", "shares"),
    [
        ("Barrow-in-Furness", 7, False),
        ("Suffolk Coastal", 16, True),
    ],
)
def test_a_partnership_within_a_district_has_its_own(partnership: str, wards: int, shares: bool) -> None:
    code = next(csp.code for csp in PLACES.all(AreaKind.CSP) if csp.name == partnership)

    assert len(PLACES.wards_of_csp(code)) == wards
    assert bool(PLACES.wards_it_shares(code)) is shares


def test_a_partnership_of_two_districts_has_the_wards_of_both() -> None:
    code = PLACES.find("Dartford and Gravesham").code
    districts = PLACES.districts_of_csp(code)

    assert PLACES.wards_of_csp(code) == tuple(
        ward for each in districts for ward in PLACES.wards_of(each.code)
    )
