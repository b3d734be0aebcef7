"""R81 to R83: differences, percentages and points, and what is not known carrying its reason through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.change import BOTH_ZERO, difference, less_sure, percent_change, points_change
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.quantity import (
    Known,
    Missing,
    NotApplicable,
    Quantity,
    Status,
    Suppressed,
    number_of,
)
from tithing.vocabulary.units import Unit

LATE = Missing("", date(2017, 8, 14), "Public Health")


@pytest.mark.parametrize(
    ("now", "before", "change", "percent"),
    [
        (2718, 2433, 285, "11.7"),
        (221, 156, 65, "41.7"),
        (412, 283, 129, "45.6"),
        (339, 401, -62, "-15.5"),
        (46, 104, -58, "-55.8"),
        (3, 11, -8, "-72.7"),  # eleven is enough to take a percentage from
        (13, 13, 0, "0.0"),
        (450, 499, -49, "-9.8"),
    ],
)
def test_printed_changes_are_reproduced(now: int, before: int, change: int, percent: str) -> None:
    assert difference(Known(now), Known(before)) == Known(change)
    found = number_of(percent_change(Known(now), Known(before)))
    assert found is not None
    assert str(round_half_away(found, 1)) == percent


@pytest.mark.parametrize(
    ("now", "before", "rule"), [(36, 7, "R82"), (4, 3, "R82"), (5, 0, "R82"), (0, 0, "R82"), (12, 9, "R82")]
)
def test_no_percentage_is_taken_from_fewer_than_ten(now: int, before: int, rule: str) -> None:
    refused = percent_change(Known(now), Known(before))

    assert isinstance(refused, NotApplicable)
    assert refused.rule == rule
    assert difference(Known(now), Known(before)) == Known(now - before)


def test_the_smallest_base_is_a_setting_and_is_named() -> None:
    refused = percent_change(Known(30), Known(20), minimum_base=25)

    assert isinstance(refused, NotApplicable)
    assert "under 25" in refused.words
    assert number_of(percent_change(Known(6), Known(3), minimum_base=1)) == 100


def test_none_to_none_is_no_change_rather_than_no_per_cent() -> None:
    assert percent_change(Known(0), Known(0)) is BOTH_ZERO


def test_a_rate_may_be_small_and_a_rate_of_zero_still_has_no_percentage() -> None:
    unit = Unit.RATE_PER_1000_POPULATION

    assert number_of(percent_change(Known(3.0), Known(2.0), unit=unit)) == 50
    assert isinstance(percent_change(Known(3.0), Known(0.0), unit=unit), NotApplicable)


def test_between_percentages_points_are_given() -> None:
    assert number_of(points_change(Known(30), Known(20))) == 10
    refused = percent_change(Known(30), Known(20), unit=Unit.PERCENT)
    assert isinstance(refused, NotApplicable)
    assert refused.rule == "R83"


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.RANK, Unit.RATE])
def test_points_are_for_percentages_only(unit: Unit) -> None:
    assert isinstance(points_change(Known(30), Known(20), unit=unit), NotApplicable)


def test_a_rank_has_no_percentage_change() -> None:
    assert isinstance(percent_change(Known(12), Known(13), unit=Unit.RANK), NotApplicable)


@pytest.mark.parametrize("work", [difference, percent_change, points_change])
@pytest.mark.parametrize(
    ("now", "before", "outcome"),
    [
        (LATE, Known(20), LATE),
        (Known(20), LATE, LATE),
        (LATE, Suppressed(), Suppressed()),
        (Suppressed(), Known(20), Suppressed()),
        (Known(20), Suppressed(), Suppressed()),
        (NotApplicable("the definition changed", "R73"), LATE, LATE),
        (
            Known(0),
            NotApplicable("the definition changed", "R73"),
            NotApplicable("the definition changed", "R73"),
        ),
    ],
)
def test_what_is_not_known_carries_its_reason(
    work: Callable[[Quantity, Quantity], Quantity], now: Quantity, before: Quantity, outcome: Quantity
) -> None:
    assert work(now, before) == outcome


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("hidden", [LATE, Suppressed()])
def test_no_unit_lets_an_unknown_value_pass_as_not_applicable(unit: Unit, hidden: Quantity) -> None:
    assert percent_change(Known(20), hidden, unit=unit) == hidden
    assert points_change(hidden, Known(20), unit=unit) == hidden


@pytest.mark.parametrize(("one", "other"), list(product(Status, repeat=2)))
def test_a_change_is_only_as_sure_as_its_less_sure_part(one: Status, other: Status) -> None:
    order = [Status.ESTIMATED, Status.PROVISIONAL, Status.REVISED, Status.FINAL]

    changed = difference(Known(5, one), Known(3, other))

    assert isinstance(changed, Known)
    assert changed.status == less_sure(one, other)
    if one in order and other in order:
        assert changed.status == min(one, other, key=order.index)


@given(st.integers(0, 10**6), st.integers(10, 10**6))
def test_a_percentage_takes_the_earlier_count_to_the_later(now: int, before: int) -> None:
    percent = number_of(percent_change(Known(now), Known(before)))

    assert percent is not None
    assert before * (1 + percent / 100) == pytest.approx(now, rel=1e-9, abs=1e-6)
