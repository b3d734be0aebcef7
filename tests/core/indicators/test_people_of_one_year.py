"""Rates that stand side by side are over people of one year: never of two, whichever years a book has."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import observation
from tithing.indicators.calculate import evidence_for
from tithing.indicators.counted.rates import denominator_for
from tithing.observations.measure import load_measures
from tithing.observations.observation import Observations
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

AREAS = ("E06000001", "E06000002", "E06000003", "E06000004")
QUARTER = Period.parse("2025-26Q1")


def _years(held: Mapping[str, set[int]], areas: tuple[str, ...] = AREAS) -> dict[str, int | None]:
    """The year of the people over which each area's rate is, None where it has none."""
    people = [
        observation("population", 1000.0 + year, str(year), area=area)
        for area, years in held.items()
        for year in years
    ]
    evidence = evidence_for(Observations.of(people), load_measures(), side_by_side=areas)
    found = {
        area: denominator_for("population", group="crime", area=area, period=QUARTER, evidence=evidence).at
        for area in AREAS
    }
    return {
        area: at.period.end.year if isinstance(at.quantity, Known) else None for area, at in found.items()
    }


def test_where_one_area_has_an_older_year_alone_all_are_over_that() -> None:
    held = {area: {2022, 2024} for area in AREAS} | {AREAS[0]: {2022}}

    assert set(_years(held).values()) == {2022}


def test_an_area_that_has_not_the_year_of_the_others_has_no_rate() -> None:
    held = {area: {2024} for area in AREAS} | {AREAS[3]: {2022}}

    assert _years(held) == dict.fromkeys(AREAS[:3], 2024) | {AREAS[3]: None}


def test_the_partnerships_own_area_always_has_its_rate() -> None:
    held = {area: {2024} for area in AREAS} | {AREAS[0]: {2022}}

    assert _years(held) == {AREAS[0]: 2022} | dict.fromkeys(AREAS[1:], None)


def test_an_area_that_stands_beside_none_is_over_its_own_nearest_year() -> None:
    held = {area: {2024} for area in AREAS} | {AREAS[3]: {2022}}

    assert _years(held, AREAS[:3])[AREAS[3]] == 2022


@given(st.fixed_dictionaries({area: st.sets(st.integers(2018, 2027), max_size=4) for area in AREAS}))
def test_whatever_a_book_holds_no_two_years_are_mixed(held: dict[str, set[int]]) -> None:
    years = _years(held)

    shown = {year for year in years.values() if year is not None}
    assert len(shown) <= 1
    assert (years[AREAS[0]] is not None) == bool(held[AREAS[0]])
    assert all(year is None or year in held[area] for area, year in years.items())
