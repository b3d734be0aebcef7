"""Places as files name them: ended areas, far ones, and look-ups that contradict the reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context, received, refusal, rows
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.area_lookups import read as area_lookups
from tithing.sources.contract import Context, Reading
from tithing.sources.flat_observations import read as flat_observations
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.problems import Refused

HEAD = "measure,area,period,value,unit"
CUMBERLAND = "E06000063"


def _at_home() -> Context:
    return replace(context(), gazetteer=load_gazetteer().with_places(home=["E06000001"]))


def _flat(tmp_path: Path, *lines: str) -> Reading:
    return flat_observations.read(received(tmp_path / "f.csv", "\n".join([HEAD, *lines, ""])), _at_home())


@pytest.mark.parametrize("written", ["Allerdale", "E07000026", "Allerdale Borough Council"])
def test_an_ended_district_is_refused_for_a_period_after_its_end(tmp_path: Path, written: str) -> None:
    file = received(tmp_path / "f.csv", f"{HEAD}\nShoplifting,{written},2024-25Q1,50,count\n")

    problem = refusal("flat_observations", file)[0]

    assert problem.what == "Allerdale ended on 31 March 2023 and is now Cumberland"
    assert problem.change == "Write Cumberland, or a period that ends by 31 March 2023"
    assert (problem.row, problem.column) == (2, "area")


def test_an_ended_district_is_taken_for_its_own_time(tmp_path: Path) -> None:
    reading = _flat(tmp_path, "Shoplifting,Allerdale,2022-23Q1,50,count")

    assert rows(reading, "area", "value") == [("E07000026", 50.0)]


@pytest.mark.parametrize("written", ["Leeds", "E08000035"])
def test_places_far_from_home_are_told(tmp_path: Path, written: str) -> None:
    reading = _flat(
        tmp_path, f"Shoplifting,{written},2024-25Q1,50,count", "Shoplifting,Hartlepool,2024-25Q1,5,count"
    )

    assert "f.csv: places outside the partnership's force area: Leeds (E08000035)." in reading.notices


def test_of_many_far_places_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    codes = [f"E0800000{number}" for number in range(1, 8)]

    reading = _flat(tmp_path, *(f"Shoplifting,{code},2024-25Q1,50,count" for code in codes))

    (told,) = (notice for notice in reading.notices if "outside" in notice)
    assert told.endswith("(E08000005) and 2 more.")


FAR = {
    "flat_observations": f"{HEAD}\nShoplifting,{{place}},2024-25Q4,5,count\n",
    "police_extract": "Area,Offence,Jan 2025\n{place},Shoplifting,5\n",
    "partner_incidents": "date,type,{column}\n01/04/2025,deliberate fire,{place}\n29/04/2025,deliberate fire,{place}\n",
}


@pytest.mark.parametrize("source", FAR)
@pytest.mark.parametrize(
    ("column", "place", "told"),
    [
        ("ward", "E05013003", "Hoober (E05013003)"),
        ("lsoa", "E01033000", "Hounslow 025F (E01033000)"),
        ("district", "E08000035", "Leeds (E08000035)"),
    ],
)
def test_a_far_place_by_its_code_is_told_as_one_by_name_is(
    tmp_path: Path, source: str, column: str, place: str, told: str
) -> None:
    file = received(tmp_path / "sent.csv", FAR[source].format(column=column, place=place))

    (reading,) = source_named(source, list_sources()).read_many([file], replace(_at_home(), supplier="fire"))

    assert f"sent.csv: places outside the partnership's force area: {told}." in reading.notices


def test_an_ended_district_is_refused_in_the_book_of_what_it_became_too(tmp_path: Path) -> None:
    """Allerdale is still the name of a partnership, and in Cumberland's book it is the district that is meant."""
    cumberland = replace(context(), gazetteer=load_gazetteer().with_places(home=[CUMBERLAND], own=CUMBERLAND))
    file = received(tmp_path / "f.csv", f"{HEAD}\nShoplifting,Allerdale,2024-25Q1,50,count\n")

    with pytest.raises(Refused, match="Allerdale ended on 31 March 2023 and is now Cumberland"):
        flat_observations.read(file, cumberland)


def test_in_its_own_book_the_name_is_the_partnerships(tmp_path: Path) -> None:
    own = replace(context(), gazetteer=load_gazetteer().with_places(home=[CUMBERLAND], own="E22000031"))
    file = received(tmp_path / "f.csv", f"{HEAD}\nShoplifting,Allerdale,2024-25Q1,50,count\n")

    assert rows(flat_observations.read(file, own), "area", "value") == [("E22000031", 50.0)]


def test_a_name_shared_by_a_ward_nearby_and_a_city_far_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a ward in Middlesbrough, and a district elsewhere"):
        _flat(tmp_path, "Shoplifting,Newport,2024-25Q1,50,count")


LOOKUP = "ward24_code,ward24_name,ltla24_code,ltla24_name"


def _look_up(tmp_path: Path, *lines: str) -> Reading:
    file = received(tmp_path / "lookup.csv", "\n".join([LOOKUP, *lines, ""]))
    return area_lookups.read(file, context())


def test_a_look_up_that_gives_a_code_the_name_of_another_area_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        Refused, match='E06000002 is Middlesbrough, and the row calls it "Hartlepool"'
    ) as refused:
        _look_up(tmp_path, "E05013878,Burn Valley,E06000002,Hartlepool")

    assert (refused.value.problems[0].row, refused.value.problems[0].column) == (2, "ltla24_name")


@pytest.mark.parametrize("wrong", ["Hartlepol", "Harte\tpool", "North Hartlepool"])
def test_a_look_up_with_a_misspelt_name_is_refused_with_the_name_that_we_know(
    tmp_path: Path, wrong: str
) -> None:
    with pytest.raises(Refused, match="E06000001 is Hartlepool"):
        _look_up(tmp_path, f"E05013878,Burn Valley,E06000001,{wrong}")


def test_welsh_and_second_names_in_a_look_up_are_the_same_area(tmp_path: Path) -> None:
    reading = _look_up(tmp_path, "W05001283,Whitchurch,W06000015,Caerdydd")

    assert reading.rows == 1


def test_a_code_that_we_do_not_know_yet_may_have_any_name(tmp_path: Path) -> None:
    file = received(
        tmp_path / "lookup.csv",
        "ward28_code,ward28_name,ltla28_code,ltla28_name\nE05099999,New,E06000099,Newshire\n",
    )

    assert area_lookups.read(file, context()).rows == 1


def test_a_newer_look_up_may_give_a_known_area_a_new_name_and_it_is_asked(tmp_path: Path) -> None:
    file = received(
        tmp_path / "lookup.csv",
        "ward28_code,ward28_name,ltla28_code,ltla28_name\nE05013038,Burn Valley,E06000001,Hartlepool Bay\n",
    )

    asked = area_lookups.read(file, context()).questions

    assert [question.kind for question in asked] == ["area_renamed"]
    assert "E06000001 is Hartlepool, and the row calls it" in asked[0].words
