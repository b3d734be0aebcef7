"""Each room has a floor, a room below it fails the build with what to do, and a rising floor is raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools.coverage_floors import Floor, Reached, by_room, faults, missing, read_floors, stale_excuses, table

ROOT = Path(__file__).parents[2]
FLOORS, EXCUSES = read_floors()


def file(lines: int, reached: int, branches: int = 0, taken: int = 0) -> dict[str, Any]:
    summary = {
        "num_statements": lines,
        "covered_lines": reached,
        "num_branches": branches,
        "covered_branches": taken,
        "percent_covered": 100 * (reached + taken) / (lines + branches),
    }
    return {
        "summary": summary,
        "missing_lines": list(range(reached, lines)),
        "missing_branches": [[3, 4]] * (branches - taken),
    }


def test_every_room_of_the_house_has_a_floor_and_an_excuse_its_file() -> None:
    rooms = {path.parent.name for path in (ROOT / "tithing").glob("*/__init__.py")}

    assert rooms <= {floor.room for floor in FLOORS}
    assert [name for name in EXCUSES if not (ROOT / name).is_file()] == []


def test_what_goes_once_more_through_the_rooms_is_not_counted(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("no_cover") is not None


def test_the_floors_are_those_that_the_decision_gives() -> None:
    least = {floor.room: floor.percent for floor in FLOORS}
    to_findings = (
        "vocabulary",
        "statistics",
        "store",
        "places",
        "observations",
        "incidents",
        "inspection",
        "sources",
    )

    assert {least[room] for room in (*to_findings, "indicators", "findings")} == {95}
    assert {least[room] for room in ("documents", "workflows", "cli")} == {85}
    assert least["web"] == 90


def test_lines_and_branches_count_alike_and_rooms_add_up() -> None:
    rooms = by_room(
        {
            "tithing/places/a.py": file(6, 6, 2, 1),
            "tithing/places/deep/b.py": file(2, 1),
            "tithing/c.py": file(1, 1),
        },
        (),
    )

    assert rooms == {"places": Reached(8, 7, 2, 1), "tithing": Reached(1, 1)}
    assert rooms["places"].percent == 80.0


@pytest.mark.parametrize(("reached", "counted"), [(0, Reached(5, 5)), (3, Reached(15, 8))])
def test_an_excused_file_counts_only_where_it_was_run(reached: int, counted: Reached) -> None:
    files = {"tithing/store/a.py": file(5, 5), "tithing/store/b.py": file(10, reached)}

    assert by_room(files, ["tithing/store/b.py"]) == {"store": counted}


@pytest.mark.parametrize(
    ("reached", "rising", "words"),
    [
        (94, False, "is below its floor of 95%"),
        (95, False, ""),
        (100, False, ""),
        (94, True, "is below its floor of 95%"),
        (96, True, ""),
        (97, True, "raise it to 97"),
    ],
)
def test_a_room_is_held_to_its_floor(reached: int, rising: bool, words: str) -> None:
    said = list(faults([Floor("places", 95, rising)], {"places": Reached(100, reached)}))

    assert (words in said[0]) if words else said == []


def test_a_room_without_a_floor_is_told() -> None:
    assert list(faults([], {"attic": Reached(1, 1)})) == [
        "attic: has no floor in coverage_floors.toml. Give it one."
    ]


def test_a_room_that_is_not_there_yet_stands_in_the_table_and_fails_nothing() -> None:
    floors = [Floor("web", 90)]

    assert "not there yet" in "\n".join(table(floors, {}))
    assert list(faults(floors, {})) == []


def test_what_nothing_goes_through_is_named_by_line_and_branch() -> None:
    files = {"tithing/places/a.py": file(4, 3, 2, 1), "tithing/places/b.py": file(1, 1)}

    assert list(missing(files)) == [" 66.7% tithing/places/a.py: 3, 3->4"]


def test_an_excuse_for_a_file_that_is_gone_is_told() -> None:
    (said,) = stale_excuses({}, ["tithing/store/gone.py"])

    assert "Take the excuse out" in said
