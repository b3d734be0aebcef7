"""Each change, what moved most, what stayed as it was, and what is off target."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import HARTLEPOOL, REDCAR, a_result
from tithing.findings.rules import changes, moved_most, static
from tithing.findings.rules.changes import CHANGE, how_large
from tithing.indicators.chance.many import judged_together, p_values_by_series
from tithing.indicators.result import Rate
from tithing.statistics.multiple import benjamini_hochberg
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Suppressed
from tithing.vocabulary.units import Unit


def test_a_change_has_its_figures_its_direction_and_its_chance() -> None:
    (fact,) = changes.find([a_result(412, 283, people=93_000)])

    assert (fact.kind, fact.indicator, fact.area) == (CHANGE, "shoplifting", HARTLEPOOL)
    assert (fact.number("value"), fact.number("previous"), fact.number("difference")) == (412, 283, 129)
    assert fact.number("percent_change") == pytest.approx(45.583, abs=0.001)
    assert fact.number("rate") == pytest.approx(4.43, abs=0.001)
    assert (fact.direction, fact.chance, fact.sureness) == (Direction.WORSE, "very unlikely to be chance", 3)
    assert "independent" in fact.assumption


@pytest.mark.parametrize(
    ("denominator", "per", "unit"),
    [
        ("population", 1000, Unit.RATE_PER_1000_POPULATION),
        ("households", 1000, Unit.RATE_PER_1000_HOUSEHOLDS),
        ("population", 100_000, Unit.RATE_PER_100000_POPULATION),
    ],
)
def test_a_rate_names_what_it_is_out_of(denominator: str, per: int, unit: Unit) -> None:
    result = a_result(412, 283)

    (fact,) = changes.find([replace(result, rate=Rate(Known(4.4), per, denominator))])

    assert fact.figure("rate").unit is unit


def test_every_figure_of_a_change_can_be_followed_to_its_file() -> None:
    (fact,) = changes.find([a_result()])

    for name, figure in fact.figures:
        assert figure.provenance.indicator == "shoplifting"
        assert figure.provenance.sources == (("cleveland-police.csv", "ab" * 32),), name
    assert fact.figure("previous").provenance.period == "2019-20Q3"


def test_a_figure_that_is_not_there_is_named_with_those_that_are() -> None:
    (fact,) = changes.find([a_result()])

    with pytest.raises(KeyError, match="percent_change"):
        fact.figure("percentage")
    assert (fact.knows("percentage"), fact.number("percentage"), fact.text("nothing")) == (False, None, "")


@pytest.mark.parametrize(
    ("now", "before"),
    [(Missing(), 30), (30, Missing()), (Suppressed(), 30), (30, NotApplicable("break", "R73"))],
)
def test_without_both_values_there_is_no_change(now: float | Quantity, before: float | Quantity) -> None:
    assert changes.find([a_result(now, before)]) == ()


def test_under_ten_a_change_is_counts_only() -> None:
    (fact,) = changes.find([a_result(36, 7)])  # robbery, R82

    assert fact.number("difference") == 29
    assert not fact.knows("percent_change")
    refused = fact.figure("percent_change").quantity
    assert isinstance(refused, NotApplicable)
    assert refused.rule == "R82"


def test_between_percentages_a_change_is_points() -> None:
    (fact,) = changes.find([a_result(30, 20, unit=Unit.PERCENT)])

    assert (fact.number("points_change"), fact.knows("percent_change")) == (10, False)
    assert fact.figure("difference").unit is Unit.POINTS
    assert (fact.p_value, fact.chance) == (None, "not tested")


@given(st.integers(0, 10**5), st.integers(0, 10**5))
def test_a_doubling_is_as_large_as_a_halving(now: int, before: int) -> None:
    assert how_large(now, before) == pytest.approx(how_large(before, now))
    assert how_large(now, now) == 0


def test_what_is_not_known_has_no_size() -> None:
    assert how_large(None, 5) == how_large(5, None) == 0


# -- what moved most --------------------------------------------------------------------------------------


def moved(*results: tuple[str, int, int]) -> list[str]:
    judged = judged_together(a_result(now, before, slug=slug) for slug, now, before in results)
    return [fact.indicator for fact in moved_most.find(judged) if fact.kind == moved_most.MOVED_MOST]


def test_the_surest_come_first_then_the_largest() -> None:
    order = moved(
        ("all_recorded_crime", 2718, 2433),  # +12%, very sure
        ("robbery", 36, 7),  # fivefold, very sure
        ("sexual_offences", 71, 41),  # +73%, p 0.006
        ("theft_from_the_person", 13, 13),
    )

    assert order == ["robbery", "all_recorded_crime", "sexual_offences"]


def test_one_lucky_change_among_many_is_not_chosen() -> None:
    lucky = ("criminal_damage", 90, 65)  # alone: p 0.05 to 0.01
    steady = [(f"measure_{i}", 100 + i, 100) for i in range(19)]

    assert moved(lucky) == []  # 0.053
    assert moved(("criminal_damage", 92, 65)) == ["criminal_damage"]  # 0.04
    assert moved(("criminal_damage", 92, 65), *steady) == []  # 0.04 x 20


def test_better_follows_the_definition_and_not_the_sign() -> None:
    results = [
        a_result(283, 412, slug="shoplifting"),
        a_result(412, 283, slug="in_treatment", better=Better.HIGHER),
        a_result(412, 283, slug="hate_incidents", better=Better.NEITHER),
    ]

    directions = {fact.indicator: fact.direction for fact in moved_most.find(results)}

    assert directions == {
        "shoplifting": Direction.BETTER,
        "in_treatment": Direction.BETTER,
        "hate_incidents": Direction.NEITHER,
    }


def test_an_indicator_and_the_measure_it_shows_are_one_look() -> None:
    same = [a_result(slug="shoplifting"), a_result(slug="shoplifting_rate", measure="shoplifting")]

    assert len(p_values_by_series(same)) == 1
    assert len(p_values_by_series([a_result(), a_result(area=REDCAR)])) == 2


def test_a_percentage_without_its_numbers_is_never_chosen() -> None:
    assert moved_most.find([a_result(90, 10, unit=Unit.PERCENT)]) == ()


def test_the_corrected_p_value_stands_beside_the_plain_one() -> None:
    looked_at = judged_together([a_result(71, 41), a_result(13, 13, slug="theft_from_the_person")])

    (fact,) = moved_most.find(looked_at)

    assert fact.p_value is not None
    assert (fact.q_value, fact.looked_at) == (pytest.approx(2 * fact.p_value), 2)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=20))
def test_a_direction_is_as_sure_as_the_correction_leaves_it(pairs: list[tuple[int, int]]) -> None:
    looked_at = [a_result(now, before, slug=f"measure_{i}") for i, (now, before) in enumerate(pairs)]

    judged = judged_together(looked_at)

    p_values = [each.change.chance.p_value or 0.0 for each in looked_at]
    assert len(judged) == len(p_values)
    for result, q_value in zip(judged, benjamini_hochberg(p_values), strict=True):
        clear = result.change.direction in (Direction.BETTER, Direction.WORSE)
        assert clear == (q_value < 0.05)
        assert result.change.chance.one_of_many == (result.change.chance.clear_alone and not clear)


# -- static -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (898, 896, True),  # the pack: "remained static"
        (930, 934, True),
        (91, 91, True),
        (89, 92, True),  # -3.3%, "remained static"
        (87, 91, False),  # -4.4%, "reduced by 4%"
        (104, 100, False),  # four per cent is the threshold, and not under it
        (103_000, 100_000, False),  # 3%, and no chance
        (0, 0, True),
        (4, 4, True),
        (4, 3, False),  # under ten only the same is static
        (Missing(), 30, False),
        (Suppressed(), Suppressed(), False),
    ],
)
def test_static_has_one_threshold(now: float | Quantity, before: float | Quantity, expected: bool) -> None:
    assert (len(static.find([a_result(now, before)])) == 1) is expected


@pytest.mark.parametrize(("now", "expected"), [(20.0, True), (20.1, False)])
def test_a_percentage_is_static_only_when_it_is_the_same(now: float, expected: bool) -> None:
    assert bool(static.find([a_result(now, 20.0, unit=Unit.PERCENT)])) is expected
