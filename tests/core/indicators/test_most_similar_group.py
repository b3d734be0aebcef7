"""The area among its most similar group (R97): rank, average, how sure, and what cannot be true together."""

from __future__ import annotations

import pytest

from tests.core.indicators.builders import MEASURES, SANDPORT, evidence, observation
from tithing.indicators.most_similar_group import (
    AVERAGE,
    compare_in_group,
    group_table,
    latest_group_period,
)
from tithing.indicators.possible_together import impossible_together
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of

YEAR = Period.parse("2017-18")
SHOPLIFTING = MEASURES.get("shoplifting")


@pytest.mark.parametrize(
    ("rate", "average", "rank", "possible"),
    [
        (16.53, 8.01, 15, True),  # as printed in May 2018
        (0.67, 0.77, 7, True),
        (5.0, 4.0, 1, False),  # the lowest cannot be above the average
        (3.0, 4.0, 15, False),  # the highest cannot be below it
        (10.0, 2.0, 8, False),  # eight at 10 or more need an average of 5.3
        (5.0, 4.0, 16, False),  # there are fifteen
        (None, 4.0, 1, True),  # nothing to check
    ],
)
def test_a_rate_an_average_and_a_rank_must_be_possible_together(
    rate: float | None, average: float, rank: float, possible: bool
) -> None:
    assert (impossible_together(rate=rate, average=average, rank=rank) == "") is possible


def test_supplied_rank_and_average_are_shown_as_supplied() -> None:
    known = evidence(
        observation("shoplifting.rate_per_1000_population", 16.53, "2017-18"),
        observation("shoplifting.rate_per_1000_population", 8.01, "2017-18", area=AVERAGE),
        observation("shoplifting.msg_rank", 15, "2017-18"),
    )

    found = compare_in_group(SHOPLIFTING, area=SANDPORT.code, period=YEAR, evidence=known)

    assert found is not None
    assert (number_of(found.rate.quantity), number_of(found.average.quantity)) == (16.53, 8.01)
    assert (found.rank, found.against_average) == (Known(15.0), "above")
    assert (found.low, found.high) == (None, None)
    assert any("as supplied" in note for note in found.notes)


def members(counts: list[float]):
    codes = [SANDPORT.code, *(f"LOC-{number}" for number in range(1, len(counts)))]
    rows = [
        row
        for code, count in zip(codes, counts, strict=True)
        for row in (
            observation("shoplifting", count, "2017-18", area=code),
            observation("population", 1000, "2018", area=code),
        )
    ]
    return codes, rows


def test_with_the_members_own_figures_the_rank_comes_with_how_sure_it_is() -> None:
    codes, rows = members([100, 300, 105, 20])

    found = compare_in_group(
        SHOPLIFTING, area=SANDPORT.code, period=YEAR, evidence=evidence(*rows), members=codes
    )

    assert found is not None
    assert number_of(found.rank) == 2
    assert (found.low, found.high, found.of) == (2, 3, 4)  # 100 and 105 may change places
    assert number_of(found.average.quantity) == 131.25
    assert found.against_average == "below"


@pytest.mark.parametrize(("own", "words"), [(400, "above"), (20, "below"), (100, "in line")])
def test_above_or_below_the_average_only_when_it_is_outside_the_areas_interval(
    own: float, words: str
) -> None:
    codes, rows = members([own, 100, 100, 100])

    found = compare_in_group(
        SHOPLIFTING, area=SANDPORT.code, period=YEAR, evidence=evidence(*rows), members=codes
    )

    assert found is not None
    assert found.against_average == words


def test_a_rank_needs_every_members_value() -> None:
    codes, rows = members([100, 300, 105, 20])

    found = compare_in_group(
        SHOPLIFTING, area=SANDPORT.code, period=YEAR, evidence=evidence(*rows[:-2]), members=codes
    )

    assert found is None


def test_a_table_holds_only_the_measures_of_which_something_is_known() -> None:
    known = evidence(observation("shoplifting.msg_rank", 15, "2017-18"))

    table = group_table([SHOPLIFTING, MEASURES.get("rape")], area=SANDPORT.code, period=YEAR, evidence=known)

    assert [row.measure for row in table] == ["shoplifting"]


def test_the_latest_period_of_a_group_is_found_and_later_ones_are_not_used() -> None:
    known = evidence(
        observation("shoplifting.msg_rank", 15, "2016-17"),
        observation("shoplifting.msg_rank", 15, "2017-18"),
        observation("shoplifting.msg_rank", 15, "2018-19"),
    )

    found = latest_group_period(known, area=SANDPORT.code, until=Period.parse("2017-18Q4"))

    assert found == YEAR
