"""Which authorities the law names sit on a body, by the seat that somebody holds (R1, R7)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.governance.test_succession import MERGING
from tests.support.structure import ORGANISATIONS, STRATEGY, structure
from tithing.governance.cover import AuthorityCover, cover
from tithing.governance.structure import Structure
from tithing.vocabulary.law.authorities import all_limbs, limbs_for

ALL = {"council-leader", "police", "fire", "health", "homes"}
UNITARY, DISTRICT, WELSH = "E06000001", "E07000117", "W06000022"


def covered(found: Structure, on: date, held: set[str], *, area: str = UNITARY) -> tuple[AuthorityCover, ...]:
    body = found.body("strategy-group")
    assert body is not None
    return cover(found, body, on, held=held, areas=[area])


def test_an_authority_is_covered_by_a_seat_that_somebody_holds() -> None:
    rows = covered(structure(), date(2026, 1, 1), {"council-leader", "police", "health", "homes"})

    assert {each.limb.slug: each.why_not(date(2026, 1, 1)) for each in rows} == {
        "council": "",
        "police": "",
        "fire": "Nobody is named for its seat",
        "health_england": "",
        "probation": "No organisation of this kind is named",
    }


@pytest.mark.parametrize(
    ("day", "health"),
    [
        (date(2022, 6, 30), "X Clinical Commissioning Group"),
        (date(2022, 7, 1), "North Integrated Care Board"),
    ],
)
def test_the_body_of_the_day_is_the_authority_and_sits_where_the_one_before_sat(
    day: date, health: str
) -> None:
    row = next(each for each in covered(structure(), day, ALL) if each.limb.slug == "health_england")

    assert row.organisation is not None
    assert (row.organisation.name, row.is_covered) == (health, True)


def test_a_council_that_merges_is_covered_by_the_seats_of_those_before() -> None:
    merging = structure(organisations=MERGING)

    rows = [covered(merging, day, ALL)[0] for day in (date(2028, 3, 31), date(2028, 4, 1))]

    assert [each.organisation.name for each in rows if each.organisation] == [
        "X Borough Council",
        "Coast Council",
    ]
    assert [each.is_covered for each in rows] == [True, True]


def test_one_person_with_two_seats_covers_by_each_and_one_seat_covers_one() -> None:
    assert [each.is_covered for each in covered(structure(), date(2026, 1, 1), {"fire"})] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_who_was_invited_covers_nothing() -> None:
    invited = structure(
        organisations=ORGANISATIONS.replace(
            'kind = "housing association"', 'kind = "probation service"\nlimb = "probation"'
        )
    )

    row = covered(invited, date(2026, 1, 1), ALL)[-1]

    assert (row.is_covered, row.why_not(date(2026, 1, 1))) == (False, "X Homes has no seat")


def test_several_providers_of_one_limb_have_a_row_each() -> None:
    both = ORGANISATIONS + "".join(
        f'\n[[organisations]]\nslug = "{slug}"\nname = "{slug}"\nkind = "{kind}"\nlimb = "probation"\n'
        for slug, kind in (("nps", "probation service"), ("crc", "community rehabilitation company"))
    )

    days = (date(2018, 6, 22), date(2021, 7, 1))
    rows = [covered(structure(organisations=both), day, ALL) for day in days]

    assert [sum(1 for each in found if each.limb.slug == "probation") for found in rows] == [2, 1]


def test_a_county_council_is_one_where_a_district_lies_in_a_county_and_health_is_the_nations_own() -> None:
    day = date(2025, 7, 1)

    limbs = {area: [each.slug for each in limbs_for([area], day)] for area in (UNITARY, DISTRICT, WELSH)}

    assert "county_council" in limbs[DISTRICT]
    assert "county_council" not in [*limbs[UNITARY], *limbs[WELSH]]
    assert [each for each in limbs[WELSH] if "health" in each] == ["health_wales"]
    assert limbs_for(["LOC-QUAY"], day) == ()


def test_the_table_of_limbs_says_of_each_day_how_surely_it_is_known() -> None:
    kinds = [kind for limb in all_limbs() for kind in limb.kinds]

    assert len(kinds) > 10
    assert {each.status for each in kinds} == {"V", "V/K", "K"}
    assert all(each.ends is None or each.begins < each.ends for each in kinds)
    assert all(each.source for each in all_limbs())
    assert [each.slug for each in limbs_for([UNITARY], date(2011, 1, 1))].count("police_authority") == 1
    assert "police_authority" not in [each.slug for each in limbs_for([UNITARY], date(2012, 1, 16))]


def test_of_several_seats_that_nobody_holds_it_is_said_of_any() -> None:
    second = STRATEGY + '\n[[seats]]\nslug = "fire-two"\nclass = "organisation"\norganisation = "fire"\n'

    rows = covered(structure(strategy_group=second), date(2026, 1, 1), {"police"})

    assert [each.why_not(date(2026, 1, 1)) for each in rows if each.limb.slug == "fire"] == [
        "Nobody is named for any of its seats"
    ]
