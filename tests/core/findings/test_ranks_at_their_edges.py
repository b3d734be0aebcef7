"""Which way areas went, who is a member of a ranking, and how a change is sized: each at its edge."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.core.findings.cast import QUARTER, REDCAR, STOCKTON, a_result, months
from tithing.findings.fact import Fact
from tithing.findings.inputs import Series
from tithing.findings.rules import rank, within_quarter
from tithing.findings.rules.changes import how_large
from tithing.findings.rules.rank import RANK_BY_CHANGE, RANK_BY_RATE
from tithing.indicators.result import Rate, Result
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable
from tithing.vocabulary.units import Unit


def by_change(own: tuple[float, float], other: tuple[float, float]) -> Fact:
    facts = rank.ranks_of(a_result(*own), (a_result(*other, area=REDCAR),))
    (fact,) = [fact for fact in facts if fact.kind == RANK_BY_CHANGE]
    return fact


@pytest.mark.parametrize(
    ("own", "other", "moved"),
    [
        ((30, 20), (25, 20), "all rose"),
        ((20, 20), (25, 20), "some rose"),  # one stayed as it was: not all rose
        ((10, 20), (15, 20), "all fell"),
        ((20, 20), (15, 20), "some rose"),
        ((30, 20), (15, 20), "some rose"),
    ],
)
def test_all_rose_only_when_every_area_did(
    own: tuple[float, float], other: tuple[float, float], moved: str
) -> None:
    assert by_change(own, other).text("moved") == moved


def test_an_area_that_fell_gives_a_ranking_by_change_no_size() -> None:
    assert by_change((10, 20), (15, 20)).strength == 0.0
    assert by_change((20, 20), (30, 20)).strength == pytest.approx(math.log(25.5 / 0.5))


@pytest.mark.parametrize(
    "other",
    [
        {"slug": "robbery"},
        {"breakdown": "type=personal"},
        {"period": QUARTER.period_before()},
    ],
)
def test_another_indicator_part_or_quarter_is_no_member(other: dict[str, object]) -> None:
    own = a_result(30, 20)

    assert rank.comparable(own, [a_result(25, 20, area=REDCAR, **other)]) == (own,)  # type: ignore[arg-type]


def test_two_areas_are_a_ranking_and_each_stands_once() -> None:
    own, redcar = a_result(30, 20), a_result(25, 20, area=REDCAR)

    assert rank.comparable(own, [own, redcar, redcar]) == (own, redcar)
    assert len(rank.ranks_of(own, [redcar])) == 1


def test_one_unknown_rate_or_change_leaves_that_ranking_out_and_not_the_other() -> None:
    own = a_result(30, 20, people=10_000)
    no_rate = a_result(25, 20, area=REDCAR)
    no_change = a_result(25, Missing(), people=10_000, area=REDCAR)

    assert [fact.kind for fact in rank.ranks_of(own, [no_rate])] == [RANK_BY_CHANGE]
    assert [fact.kind for fact in rank.ranks_of(own, [no_change])] == [RANK_BY_RATE]


@pytest.mark.parametrize("per", [1000, 100_000])
def test_how_sure_a_rank_is_rests_on_the_counts_whatever_the_rate_is_per(per: int) -> None:
    def area(count: float, where: Result) -> Result:
        rate = Rate(Known(count / 10_000 * per), per, "population", "people", Known(10_000.0))
        return replace(where, rate=rate)

    own = area(100, a_result(100, 90))
    others = [area(101, a_result(101, 90, area=REDCAR)), area(900, a_result(900, 90, area=STOCKTON))]

    (fact,) = [each for each in rank.ranks_of(own, others) if each.kind == RANK_BY_RATE]

    assert (fact.number("lowest_rank"), fact.number("highest_rank")) == (1, 2)


def test_a_rank_of_a_series_that_spreads_is_less_sure() -> None:
    own = a_result(100, 90, people=10_000)
    wide = replace(own, change=replace(own.change, chance=replace(own.change.chance, dispersion=100.0)))
    other = a_result(140, 90, people=10_000, area=REDCAR)

    def highest(result: Result) -> float | None:
        return rank.ranks_of(result, [other])[0].number("highest_rank")

    assert (highest(own), highest(wide)) == (1, 2)


@pytest.mark.parametrize("people", [Known(0.0), Missing(), None])
def test_an_area_without_people_leaves_the_rank_unsure(people: Known | Missing | None) -> None:
    other = a_result(140, 90, area=REDCAR)
    unsure = replace(other, rate=Rate(Known(14.0), denominator="population", denominator_value=people))

    fact = rank.ranks_of(a_result(100, 90, people=10_000), [unsure])[0]

    assert fact.kind == RANK_BY_RATE
    assert fact.figure("lowest_rank").quantity == rank.NOT_SURE
    assert (
        NotApplicable("how sure the rank is needs every area's count and denominator", "R97") == rank.NOT_SURE
    )


def test_equal_rates_stand_in_the_order_of_their_names() -> None:
    own = a_result(100, 90, people=10_000)
    others = [a_result(100, 90, people=10_000, area=area) for area in (STOCKTON, REDCAR)]

    names = [item.name for item in rank.ranks_of(own, others)[0].items]

    assert names == ["Hartlepool", "Redcar and Cleveland", "Stockton-on-Tees"]


@pytest.mark.parametrize(
    ("now", "before", "size"),
    [
        (1, 0, math.log(3)),  # half an event more: 1.5 to 0.5
        (0, 1, math.log(3)),
        (0, 0, 0.0),
        (-1, 5, 0.0),  # offences moved to another month have no size
        (5, -1, 0.0),
    ],
)
def test_the_size_of_a_change_counts_half_an_event_more(now: float, before: float, size: float) -> None:
    assert how_large(now, before) == pytest.approx(size)


# -- month by month ---------------------------------------------------------------------------------------


def test_the_last_month_is_the_quarters_last_whatever_the_order_they_came_in() -> None:
    ordinary = months(120, 124, 131)
    shuffled = replace(ordinary, points=tuple(reversed(ordinary.points)))

    (fact,) = within_quarter.find([shuffled])

    assert (fact.number("first"), fact.number("last"), fact.number("difference")) == (120, 131, 11)
    assert fact.figure("first").provenance.period == "2020-10"
    assert fact.figure("last").provenance.period == "2020-12"


def test_a_month_outside_the_quarter_is_left_out() -> None:
    ordinary = months(120, 124, 131)
    longer = replace(ordinary, points=((Period.parse("2020-09"), Known(900.0)), *ordinary.points))

    (fact,) = within_quarter.find([longer])

    assert [item.code for item in fact.items] == ["2020-10", "2020-11", "2020-12"]
    assert fact.figure("highest").provenance.period == "2020-12"


def test_a_period_of_one_month_has_no_pattern() -> None:
    ordinary = months(120, 124, 131)
    one = replace(ordinary, subject=replace(ordinary.subject, period=Period.parse("2020-10")))

    assert within_quarter.find([one]) == ()


def test_two_months_of_a_year_to_date_are_a_fact_without_a_pattern() -> None:
    ordinary = months(120, 124, 131)
    to_date = Period.parse("ytd-to-2020-05")
    points = tuple(zip(to_date.months(), (Known(5.0), Known(6.0)), strict=True))

    (fact,) = within_quarter.find([Series(replace(ordinary.subject, period=to_date), points)])

    assert (fact.text("pattern"), len(fact.items)) == ("", 2)


def test_days_count_in_the_test_of_months() -> None:
    """31, 28 and 31 of the first quarter of a year are one a day: no month is fuller than another."""
    ordinary = months(1, 2, 3)
    quarter = Period.parse("2020-21Q4")
    points = tuple(zip(quarter.months(), (Known(31.0), Known(28.0), Known(31.0)), strict=True))

    (fact,) = within_quarter.find([Series(replace(ordinary.subject, period=quarter), points)])

    assert fact.p_value == pytest.approx(1.0)


def test_a_share_of_percentages_by_month_differs_in_points() -> None:
    (fact,) = within_quarter.find([months(20.0, 21.0, 22.5, unit=Unit.PERCENT)])

    assert fact.figure("difference").unit is Unit.POINTS
    assert fact.assumption == "only counts of events are tested"
