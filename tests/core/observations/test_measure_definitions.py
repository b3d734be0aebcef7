"""The measures that the packs count: found by every name the packs print, and each saying how it behaves."""

from __future__ import annotations

import csv

import pytest

from tests.support.demonstration import demo_measures
from tests.support.shared import shared
from tithing.vocabulary.breaks import all_breaks
from tithing.vocabulary.offences import offence_tree
from tithing.vocabulary.units import Accumulates, Unit

MEASURES = demo_measures()


def test_every_published_observation_finds_its_measure_by_title_and_unit() -> None:
    path = shared("gold/observations.csv", twin="test_a_measure_is_found_by_what_a_pack_prints_and_by_code")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert rows
    for row in rows:
        found = MEASURES.find(row["measure"], row["unit"])
        base = MEASURES.get(found.slug.partition(".")[0])
        assert base.title == row["measure"].removesuffix(" - position in Most Similar Group")


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Burglary - Residential", "residential_burglary"),
        ("Burglary – Business & Com.", "business_and_community_burglary"),
        ("Other Burglary", "non_domestic_burglary"),
        ("Vehicle Crime (Inc Inter.)", "vehicle_crime"),
        ("Public Disorder", "public_order_offences"),
        ("Possession/Use of drugs", "possession_of_drugs"),
        ("Drug Offences - Supply", "trafficking_of_drugs"),
        ("Misc. Crimes Against Society", "miscellaneous_crimes_against_society"),
        ("TOTAL RECORDED CRIME", "all_recorded_crime"),
        ("AS21 - Personal", "asb_personal"),
        ("ASB incidents reported to the Police", "asb_incidents"),
        ("Repeat Cases of Domestic Violence – MARAC", "repeat_cases_marac"),
        ("Re-offending rate of young offenders*", "young_offenders_reoffending_rate"),
        ("46", "shoplifting"),
        ("28e", "residential_burglary"),
        ("8L", "stalking_and_harassment"),
    ],
)
def test_a_measure_is_found_by_what_a_pack_prints_and_by_code(printed: str, slug: str) -> None:
    assert MEASURES.find(printed).slug == slug


def test_a_supplied_rate_or_rank_is_never_taken_for_a_count() -> None:
    assert (
        MEASURES.find("Shoplifting", "rate per 1,000 population").slug
        == "shoplifting.rate_per_1000_population"
    )
    assert MEASURES.find("Shoplifting - position in Most Similar Group", "rank of 15").unit is Unit.RANK


def test_codes_stand_on_the_smallest_measure_as_the_tree_has_them() -> None:
    assert offence_tree().codes
    for code, slug in offence_tree().codes.items():
        assert code in MEASURES.get(slug).codes
        assert slug not in offence_tree().groups


def test_every_group_and_part_of_the_tree_is_a_measure() -> None:
    assert offence_tree().groups
    for slug, group in offence_tree().groups.items():
        assert slug in MEASURES
        assert all(part in MEASURES for each in group.arrangements for part in each.parts)


def test_a_measure_names_every_break_that_cuts_it_and_none_that_is_unknown() -> None:
    known = {each.slug for each in all_breaks()}

    assert known
    assert list(MEASURES)
    for measure in MEASURES:
        cutting = {each.slug for each in all_breaks() if measure.slug in each.cuts}
        assert cutting <= set(measure.breaks) <= known, measure.slug


def test_burglary_of_homes_is_per_household_and_a_percentage_has_no_denominator() -> None:
    for slug in ("residential_burglary", "domestic_burglary"):
        assert MEASURES.get(slug).denominator == "households"
    for measure in MEASURES:
        if measure.unit is Unit.PERCENT:
            assert measure.denominator == ""
            assert not measure.events
            assert measure.accumulates is not Accumulates.SUM


def test_every_denominator_is_a_measure() -> None:
    assert any(measure.denominator for measure in MEASURES)
    for measure in MEASURES:
        assert not measure.denominator or measure.denominator in MEASURES, measure.slug
