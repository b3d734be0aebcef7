"""Shapes as GeoJSON has them, and what is wrong with others, each in words with what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sources.building import read, received
from tithing.reading.questions.outlines import rings_of
from tithing.sources.boundaries.read import recognises
from tithing.sources.boundaries.shapes import outline_of
from tithing.sources.contract import Reading
from tithing.vocabulary.problems import Refused

WEST, SOUTH = -1.2, 54.6
SQUARE = [[WEST, SOUTH], [-1.1, SOUTH], [-1.1, 54.7], [WEST, 54.7], [WEST, SOUTH]]
WARD = {"WD25CD": "E05013038", "WD25NM": "Burn Valley", "LAD25CD": "E06000001", "LONG": -1.2, "WD25NMW": " "}


def shape(*rings: Any, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": kind, "coordinates": list(rings)}


def feature(geometry: Any = None, **said: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {**WARD, **said}, "geometry": geometry or shape(SQUARE)}


def read_features(folder: Path, *features: Any, name: str = "wards.geojson") -> Reading:
    path = folder / name
    text = json.dumps({"type": "FeatureCollection", "features": list(features)})
    return read("boundaries", received(path, text))


def why_refused(folder: Path, *features: Any) -> str:
    with pytest.raises(Refused) as refused:
        read_features(folder, *features)
    return " ".join(f"{each.what}. {each.change}" for each in refused.value.problems)


def test_a_ward_is_kept_with_its_edition_and_its_outline_to_ten_metres(tmp_path: Path) -> None:
    near = [[WEST, SOUTH], [-1.199999, SOUTH], [-1.1, SOUTH], [-1.1, 54.70001], [WEST, SOUTH]]

    frame = read_features(tmp_path, feature(shape(near))).outlines

    assert frame is not None
    assert frame.rows() == [
        (
            "E05013038",
            "Burn Valley",
            "ward",
            2025,
            "-1.2000 54.6000,-1.1000 54.6000,-1.1000 54.7000,-1.2000 54.6000",
        )
    ]


def test_a_ward_may_have_the_shorter_name_that_it_bore_before(tmp_path: Path) -> None:
    """Hardwick is a ward of another district, too, and this one's code is of Hardwick and Salters Lane since."""
    said = {"WD13CD": "E05001536", "WD13NM": "Hardwick"}
    shapes = {"type": "Feature", "properties": said, "geometry": shape(SQUARE)}

    reading = read_features(tmp_path, shapes)

    assert reading.outlines is not None
    assert reading.outlines["name"].to_list() == ["Hardwick"]


def test_holes_and_islands_are_rings_of_one_area(tmp_path: Path) -> None:
    islands = shape([SQUARE, SQUARE], [SQUARE], kind="MultiPolygon")

    frame = read_features(tmp_path, feature(islands)).outlines

    assert frame is not None
    assert len(rings_of(frame["outline"][0])) == 3


def test_scotland_is_left_out_and_counted(tmp_path: Path) -> None:
    reading = read_features(tmp_path, feature(), feature(WD25CD="S13002516", WD25NM="Linn"))

    assert reading.outlines is not None
    assert reading.outlines.height == 1
    assert any("1 area outside England and Wales left out" in each for each in reading.notices)


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([feature(shape([[450566, 531848]] * 4))], "no longitude and latitude in the United Kingdom"),
        ([feature(shape([[54.6, -1.2]] * 4))], "no longitude and latitude"),
        ([feature({"type": "Point", "coordinates": [WEST, SOUTH]})], "is a Point, and not a Polygon"),
        ([feature(shape([[WEST, SOUTH]] * 9))], "its shape has no area"),
        ([feature(shape([["x", SOUTH]] * 4))], "no pair of numbers"),
        ([{"type": "Feature", "geometry": shape(SQUARE)}], "it has no properties"),
        ([feature(), feature()], "E05013038 stands twice"),
        ([feature(WD25CD="E01011949")], "is not the code of a ward"),
        ([feature(WD25CD="Burn Valley")], "is not the code of an area"),
        ([feature(WD25NM="De Bruce")], "and the file calls it"),
        ([], "it holds no features"),
    ],
)
def test_what_is_no_boundary_is_refused_in_words(features: list[Any], said: str, tmp_path: Path) -> None:
    assert said in why_refused(tmp_path, *features)


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wards.geojson"
    with pytest.raises(Refused, match="cannot be read as JSON to its end"):
        read("boundaries", received(path, '{"type": "FeatureCollection", "features": [{"type"'))


@pytest.mark.parametrize("text", ["", "{}", '{"type": "Feature"}', "measure,area\n", "[1, 2]"])
def test_other_files_are_not_taken_for_boundaries(text: str, tmp_path: Path) -> None:
    assert not recognises(received(tmp_path / "x.json", text))


_PLACES = st.tuples(st.floats(-9.4, 2.5), st.floats(49.1, 61.4))


@given(st.lists(_PLACES, min_size=3, max_size=12))
def test_an_outline_reads_back_as_its_own_points(points: list[tuple[float, float]]) -> None:
    apart = [
        round(x, 4) + step / 1000 for step, (x, _) in enumerate(points)
    ]  # so that none falls upon the next
    points = [(x, y) for x, (_, y) in zip(apart, points, strict=True)]
    outline = outline_of(shape([list(point) for point in (*points, points[0])]))

    (read_back,) = rings_of(outline)

    assert outline_of(shape([list(point) for point in read_back])) == outline
    assert all(any(abs(x - a) <= 6e-5 and abs(y - b) <= 6e-5 for a, b in points) for x, y in read_back)


WRONG_THINGS = {
    "a web page": ("<!DOCTYPE html><html><form>Sign in</form></html>", "is a web page"),
    "words": ("WD25CD,WD25NM\nE05013038,Burn Valley\n", "is no JSON"),
    "nothing": ("", "is no JSON"),
    "cut short": ('{"type": "FeatureCollection", "features": [{"type": "Fea', "to its end: line 1, character"),
    "a shape alone": (json.dumps(shape(SQUARE)), "one shape by itself"),
    "a feature alone": (json.dumps(feature()), "one shape by itself"),
    "TopoJSON": ('{"type": "Topology", "objects": {}}', "TopoJSON"),
    "an error": ('{"error": {"code": 400, "message": "Invalid query"}}', "a message of the site"),
    "the portal's JSON": ('{"displayFieldName": "WD25NM", "features": 3, "rings": []}', "the portal's own JSON"),
    "a list": ("[1, 2]", "no collection of features"),
    "a number": ("[]", "no collection of features"),
    "counties": (
        json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"CTYUA24CD": "E10000007"}, "geometry": shape(SQUARE)}
        ]}),
        "its areas have CTYUA24CD",
    ),
    "points": (
        json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": WARD, "geometry": {"type": "Point", "coordinates": [-1.2, 54.6]}}
        ]}),
        "is a Point",
    ),
}  # fmt: skip


@pytest.mark.parametrize("thing", WRONG_THINGS)
def test_what_calls_itself_geojson_is_told_what_is_wrong_with_it(tmp_path: Path, thing: str) -> None:
    text, why = WRONG_THINGS[thing]
    file = received(tmp_path / "wards.geojson", text)

    assert recognises(file)
    with pytest.raises(Refused) as refused:
        read("boundaries", file)

    (problem,) = refused.value.problems
    assert why in problem.what
    assert problem.change
    assert "not recognised" not in problem.what


def test_a_file_of_letters_that_are_none_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "wards.geojson"
    path.write_bytes(b"{\xff\xfe}")

    with pytest.raises(Refused, match="is no text"):
        read("boundaries", received(path))
