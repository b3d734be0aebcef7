"""R93, R94 and R97: areas against a benchmark and against one another."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import long_property
from tithing.statistics.funnel import against_benchmark, funnel_limits
from tithing.statistics.ranks import Member, TwoCounts, rank_of, rank_of_change, rank_with_interval
from tithing.vocabulary.problems import Refused


def test_limits_around_an_expected_count_have_the_published_values() -> None:
    # 173.24 and 573.03: the limits that the public health observatories' code gives 200 and 500 events.
    small = funnel_limits(denominator=200, benchmark=1000, per=1000)
    large = funnel_limits(denominator=500, benchmark=1000, per=1000)

    assert small.lower_95 * 200 / 1000 == pytest.approx(173.241, abs=0.005)
    assert large.upper_998 * 500 / 1000 == pytest.approx(573.027, abs=0.02)


@given(st.integers(1000, 10**6), st.floats(1, 100))
def test_the_larger_area_has_the_narrower_funnel(people: int, benchmark: float) -> None:
    small = funnel_limits(denominator=people, benchmark=benchmark)
    large = funnel_limits(denominator=people * 4, benchmark=benchmark)

    assert small.lower_998 <= small.lower_95 <= benchmark <= small.upper_95 <= small.upper_998
    assert large.upper_95 - large.lower_95 < small.upper_95 - small.lower_95


def test_a_funnel_without_people_is_refused() -> None:
    with pytest.raises(Refused, match="funnel"):
        funnel_limits(denominator=0, benchmark=5)


@pytest.mark.parametrize(
    ("count", "words"), [(100, "in line"), (119, "in line"), (140, "above"), (70, "below")]
)
def test_an_area_is_above_only_when_its_interval_leaves_the_benchmark(count: int, words: str) -> None:
    assert against_benchmark(count, denominator=50_000, benchmark=2.0) == words


def test_rank_one_is_the_lowest_and_equals_share_the_better_place() -> None:
    values = [13.3, 12.8, 17.6, 19.4, 12.8]

    assert [rank_of(values, i) for i in range(5)] == [3, 1, 4, 5, 1]


def test_hartlepool_had_the_second_lowest_rate_of_four_and_the_neighbour_was_near() -> None:
    # October to December 2020: 13.3, 12.8, 17.6 and 19.4 incidents per 1,000 people.
    members = [Member(1246, 93_700), Member(1762, 137_700), Member(2478, 140_800), Member(2425, 125_000)]

    sure = rank_with_interval(members, own=0)

    assert (sure.rank, sure.low, sure.high, sure.of) == (2, 1, 2, 4)
    assert sum(sure.chances) == pytest.approx(1)
    assert sure.chances[1] > 0.8


def test_areas_with_few_events_may_stand_anywhere() -> None:
    sure = rank_with_interval([Member(2, 1000), Member(3, 1000), Member(4, 1000)], own=0)

    assert (sure.rank, sure.low, sure.high) == (1, 1, 3)


def test_spread_makes_a_rank_less_sure() -> None:
    members = [Member(1246, 93_700), Member(1762, 137_700), Member(2478, 140_800)]

    plain, wide = rank_with_interval(members, 1), rank_with_interval(members, 1, dispersion=10)

    assert wide.chances[0] < plain.chances[0]
    assert (plain.rank, wide.rank) == (1, 1)


@pytest.mark.parametrize("counts", list(product((8, 30), (15, 90), (40, 41))))
def test_ranks_agree_with_rolling_dice(counts: tuple[int, int, int]) -> None:
    dice = random.Random(20180622)
    members = [Member(count, 1000) for count in counts]
    rolls = 20_000
    seen = [0] * 3
    for _ in range(rolls):
        rates = [dice.gammavariate(count + 0.5, 1) for count in counts]
        seen[rank_of(rates, 0) - 1] += 1

    sure = rank_with_interval(members, own=0)

    assert sure.chances == pytest.approx([n / rolls for n in seen], abs=0.015)


@long_property(examples=40)
@given(st.lists(st.integers(0, 400), min_size=2, max_size=15), st.data())
def test_the_printed_rank_lies_in_its_interval(counts: list[int], data: st.DataObject) -> None:
    own = data.draw(st.integers(0, len(counts) - 1))

    sure = rank_with_interval([Member(count, 1000) for count in counts], own)

    assert 1 <= sure.low <= sure.rank <= sure.high <= len(counts)
    assert sure.rank == 1 + sum(count < counts[own] for count in counts)
    assert sum(sure.chances) == pytest.approx(1)


def test_a_rank_needs_every_members_denominator() -> None:
    with pytest.raises(Refused, match="denominator is not known"):
        rank_with_interval([Member(5, 100), Member(5, 0)], own=0)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), min_size=2, max_size=6), st.floats(1, 6))
def test_a_rank_of_change_lies_within_the_places_that_chance_leaves(
    pairs: list[tuple[int, int]], spread: float
) -> None:
    changes = [TwoCounts(now, before) for now, before in pairs]
    for own in range(len(changes)):
        sure = rank_of_change(changes, own)
        wider = rank_of_change(changes, own, dispersion=spread)

        assert 1 <= sure.low <= sure.rank <= sure.high <= len(pairs)
        assert sum(sure.chances) == pytest.approx(1.0)
        assert wider.low <= sure.low
        assert sure.high <= wider.high


def test_a_change_far_from_all_others_has_one_place_and_two_alike_have_two() -> None:
    far = [TwoCounts(900, 100), TwoCounts(110, 100), TwoCounts(100, 100)]

    assert [(each.low, each.high) for each in (rank_of_change(far, own) for own in range(3))] == [
        (3, 3),
        (1, 2),
        (1, 2),
    ]


def test_a_change_from_none_has_no_rank() -> None:
    with pytest.raises(Refused, match="from none"):
        rank_of_change([TwoCounts(3, 0), TwoCounts(3, 1)], 0)
