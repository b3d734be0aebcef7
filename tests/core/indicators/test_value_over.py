"""The value over a period: supplied, or added up from shorter periods or from parts, with every gap named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import SANDPORT, evidence, observation
from tithing.indicators.counted.value_over import FROM_PARTS, value_over
from tithing.indicators.counted.year_to_date import year_to_date
from tithing.indicators.result import At
from tithing.observations.observation import Observation
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Status, Suppressed, number_of


def over(measure: str, period: str, *rows: Observation) -> At:
    return value_over(evidence(*rows), measure, area=SANDPORT.code, period=Period.parse(period))


def to_date(measure: str, period: str, *rows: Observation):
    return year_to_date(evidence(*rows), measure, area=SANDPORT.code, period=Period.parse(period))


def test_a_supplied_value_is_used_as_it_is() -> None:
    at = over(
        "shoplifting", "2017-18Q4", observation("shoplifting", 412), observation("shoplifting", 1, "2018-01")
    )

    assert at.quantity == Known(412.0)
    assert [ref.file for ref in at.sources] == ["returns.csv"]


def test_a_quarter_nobody_supplied_is_the_sum_of_its_months() -> None:
    at = over(
        "asb_incidents",
        "2020-21Q3",
        observation("asb_incidents", 518, "2020-10"),
        observation("asb_incidents", 426, "2020-11"),
        observation("asb_incidents", 302, "2020-12"),
    )

    assert number_of(at.quantity) == 1246


def test_a_month_that_is_missing_is_named_and_nothing_is_summed() -> None:
    at = over(
        "asb_incidents",
        "2020-21Q3",
        observation("asb_incidents", 518, "2020-10"),
        observation("asb_incidents", 302, "2020-12"),
    )

    assert isinstance(at.quantity, Missing)
    assert at.quantity.words == "not yet imported for Nov 2020"


def test_a_year_names_whole_quarters_and_single_months_that_are_missing() -> None:
    at = over(
        "asb_incidents",
        "2020-21",
        observation("asb_incidents", 10, "2020-21Q1"),
        observation("asb_incidents", 10, "2020-10"),
        observation("asb_incidents", 10, "2020-11"),
    )

    assert isinstance(at.quantity, Missing)
    assert at.quantity.words == "not yet imported for Jul to Sep 2020, Dec 2020, Jan to Mar 2021"


def test_a_supplied_reason_is_kept_with_its_expected_date() -> None:
    promised = Missing("Data expected September 17", date(2017, 9, 30))

    at = over("first_time_entrants", "2017-18Q1", observation("first_time_entrants", promised, "2017-18Q1"))

    assert at.quantity == promised


def test_missing_suppressed_and_zero_stay_three_things() -> None:
    months = ("2018-01", "2018-02", "2018-03")
    zeros = [observation("rape", 0, month) for month in months]

    assert over("rape", "2017-18Q4", *zeros).quantity == Known(0.0)
    assert isinstance(over("rape", "2017-18Q4", *zeros[:2]).quantity, Missing)
    hidden = observation("rape", Suppressed(), "2018-03")
    assert isinstance(over("rape", "2017-18Q4", *zeros[:2], hidden).quantity, Suppressed)


def test_what_is_hidden_one_way_is_not_told_by_another() -> None:
    hidden = [observation("robbery", Suppressed(), quarter) for quarter in ("2017-18Q1", "2017-18Q2")]
    parts = [
        observation(f"robbery_of_{of}_property", 0, quarter)
        for of in ("business", "personal")
        for quarter in ("2017-18Q1", "2017-18Q2")
    ]

    assert isinstance(to_date("robbery", "2017-18Q2", *hidden, *parts).at.quantity, Suppressed)
    assert isinstance(over("robbery", "2017-18Q2-ytd", *hidden, *parts).quantity, Suppressed)
    assert to_date("robbery", "2017-18Q2", *parts).at.quantity == Known(0.0)


def test_a_sum_of_which_one_part_is_hidden_and_another_missing_is_missing() -> None:
    rows = [observation("rape", Suppressed(), "2018-01"), observation("rape", 2, "2018-02")]

    assert isinstance(over("rape", "2017-18Q4", *rows).quantity, Missing)


def test_a_sum_is_only_as_sure_as_its_least_sure_month() -> None:
    at = over(
        "robbery",
        "2017-18Q4",
        observation("robbery", 1, "2018-01"),
        observation("robbery", 2, "2018-02"),
        observation("robbery", Known(3.0, Status.PROVISIONAL), "2018-03"),
    )

    assert at.quantity == Known(6.0, Status.PROVISIONAL)


def test_a_rolling_or_a_percentage_is_never_added_up() -> None:
    for measure in ("opiate_users_in_effective_treatment", "repeat_cases_marac", "troubled_families_engaged"):
        months = [observation(measure, 5, month) for month in ("2018-01", "2018-02", "2018-03")]

        assert isinstance(over(measure, "2017-18Q4", *months).quantity, Missing)


def test_a_whole_is_added_up_from_its_parts_and_says_so() -> None:
    at = over(
        "robbery",
        "2017-18Q4",
        observation("robbery_of_business_property", 5),
        observation("robbery_of_personal_property", 31),
    )

    assert at.quantity == Known(36.0)
    assert FROM_PARTS in at.notes


def test_a_whole_with_a_part_missing_names_the_part() -> None:
    at = over("robbery", "2017-18Q4", observation("robbery_of_business_property", 5))

    assert isinstance(at.quantity, Missing)
    assert "Robbery of personal property" in at.quantity.words


def test_total_burglary_is_added_up_in_the_parts_that_were_printed() -> None:
    """R73's own figures: May 2016 163 and 336, May 2017 327 and 123."""
    before = (observation("domestic_burglary", 163), observation("non_domestic_burglary", 336))
    after = (observation("residential_burglary", 327), observation("business_and_community_burglary", 123))

    assert number_of(over("total_burglary", "2017-18Q4", *before).quantity) == 499
    assert number_of(over("total_burglary", "2017-18Q4", *after).quantity) == 450


