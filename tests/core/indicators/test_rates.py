"""Rates: over a named denominator, of the right year, never over zero (R85, R86)."""

from __future__ import annotations

import pytest

from tests.core.indicators.builders import CATALOGUE, MEASURES, asked, observation
from tithing.indicators.calculate import calculate
from tithing.indicators.result import Result
from tithing.observations.observation import Observation, Observations
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing, NotApplicable, Quantity, number_of


def test_96_burglaries_of_24000_dwellings_are_4_in_every_1000() -> None:
    rate = asked(
        "residential_burglary",
        observation("residential_burglary", 96),
        observation("households", 24000, "2018"),
    ).rate

    assert number_of(rate.quantity) == 4
    assert (rate.denominator, rate.per, number_of(rate.denominator_value)) == ("households", 1000, 24000)
    assert rate.denominator_period == Period.parse("2018")
    assert [ref.file for ref in rate.source] == ["returns.csv"]


def test_nothing_is_divided_by_zero() -> None:
    rate = asked("shoplifting", observation("shoplifting", 412), observation("population", 0, "2018")).rate

    assert isinstance(rate.quantity, NotApplicable)
    assert rate.quantity.rule == "R85"


def test_without_a_denominator_there_is_no_rate_and_it_says_whose_is_missing() -> None:
    rate = asked("shoplifting", observation("shoplifting", 412)).rate

    assert isinstance(rate.quantity, Missing)
    assert "population" in rate.quantity.words


def people(**years: float) -> list:
    return [observation("population", value, year.removeprefix("y")) for year, value in years.items()]


@pytest.mark.parametrize(
    ("known", "used", "said"),
    [
        (people(y2017=100, y2018=200, y2019=400), "2018", None),
        (people(y2015=100, y2017=200), "2017", "the latest before it"),
        (people(y2019=400, y2021=500), "2019", "the earliest there is"),
    ],
)
def test_the_same_years_estimate_else_the_latest_before_else_the_earliest_after(
    known: list, used: str, said: str | None
) -> None:
    result = asked("shoplifting", observation("shoplifting", 10), *known)

    assert result.rate.denominator_period == Period.parse(used)
    assert any(said in note for note in result.rate.notes) if said else not result.rate.notes


def test_a_population_marked_for_a_group_of_measures_wins_for_that_group() -> None:
    """The packs' anti-social behaviour tables use another population than their crime tables."""
    both = (
        observation("population", 136000, "2018"),
        observation("population", 137000, "2018", breakdown="for=asb"),
    )

    crime = asked("shoplifting", observation("shoplifting", 10), *both).rate
    asb = asked("asb_nuisance", observation("asb_nuisance", 10), *both).rate

    assert number_of(crime.denominator_value) == 136000
    assert number_of(asb.denominator_value) == 137000


def rate_indicator(*rows) -> Result:
    return asked("asb_rate", *rows)


def test_a_rate_indicator_has_the_rate_as_its_value_and_its_previous_value() -> None:
    result = rate_indicator(
        observation("asb_incidents", 1200),
        observation("asb_incidents", 960, "2016-17Q4"),
        observation("asb_incidents", 4000, "2017-18Q4-ytd"),
        observation("population", 80000, "2018"),
        observation("population", 80000, "2017"),
    )

    assert number_of(result.value.quantity) == 15
    assert number_of(result.previous.quantity) == 12
    assert number_of(result.change.difference) == 3
    assert number_of(result.year_to_date.quantity) == 50
    assert result.change.chance.p_value is not None


def test_a_rate_of_few_events_has_no_percentage_change() -> None:
    result = rate_indicator(
        observation("asb_incidents", 8),
        observation("asb_incidents", 4, "2016-17Q4"),
        observation("population", 1000, "2018"),
        observation("population", 1000, "2017"),
    )

    assert isinstance(result.change.percent, NotApplicable)
    assert result.change.percent.rule == "R82"


def test_a_supplied_rate_is_used_when_its_count_is_not_known() -> None:
    result = rate_indicator(observation("asb_incidents.rate_per_1000_population", 13.3))

    assert number_of(result.value.quantity) == 13.3
    assert "supplied as a rate" in result.value.notes


def test_a_percentage_has_no_rate() -> None:
    result = asked("repeat_cases_marac", observation("repeat_cases_marac", 30))

    assert isinstance(result.rate.quantity, NotApplicable)


def test_a_force_areas_people_are_those_of_its_districts_when_all_are_known() -> None:
    gazetteer = load_gazetteer()
    cleveland = gazetteer.get("E23000013")
    districts = [area.code for area in gazetteer.districts_of_force(cleveland.code)]
    rows = [
        observation("shoplifting", 60, area=cleveland.code),
        *(observation("population", 5000, "2018", area=code) for code in districts),
    ]

    def rate_of(these: list[Observation]) -> Quantity:
        return calculate(
            CATALOGUE.get("shoplifting"),
            area=cleveland,
            period=Period.parse("2017-18Q4"),
            observations=Observations.of(these),
            measures=MEASURES,
            gazetteer=gazetteer,
        ).rate.quantity

    assert len(districts) == 4
    assert number_of(rate_of(rows)) == 3  # 60 of 20,000
    assert isinstance(rate_of(rows[:-1]), Missing)
