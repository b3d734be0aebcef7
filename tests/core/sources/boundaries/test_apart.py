"""An outline that is drawn in another county, and a file of elsewhere, are told: a map would show neither."""

from __future__ import annotations

from pathlib import Path

from tests.core.sources.boundaries.test_shapes import feature, read_features, shape
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.boundaries.apart import all_far, apart

PLACES = load_gazetteer()
WARDS = [ward.code for ward in PLACES.wards_of("E06000001")][:5]
LIVERPOOL = (-3.0, 53.4)


def square(west: float, south: float) -> list[list[float]]:
    return [[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south]]


def notices(folder: Path, *corners: tuple[float, float]) -> str:
    wards = (PLACES.get(code) for code in WARDS)
    features = (
        feature(shape(square(*corner)), WD25CD=ward.code, WD25NM=ward.name)
        for ward, corner in zip(wards, corners, strict=False)
    )
    return " ".join(read_features(folder, *features).notices)


def test_a_ward_that_is_drawn_in_another_county_is_told(tmp_path: Path) -> None:
    near = [(-1.2 + 0.02 * at, 54.6) for at in range(4)]
    name = PLACES.get(WARDS[4]).name

    assert "is drawn far from" not in notices(tmp_path, *near, (-1.1, 54.6))
    assert f"{name} ({WARDS[4]}) is drawn far from every other ward of Hartlepool" in notices(
        tmp_path, *near, LIVERPOOL
    )


def test_an_island_some_kilometres_off_is_not() -> None:
    outlines = {
        code: f"{west} 54.6,{west} 54.7" for code, west in zip(WARDS, (-1.1, -1.15, -1.2), strict=False)
    }

    assert list(apart({**outlines, WARDS[3]: "-1.29 54.6,-1.29 54.7"}, PLACES)) == []
    assert list(apart({**outlines, WARDS[3]: "-1.35 54.6,-1.35 54.7"}, PLACES)) == [WARDS[3]]


def test_of_two_outlines_nobody_can_say_which_is_wrong() -> None:
    assert list(apart({WARDS[0]: "-1.2 54.6,-1.1 54.7", WARDS[1]: "-3.0 53.4,-2.9 53.5"}, PLACES)) == []


def test_a_file_of_another_part_of_the_country_is_told_and_one_of_ours_is_not() -> None:
    ours = PLACES.with_places(home=("E06000001",))
    liverpool = dict.fromkeys([ward.code for ward in PLACES.wards_of("E08000012")][:3], "")

    assert all_far(liverpool, ours)
    assert not all_far({**liverpool, WARDS[0]: ""}, ours)
    assert not all_far(liverpool, PLACES)
    assert not all_far({}, ours)
