"""The offence tree and its breaks (R70 to R76)."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from tithing.vocabulary.breaks import all_breaks, break_called, breaks_between
from tithing.vocabulary.offences import (
    AGAINST_SOCIETY,
    TREE,
    VICTIM_BASED,
    arrangements_of,
    group_of_code,
    is_victim_based,
    offence_tree,
    parts_of,
    within,
)
from tithing.vocabulary.period import Period

BEFORE, AFTER = Period.parse("2016-17Q4"), Period.parse("2017-18Q4")


@pytest.mark.parametrize(
    ("slug", "victim_based"),
    [
        ("homicide", True),
        ("shoplifting", True),
        ("robbery_of_business_property", True),
        ("arson", True),
        ("drug_offences", False),
        ("possession_of_weapons_offences", False),
        ("public_order_offences", False),
        ("miscellaneous_crimes_against_society", False),
    ],
)
def test_an_offence_has_a_victim_or_is_against_society(slug: str, victim_based: bool) -> None:
    assert is_victim_based(slug) is victim_based
    assert (slug in within(AGAINST_SOCIETY)) is not victim_based


def test_every_group_is_inside_all_recorded_crime_once() -> None:
    inside = within("all_recorded_crime")

    assert len(inside) == len(set(inside))
    assert {VICTIM_BASED, AGAINST_SOCIETY, "rape", "theft_of_a_vehicle"} <= set(inside)
    assert "asb_incidents" not in inside  # incidents, not offences (R76)
    assert "hate_incidents" not in inside


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("1", "homicide"),
        ("4.10", "homicide"),
        ("8n", "violence_with_injury"),
        ("8L", "stalking_and_harassment"),
        ("28A", "domestic_burglary"),
        ("28E", "residential_burglary"),
        ("30C", "business_and_community_burglary"),
        ("34B", "robbery_of_personal_property"),
        ("46", "shoplifting"),
        ("92D", "possession_of_drugs"),
        ("999Z", None),
    ],
)
def test_a_home_office_code_belongs_to_its_smallest_group(code: str, group: str | None) -> None:
    assert group_of_code(code) == group


def test_codes_that_moved_stood_in_their_old_group_before_the_day() -> None:
    assert group_of_code("8L", on=date(2017, 1, 1)) == "violence_without_injury"
    assert group_of_code("8L", on=date(2021, 4, 1)) == "stalking_and_harassment"
    assert group_of_code("4.4", on=date(2017, 1, 1)) == "violence_with_injury"


def test_no_code_belongs_to_two_groups() -> None:
    written = tomllib.loads(TREE.read_text(encoding="utf-8"))["codes"].values()
    codes = [code.upper() for group in written for code in group]

    assert len(codes) == len(set(codes)) == len(offence_tree().codes)


def test_the_parts_of_burglary_and_of_violence_are_those_of_the_day() -> None:
    assert parts_of("total_burglary", on=date(2017, 3, 31)) == ("domestic_burglary", "non_domestic_burglary")
    assert "residential_burglary" in parts_of("total_burglary", on=date(2017, 4, 1))
    assert len(parts_of("violence_against_the_person", on=date(2017, 4, 1))) == 3
    assert len(parts_of("violence_against_the_person", on=date(2021, 4, 1))) == 5
    assert parts_of("shoplifting", on=date(2021, 4, 1)) == ()


def test_every_arrangement_cites_its_rule_and_how_surely_it_is_known() -> None:
    assert any(arrangements_of(slug) for slug in offence_tree().groups)
    for group in offence_tree().groups.values():
        for arrangement in arrangements_of(group.slug):
            assert arrangement.rule.startswith("R7")
            assert arrangement.status in ("V", "K")


@pytest.mark.parametrize(
    "slug",
    ["residential_burglary", "domestic_burglary", "business_and_community_burglary", "non_domestic_burglary"],
)
def test_april_2017_cuts_each_burglary_subgroup(slug: str) -> None:
    found = breaks_between(slug, earlier=BEFORE, later=AFTER)

    assert [each.slug for each in found if each.refuse] == ["burglary_april_2017"]
    assert breaks_between(f"{slug}.msg_rank", earlier=BEFORE, later=AFTER) == found


@pytest.mark.parametrize("slug", ["total_burglary", "shoplifting", "theft_offences"])
def test_april_2017_does_not_cut_the_total_or_another_offence(slug: str) -> None:
    assert breaks_between(slug, earlier=BEFORE, later=AFTER) == ()


@pytest.mark.parametrize(
    ("earlier", "later", "cut"),
    [
        ("2016-17Q4", "2017-18Q1", True),  # the day itself begins the later one
        ("2016-17Q3", "2016-17Q4", False),
        ("2017-18Q1", "2018-19Q1", False),
        ("2016-17", "2017-18", True),
        ("12m-to-2017-06", "12m-to-2018-06", True),  # the earlier year holds both definitions
    ],
)
def test_a_break_lies_between_two_periods(earlier: str, later: str, cut: bool) -> None:
    burglary = break_called("burglary_april_2017")

    assert burglary.lies_between(Period.parse(earlier), Period.parse(later)) is cut


def test_every_break_cites_where_it_is_written_and_how_surely_it_is_known() -> None:
    assert {each.rule for each in all_breaks()} == {"R72", "R73", "R74", "R75"}
    for each in all_breaks():
        assert each.status in ("V", "K")
        assert each.citation
        assert each.words
        assert not each.words.endswith(".")
