"""A merged district's figures before it began are those of the districts it was made of, and say so."""

from __future__ import annotations

from tests.core.indicators.builders import MEASURES, observation
from tithing.indicators.counted.rates import denominator_for
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observation, Observations
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing

ALLERDALE, CARLISLE, COPELAND, CUMBERLAND = "E07000026", "E07000028", "E07000029", "E06000063"
BEFORE, AFTER = "2022-23Q1", "2023-24Q1"


def _evidence(*observations: Observation) -> Evidence:
    return Evidence(Observations.of(observations), MEASURES, gazetteer=load_gazetteer())


def _parts(period: str, *, measure: str = "shoplifting") -> list[Observation]:
    counts = {ALLERDALE: 50, CARLISLE: 70, COPELAND: 30}
    return [observation(measure, count, period, area=area) for area, count in counts.items()]


def test_before_it_began_a_merged_district_is_the_sum_of_its_parts() -> None:
    found = value_over(
        _evidence(*_parts(BEFORE)), "shoplifting", area=CUMBERLAND, period=Period.parse(BEFORE)
    )

    assert found.quantity == Known(150.0)
    assert found.notes == ("added up from Allerdale, Carlisle and Copeland",)


def test_a_span_in_which_it_began_is_its_parts_and_then_its_own() -> None:
    own = observation("shoplifting", 160, AFTER, area=CUMBERLAND)
    span = Period.parse("2022-23Q4-to-2023-24Q1")

    found = value_over(_evidence(own, *_parts("2022-23Q4")), "shoplifting", area=CUMBERLAND, period=span)

    assert found.quantity == Known(310.0)
    assert found.notes == ("added up from Allerdale, Carlisle and Copeland",)


def test_with_a_part_missing_it_is_no_sum() -> None:
    found = value_over(
        _evidence(*_parts(BEFORE)[:2]), "shoplifting", area=CUMBERLAND, period=Period.parse(BEFORE)
    )

    assert isinstance(found.quantity, Missing)


def test_once_it_began_its_parts_are_no_longer_asked() -> None:
    found = value_over(_evidence(*_parts(AFTER)), "shoplifting", area=CUMBERLAND, period=Period.parse(AFTER))

    assert isinstance(found.quantity, Missing)


def test_what_was_supplied_for_the_merged_district_itself_comes_first() -> None:
    restated = observation("shoplifting", 149, BEFORE, area=CUMBERLAND)

    found = value_over(
        _evidence(restated, *_parts(BEFORE)), "shoplifting", area=CUMBERLAND, period=Period.parse(BEFORE)
    )

    assert (found.quantity, found.notes) == (Known(149.0), ())


def test_its_people_before_it_began_are_those_of_its_parts() -> None:
    evidence = _evidence(*_parts("2022", measure="population"))

    found = denominator_for(
        "population", group="crime", area=CUMBERLAND, period=Period.parse(BEFORE), evidence=evidence
    )

    assert found.at.quantity == Known(150.0)
    assert "added up from Allerdale, Carlisle and Copeland" in found.at.notes
