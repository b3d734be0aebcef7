"""Street-level rows beside the official figures of the same year."""

from __future__ import annotations

import pytest

from tithing.observations.measure import load_measures
from tithing.observations.observation import Observation, Observations
from tithing.observations.reconciliation import Reconciliation, categories, reconcilable_years, reconcile
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable
from tithing.vocabulary.units import Unit

YEAR = Period.parse("2024")


def said(measure: str, period: Period, number: float, supplier: str, area: str = "E06000001") -> Observation:
    return Observation(measure, area, period, Known(number), Unit.COUNT, supplier=supplier)


def street(number: float, *, months: int = 12, supplier: str = "cleveland") -> list[Observation]:
    return [said("street_shoplifting", month, number, supplier) for month in YEAR.months()[:months]]


def shoplifting(*observations: Observation, official: float | None = 100) -> tuple[object, object, object]:
    ons = (
        [said("ons_shoplifting", YEAR, official, "ons_csp_tables", "E22000027")]
        if official is not None
        else []
    )
    found = reconciled([*observations, *ons])
    line = next(line for line in found.lines if line.category.title == "Shoplifting")
    return line.street, line.difference, line.percent


def reconciled(observations: list[Observation]) -> Reconciliation:
    return reconcile(
        Observations.of(observations),
        area="E06000001",
        home_supplier="cleveland",
        period=YEAR,
        official_area="E22000027",
    )


def test_twelve_months_of_every_supplier_are_set_beside_the_year() -> None:
    found = shoplifting(*street(8), *street(1, months=3, supplier="durham"))

    assert found == (Known(99.0), Known(-1.0), Known(-1.0))


def test_a_month_that_the_areas_own_force_has_not_sent_is_missing() -> None:
    found, difference, percent = shoplifting(*street(8, months=11), *street(1, supplier="durham"))

    assert (
        found
        == difference
        == percent
        == Missing("street-level data are held for 11 of the 12 months", decided=NotHere.NOT_IMPORTED)
    )


def test_without_the_official_figure_there_is_no_difference() -> None:
    assert shoplifting(*street(8), official=None)[1] == Missing(
        "the official figure", decided=NotHere.NOT_IMPORTED
    )


def test_there_is_no_percentage_of_an_official_zero() -> None:
    assert shoplifting(*street(1), official=0)[1:] == (
        Known(12.0),
        NotApplicable("there is no percentage of zero", rule="R82"),
    )


def test_every_measure_that_is_reconciled_is_defined_once() -> None:
    measures = load_measures()
    named = [slug for category in categories() for slug in (*category.street, *category.official)]

    assert all(slug in measures for slug in named)
    assert len(named) == len(set(named))


def test_every_street_type_but_anti_social_behaviour_is_reconciled() -> None:
    named = {slug for category in categories() for slug in category.street}
    street_measures = {measure.slug for measure in load_measures() if measure.group == "street"}

    assert street_measures - named == {"street_anti_social_behaviour"}


def test_the_years_with_an_official_total_can_be_reconciled() -> None:
    observations = [said("ons_all_recorded_crime", YEAR, 1, "ons_csp_tables"), *street(1)]

    assert reconcilable_years(Observations.of(observations)) == (YEAR,)


@pytest.mark.parametrize("words", ["coarser", "anti-social behaviour", "different days"])
def test_it_says_why_the_two_differ(words: str) -> None:
    assert any(words in reason for reason in reconciled([]).why)