def test_parts_of_two_definitions_are_never_mixed() -> None:
    at = over(
        "total_burglary",
        "2017-18Q4",
        observation("domestic_burglary", 163),
        observation("business_and_community_burglary", 123),
    )

    assert isinstance(at.quantity, Missing)


def test_violence_is_added_from_five_subgroups_only_when_all_five_are_known() -> None:
    three = [
        observation("homicide", 0),
        observation("violence_with_injury", 218),
        observation("violence_without_injury", 401),
    ]
    five = [
        *three,
        observation("stalking_and_harassment", 100),
        observation("death_or_serious_injury_unlawful_driving", 1),
    ]

    assert number_of(over("violence_against_the_person", "2017-18Q4", *three).quantity) == 619
    assert number_of(over("violence_against_the_person", "2017-18Q4", *five).quantity) == 720
    assert isinstance(over("violence_against_the_person", "2017-18Q4", *five[:4]).quantity, Missing)


def test_a_frameworks_grouping_goes_before_the_tree() -> None:
    parts = ("acquisitive_crime_excluding_robbery", "robbery", "theft_from_the_person")
    known = evidence(
        observation("acquisitive_crime_excluding_robbery", 1385),
        observation("robbery", 36),
        observation("theft_from_the_person", 13),
        groupings=(("acquisitive_crime_including_robbery", parts),),
    )

    at = value_over(
        known, "acquisitive_crime_including_robbery", area=SANDPORT.code, period=Period.parse("2017-18Q4")
    )

    assert number_of(at.quantity) == 1434


def test_a_grouping_that_goes_round_in_a_circle_comes_to_an_end() -> None:
    known = evidence(
        observation("rape", 3),
        groupings=(("robbery", ("homicide", "rape")), ("homicide", ("robbery", "rape"))),
    )

    at = value_over(known, "robbery", area=SANDPORT.code, period=Period.parse("2017-18Q4"))

    assert isinstance(at.quantity, Missing)


