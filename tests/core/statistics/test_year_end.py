"""Where a count may stand at the end of its year: by hand, and how often the interval holds what came."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.year_end import UNMEASURED_SPREAD, year_end

SEASONS = (1.1, 1.2, 0.95, 0.75)


def test_the_rest_of_the_year_is_as_much_of_what_has_come_as_it_was() -> None:
    half = year_end(300, [(200, 400), (220, 440)])
    third = year_end(300, [(100, 300), (200, 600)])

    assert [each and each.expected for each in (half, third)] == [600, 900]


@pytest.mark.parametrize(
    "years", [[], [(200, 400)], [(0, 400), (0, 300)], [(200, 400), (0, 0)], [(5, 4), (2, 8)]]
)
def test_fewer_than_two_years_of_which_anything_had_come_say_nothing(
    years: list[tuple[float, float]],
) -> None:
    assert year_end(300, years) is None


def test_years_that_differ_more_and_a_series_that_varies_more_leave_more_doubt() -> None:
    def width(years: list[tuple[float, float]], dispersion: float | None) -> float:
        found = year_end(300, years, dispersion=dispersion)
        assert found is not None
        return found.high - found.low

    alike, unlike = [(200.0, 400.0), (220.0, 440.0)], [(120.0, 400.0), (300.0, 440.0)]

    assert width(alike, 1.0) < width(alike, 5.0) < width(unlike, 1.0)
    assert width(alike, None) == width(alike, UNMEASURED_SPREAD)


counts = st.integers(0, 5000)
courses = st.lists(st.tuples(counts, counts).map(lambda two: (min(two), max(two))), max_size=6)


@given(counts, courses, st.none() | st.floats(0, 50))
def test_the_end_lies_between_its_limits_and_never_below_what_has_come(
    so_far: int, years: list[tuple[float, float]], dispersion: float | None
) -> None:
    end = year_end(so_far, years, dispersion=dispersion)

    assert end is None or so_far <= end.low <= end.expected <= end.high


@pytest.mark.parametrize(("spread", "known"), [(1.0, True), (4.0, True), (1.0, False), (3.0, False)])
@pytest.mark.parametrize("mean", [4, 40, 400])
def test_nineteen_years_of_twenty_end_within_the_limits(mean: float, spread: float, known: bool) -> None:
    """Seasonal counts of a year whose level may be a third higher or lower than that of the years before."""
    chance, held, tried = random.Random(7), 0, 0
    for _ in range(500):
        years = [_a_year(chance, mean * chance.uniform(0.7, 1.3), spread) for _ in range(4)]
        end = year_end(years[-1][0], years[:-1], dispersion=spread if known else None)
        if end is not None:
            tried += 1
            held += math.floor(end.low) <= years[-1][1] <= math.ceil(end.high)

    assert tried > 400
    assert held / tried >= 0.92  # 0.95, less what 500 tries leave to chance


def _a_year(chance: random.Random, level: float, spread: float) -> tuple[int, int]:
    quarters = [_events(chance, level * season, spread) for season in SEASONS]
    return sum(quarters[:2]), sum(quarters)


def _events(chance: random.Random, mean: float, spread: float) -> int:
    """A count whose variance is so many times its mean."""
    if spread > 1:
        mean = chance.gammavariate(mean / (spread - 1), spread - 1)
    if mean > 200:
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    limit, found, product = math.exp(-mean), 0, chance.random()
    while product >= limit:
        found, product = found + 1, product * chance.random()
    return found
