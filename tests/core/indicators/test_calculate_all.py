"""Every indicator of an area's quarter, in order, and each as the objects that the command prints."""

from __future__ import annotations

import json

from tests.core.indicators.builders import CATALOGUE, MEASURES, QUARTER, SANDPORT, asked, observation
from tests.support.shared import ROOT
from tithing.indicators.as_json import figures_json
from tithing.indicators.calculate import calculate_all
from tithing.indicators.defined.framework_file import load_frameworks
from tithing.indicators.defined.frameworks import Framework, FrameworkLine, Grouping, Objective
from tithing.indicators.result import Result
from tithing.observations.observation import Observation, Observations
from tithing.vocabulary.quantity import Missing, Suppressed


def everything(*rows: Observation, framework: Framework | None = None) -> dict[str, Result]:
    found = calculate_all(
        CATALOGUE,
        area=SANDPORT,
        period=QUARTER,
        observations=Observations.of(rows),
        measures=MEASURES,
        framework=framework,
    )
    assert len({each.indicator for each in found}) == len(found)
    return {each.indicator: each for each in found}


def test_a_measure_that_no_indicator_shows_appears_on_its_own() -> None:
    found = everything(observation("theft_from_the_person", 13))

    assert found["theft_from_the_person"].title == "Theft from the person"


def test_a_measure_that_only_a_rate_asks_about_appears_as_a_count_too() -> None:
    found = everything(observation("robbery", 36), observation("population", 90000, "2018"))

    assert {"robbery", "robbery_rate"} <= set(found)


def test_what_others_are_divided_by_is_no_indicator() -> None:
    assert "population" not in everything(observation("population", 90000, "2018"))


def test_a_framework_comes_first_in_its_order_even_where_nothing_is_known() -> None:
    framework = load_frameworks(ROOT / "demo/partnership/frameworks").for_period(QUARTER)
    assert framework is not None

    found = everything(observation("theft_from_the_person", 13), framework=framework)

    promised = [line.slug for line in framework.lines(QUARTER)]
    assert list(found)[: len(promised)] == promised
    assert isinstance(found["hate_incidents"].value.quantity, Missing)
    assert "noise_complaints" not in found  # nobody promised it and nothing of it is known


def test_an_indicator_with_figures_of_another_year_only_is_left_out() -> None:
    assert "noise_complaints" not in everything(observation("noise_complaints", 87, "2020-21Q3"))


def test_an_official_count_of_the_year_is_no_figure_of_its_last_quarter() -> None:
    yearly = (observation("ons_robbery", 120, "2017-18"), observation("belong_to_local_area", 61, "2017-18"))

    found = everything(*yearly)

    assert "ons_robbery" not in found
    assert "belong_to_local_area" in found  # watched, and asked once a year


def test_another_areas_figures_are_not_shown() -> None:
    assert "shoplifting" not in everything(observation("shoplifting", 87, area="LOC-OVERTON"))


def test_total_burglary_appears_when_its_parts_are_known() -> None:
    rows = (observation("residential_burglary", 221), observation("business_and_community_burglary", 76))

    assert "total_burglary" in everything(*rows)


def test_a_grouped_whole_uses_the_frameworks_parts() -> None:
    framework = load_frameworks(ROOT / "demo/partnership/frameworks").for_period(QUARTER)
    parts = ("bicycle_theft", "theft_from_the_person", "vehicle_crime", "shoplifting", "other_theft")
    rows = [
        observation(part, 10) for part in (*parts, "residential_burglary", "business_and_community_burglary")
    ]

    found = everything(*rows, framework=framework)

    assert found["acquisitive_crime_excluding_robbery"].value.quantity.number == 70


def test_a_line_that_names_no_measure_is_passed_over_and_a_circle_of_groupings_ends() -> None:
    """Both are refused when a framework is read; one built by hand must not stop a report."""
    line = FrameworkLine(slug="no_such_thing", label="No such thing")
    circle = (
        Grouping("robbery", ("homicide", "rape")),
        Grouping("homicide", ("robbery", "rape")),
    )
    framework = Framework("2017-18", "By hand", objectives=(Objective("One", (line,)),), groupings=circle)

    found = everything(observation("shoplifting", 5), framework=framework)

    assert "no_such_thing" not in found
    assert "robbery" not in found


# -- as json ----------------------------------------------------------------------------------------------

KEYS = {
    "indicator",
    "title",
    "area",
    "area_name",
    "period",
    "unit",
    "value",
    "status",
    "note",
    "previous",
    "last_quarter",
    "year_to_date",
    "baseline",
    "target",
    "difference",
    "percent_change",
    "points_change",
    "rate",
    "chance",
    "direction",
    "sources",
}


def printed(result: Result) -> dict:
    return json.loads(json.dumps(figures_json(result), allow_nan=False))


def test_an_object_has_every_key_that_the_command_promises() -> None:
    found = printed(
        asked(
            "shoplifting",
            observation("shoplifting", 412),
            observation("shoplifting", 283, "2016-17Q4", file="last.csv"),
            observation("population", 91200, "2018", file="people.csv"),
        )
    )

    assert set(found) >= KEYS
    assert found["period"] | {"code": ""} == {
        "code": "",
        "start": "2018-01-01",
        "end": "2018-03-31",
        "label": "Jan to Mar 2018",
    }
    assert (found["value"], found["previous"]["value"], found["difference"]) == (412, 283, 129)
    assert found["percent_change"] == 129 / 283 * 100  # unrounded
    assert found["rate"]["value"] == 412 / 91200 * 1000
    assert found["rate"]["denominator"] == "population"
    assert found["rate"]["source"] == "people.csv"
    assert found["direction"] == "worse"
    assert {source["file"] for source in found["sources"]} == {"returns.csv", "last.csv", "people.csv"}


def test_a_missing_value_is_null_with_its_status_and_reason() -> None:
    found = printed(asked("shoplifting", observation("shoplifting", Missing("expected in May"))))

    assert (found["value"], found["status"]) == (None, "asked")
    assert "expected in May" in found["note"]
    assert found["difference"] is None
    assert found["previous"] == found["previous"] | {"value": None, "status": "not yet imported"}


def test_suppressed_and_zero_are_not_missing() -> None:
    assert printed(asked("rape", observation("rape", Suppressed())))["status"] == "suppressed"
    assert printed(asked("rape", observation("rape", 0)))["value"] == 0


def test_a_percentage_has_its_points_in_difference_too_and_no_per_cent() -> None:
    found = printed(
        asked(
            "repeat_cases_marac",
            observation("repeat_cases_marac", 30),
            observation("repeat_cases_marac", 20, "2016-17Q4"),
        )
    )

    assert (found["difference"], found["points_change"], found["percent_change"]) == (10, 10, None)
    assert found["refused"]["percent_change"]["rule"] == "R83"


def test_a_refusal_is_printed_with_its_rule_and_words() -> None:
    found = printed(
        asked(
            "residential_burglary",
            observation("residential_burglary", 221),
            observation("residential_burglary", 156, "2016-17Q4"),
        )
    )

    assert found["difference"] is None
    assert found["refused"]["difference"]["rule"] == "R73"
    assert "April 2017" in found["refused"]["difference"]["words"]