def test_two_suppliers_who_differ_are_both_named() -> None:
    at = over(
        "fly_tipping_reports",
        "2017-18Q4",
        observation("fly_tipping_reports", 600, supplier="contact_centre"),
        observation("fly_tipping_reports", 614, supplier="environment_team"),
    )

    assert isinstance(at.quantity, Known)
    assert any("600" in note and "614" in note for note in at.notes)


@pytest.mark.parametrize("written", ["2016-17", "2016-17Q4-ytd", "12m-to-2017-03"])
def test_twelve_months_are_found_by_whichever_name_they_were_supplied(written: str) -> None:
    assert (
        number_of(over("shoplifting", "2016-17", observation("shoplifting", 1256, written)).quantity) == 1256
    )


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12))
def test_a_year_of_months_is_what_a_person_would_add(counts: list[int]) -> None:
    months = Period.parse("2017-18").months()
    rows = [observation("shoplifting", n, month.code) for n, month in zip(counts, months, strict=True)]

    assert number_of(over("shoplifting", "2017-18", *rows).quantity) == sum(counts)


# -- year to date -----------------------------------------------------------------------------------------


def test_year_to_date_of_events_is_the_sum_of_the_quarters_so_far() -> None:
    found = to_date(
        "noise_complaints",
        "2020-21Q2",
        observation("noise_complaints", 175, "2020-21Q1"),
        observation("noise_complaints", 179, "2020-21Q2"),
    )

    assert number_of(found.at.quantity) == 354


def test_a_supplied_year_to_date_goes_before_the_sum_and_the_difference_is_noted() -> None:
    found = to_date(
        "noise_complaints",
        "2020-21Q2",
        observation("noise_complaints", 175, "2020-21Q1"),
        observation("noise_complaints", 179, "2020-21Q2"),
        observation("noise_complaints", 360, "2020-21Q2-ytd"),
    )

    assert number_of(found.at.quantity) == 360
    assert found.disagrees_by == 6
    assert any("354" in note and "6 more" in note for note in found.at.notes)


@pytest.mark.parametrize(
    "measure", ["troubled_families_engaged", "opiate_users_in_effective_treatment", "reoffences_per_offender"]
)
def test_year_to_date_of_a_total_a_rolling_year_or_a_cohort_is_its_latest_value(measure: str) -> None:
    rows = [observation(measure, 500, "2017-18Q3"), observation(measure, 769, "2017-18Q4")]

    found = to_date(measure, "2017-18Q4", *rows)

    assert number_of(found.at.quantity) == 769
    assert found.at.period == Period.parse("2017-18Q4-ytd")


def test_year_to_date_of_a_percentage_is_only_ever_as_supplied() -> None:
    quarter = observation("alcohol_users_completing_treatment", 34.6, "2020-21Q3")
    supplied = observation("alcohol_users_completing_treatment", 34.1, "2020-21Q3-ytd")

    assert isinstance(
        to_date("alcohol_users_completing_treatment", "2020-21Q3", quarter).at.quantity, NotApplicable
    )
    assert (
        number_of(to_date("alcohol_users_completing_treatment", "2020-21Q3", quarter, supplied).at.quantity)
        == 34.1
    )


def test_year_to_date_in_the_first_quarter_is_that_quarter() -> None:
    found = to_date("shoplifting", "2017-18Q1", observation("shoplifting", 412, "2017-18Q1"))

    assert number_of(found.at.quantity) == 412


def test_year_to_date_of_a_whole_is_that_of_its_parts_where_its_own_quarters_have_gaps() -> None:
    found = to_date(
        "drug_offences",
        "2020-21Q4",
        observation("possession_of_drugs", 74, "2020-21Q4"),
        observation("trafficking_of_drugs", 24, "2020-21Q4"),
        observation("possession_of_drugs", 306, "2020-21Q4-ytd"),
        observation("trafficking_of_drugs", 171, "2020-21Q4-ytd"),
    )

    assert number_of(found.at.quantity) == 477
