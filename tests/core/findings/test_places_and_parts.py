"""Rank among areas, the share of a part, and where a count concentrates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.findings.cast import (
    CLEVELAND,
    HARTLEPOOL,
    MIDDLESBROUGH,
    NONE_SET,
    REDCAR,
    STOCKTON,
    a_result,
    quantity_of,
)
from tithing.findings.fact import Fact, FactKind
from tithing.findings.inputs import CountByPlace, PlaceCount, SeparatePart
from tithing.findings.rules import concentration, rank, repeat_places, share_of_part
from tithing.findings.rules.rank import RANK_BY_CHANGE, RANK_BY_RATE
from tithing.findings.subject import Subject
from tithing.indicators.result import Rate, Result
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Suppressed
from tithing.vocabulary.units import Unit

OWN = a_result(1246, 896, slug="asb_incidents", people=93_700)
NEIGHBOURS = (
    a_result(1762, 1407, slug="asb_incidents", people=137_700, area=REDCAR),
    a_result(2478, 1884, slug="asb_incidents", people=140_800, area=MIDDLESBROUGH),
    a_result(2425, 1723, slug="asb_incidents", people=125_000, area=STOCKTON),
)
FORCE = a_result(7911, 5910, slug="asb_incidents", people=497_200, area=CLEVELAND)


def ranks(own: Result = OWN, areas: tuple[Result, ...] = NEIGHBOURS) -> dict[FactKind, Fact]:
    return {fact.kind: fact for fact in rank.ranks_of(own, areas)}


def test_hartlepool_had_the_second_lowest_rate_and_the_second_greatest_increase() -> None:
    # October to December 2020, as the pack says.
    facts = ranks()

    by_rate, by_change = facts[RANK_BY_RATE], facts[RANK_BY_CHANGE]
    assert (by_rate.number("rank"), by_rate.number("of")) == (2, 4)
    assert (by_change.number("from_highest"), by_change.text("moved")) == (2, "all rose")


def test_areas_stand_in_order_with_the_own_one_marked() -> None:
    fact = ranks()[RANK_BY_RATE]

    assert [item.name for item in fact.items] == [
        "Redcar and Cleveland",
        "Hartlepool",
        "Middlesbrough",
        "Stockton-on-Tees",
    ]
    assert [item.code for item in fact.items if item.marked] == [HARTLEPOOL.code]


def test_a_rank_says_how_sure_it_is() -> None:
    fact = ranks()[RANK_BY_RATE]

    assert (fact.number("lowest_rank"), fact.number("highest_rank")) == (1, 2)


def test_the_force_is_no_member_of_a_ranking_of_districts() -> None:
    assert ranks(areas=(*NEIGHBOURS, FORCE))[RANK_BY_RATE].number("of") == 4


def test_with_an_area_missing_there_is_no_rank() -> None:
    absent = a_result(Missing(), 1407, slug="asb_incidents", people=137_700, area=REDCAR)

    assert ranks(areas=(absent, *NEIGHBOURS[1:])) == {}


def test_no_area_beside_it_is_no_rank() -> None:
    assert ranks(areas=(OWN, FORCE)) == {}


def test_equal_areas_share_a_rank() -> None:
    twin = a_result(1246, 896, slug="asb_incidents", people=93_700, area=REDCAR)

    fact = ranks(areas=(twin, *NEIGHBOURS[1:]))[RANK_BY_RATE]

    assert (fact.number("rank"), fact.number("tied"), fact.number("from_highest")) == (1, 2, 3)


def test_a_supplied_rate_is_ranked_without_saying_how_sure() -> None:
    own, other = (
        replace(a_result(value, 5.0, unit=Unit.RATE_PER_1000_POPULATION, area=area), rate=Rate(NONE_SET))
        for value, area in ((13.3, HARTLEPOOL), (12.8, REDCAR))
    )

    fact = ranks(own, (other,))[RANK_BY_RATE]

    assert fact.number("rank") == 2
    assert isinstance(fact.figure("lowest_rank").quantity, NotApplicable)


# -- the share of a part ----------------------------------------------------------------------------------


def part(
    whole: tuple[float, float], piece: tuple[float | Quantity, float | Quantity], *, new: bool = False
) -> SeparatePart:
    return SeparatePart(
        a_result(*whole, slug="asb_incidents"),
        a_result(*piece, slug="asb_covid_related", title="COVID related incidents"),
        new=new,
    )


def test_without_covid_related_incidents_the_quarter_was_static() -> None:
    (fact,) = share_of_part.find([part((1246, 896), (348, NONE_SET), new=True)])

    assert fact.number("share") == pytest.approx(27.93, abs=0.01)
    assert (fact.number("without"), fact.number("without_before")) == (898, 896)
    assert (fact.text("static"), fact.direction) == ("yes", Direction.NO_CLEAR_CHANGE)
    assert (fact.text("part"), fact.chance) == ("COVID related incidents", "could be chance")


def test_a_part_that_was_counted_a_year_ago_is_left_out_of_both_years() -> None:
    (fact,) = share_of_part.find([part((1065, 951), (135, 17))])

    assert (fact.number("without"), fact.number("without_before")) == (930, 934)
    assert fact.number("without_difference") == -4


def test_a_part_unknown_a_year_ago_leaves_the_earlier_figure_unknown_with_its_reason() -> None:
    (fact,) = share_of_part.find([part((1065, 951), (135, Missing("not recorded then")))])

    assert fact.figure("without_before").quantity == Missing("not recorded then")
    assert (fact.p_value, fact.direction, fact.text("static")) == (None, Direction.UNKNOWN, "")


@pytest.mark.parametrize("piece", [Missing(), Suppressed(), 1300])
def test_an_unknown_part_or_one_larger_than_its_whole_gives_no_fact(piece: float | Quantity) -> None:
    assert share_of_part.find([part((1246, 896), (piece, 0))]) == ()


def test_nothing_is_a_share_of_none() -> None:
    (fact,) = share_of_part.find([part((0, 0), (0, 0))])

    assert isinstance(fact.figure("share").quantity, NotApplicable)


# -- where it concentrates --------------------------------------------------------------------------------


def places(
    counts: dict[str, float | Quantity], total: float | Quantity, *, complete: bool = True
) -> CountByPlace:
    listed = tuple(PlaceCount(name, quantity_of(count)) for name, count in counts.items())
    return CountByPlace(
        Subject.of(a_result(slug="possession_of_drugs")), listed, quantity_of(total), complete=complete
    )


WARDS: dict[str, float | Quantity] = {
    "De Bruce": 0,
    "Burn Valley": 14,
    "Headland and Harbour": 11,
    "Victoria": 17,
    "Manor House": 9,
    "Seaton": 8,
}


def test_three_wards_had_most_of_it() -> None:
    (fact,) = concentration.find([places(WARDS, 72)])  # 17, 14 and 11 of 72: 58%

    assert [item.name for item in fact.items if item.marked] == [
        "Victoria",
        "Burn Valley",
        "Headland and Harbour",
    ]
    assert (fact.number("top"), fact.number("total")) == (42, 72)
    assert fact.number("share") == pytest.approx(58.33, abs=0.01)
    assert fact.text("none_in") == "De Bruce"


def test_shares_add_up_from_the_most() -> None:
    (fact,) = concentration.find([places(WARDS, 72)])

    running = [item.figure("cumulative_share").quantity for item in fact.items]
    assert [each.number for each in running if isinstance(each, Known)] == pytest.approx(
        [100 * n / 72 for n in (17, 31, 42, 51, 59)]
    )


def test_an_incomplete_list_names_no_place_without_any() -> None:
    (fact,) = concentration.find([places(WARDS, 72, complete=False)])

    assert fact.text("none_in") == ""


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        ([32, 14, 14, 9], 3),
        ([32, 14, 9, 9], 2),
        ([32, 9, 9, 9], 1),
        ([9, 9, 9, 9], 0),
        ([5, 3], 1),
        ([5], 0),
        ([], 0),
    ],
)
def test_the_top_few_leave_no_equal_one_out(numbers: list[float], size: int) -> None:
    assert concentration.top_few(numbers) == size


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        (WARDS, Missing()),
        (WARDS, 50),  # the wards add to more: counted another way
        ({"Victoria": 5, "Seaton": 2, "Hart": 1}, 8),  # under ten, counts only
        ({}, 72),
    ],
)
def test_no_share_is_given_of_what_is_unknown_small_or_otherwise_counted(
    counts: dict[str, float | Quantity], total: float | Quantity
) -> None:
    assert concentration.find([places(counts, total)]) == ()


def test_a_suppressed_ward_is_not_listed_and_not_none() -> None:
    (fact,) = concentration.find([places({**WARDS, "Hart": Suppressed()}, 72)])

    assert "Hart" not in {item.name for item in fact.items}
    assert "Hart" not in fact.text("none_in")


def test_repeat_locations_had_ten_or_more() -> None:
    listed = (
        PlaceCount("Osprey Way", Known(12), within="Hart"),
        PlaceCount("Vincent Street", Known(10), within="Headland and Harbour"),
        PlaceCount("Wiltshire Way", Known(9), within="Jesmond"),
    )

    (fact,) = repeat_places.find(
        locations=[CountByPlace(Subject.of(OWN), listed, Known(1246), what="location")]
    )

    assert [(item.name, item.text("ward")) for item in fact.items] == [
        ("Osprey Way", "Hart"),
        ("Vincent Street", "Headland and Harbour"),
    ]
    assert (fact.number("locations"), fact.number("together")) == (2, 22)


def test_no_location_of_ten_is_no_fact() -> None:
    assert repeat_places.find(locations=[places({"Osprey Way": 9}, 100)]) == ()
