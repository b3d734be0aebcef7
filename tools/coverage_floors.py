"""How much of each room the tests go through, branch by branch, and the floor below which the build fails.

python -m tools.coverage_floors              after `make coverage`; reads what the tests left beside COVERAGE_FILE
python -m tools.coverage_floors --missing    also each line and branch that nothing goes through

The floors and the excuses, each with its reason, stand in `coverage_floors.toml`. A floor marked as rising is raised when
the tests have gone well past it: the build fails until it is, so that what was won is not lost again.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage import Coverage

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_suffix(".toml")
SLACK = 2.0  # points above a rising floor that are let be: what differs from one machine to another


@dataclass(frozen=True)
class Floor:
    """The least share of a room's lines and branches, in percent; `rising` says that it follows what is reached."""

    room: str
    percent: float
    rising: bool = False
    note: str = ""


@dataclass(frozen=True)
class Reached:
    """What a room has and how much of it was gone through, in lines and branches."""

    lines: int = 0
    lines_reached: int = 0
    branches: int = 0
    branches_reached: int = 0

    @property
    def percent(self) -> float:
        """Of lines and branches together, as coverage.py counts; a room without code has all of it."""
        had = self.lines + self.branches
        return 100.0 * (self.lines_reached + self.branches_reached) / had if had else 100.0

    def __add__(self, other: Reached) -> Reached:
        return Reached(
            self.lines + other.lines,
            self.lines_reached + other.lines_reached,
            self.branches + other.branches,
            self.branches_reached + other.branches_reached,
        )


def read_floors(path: Path = FLOORS) -> tuple[list[Floor], dict[str, str]]:
    """The floors by room, and file -> why it is not counted."""
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    floors = [Floor(room, **said) for room, said in stated["floors"].items()]
    return floors, dict(stated.get("excuses", {}))


def measure(data: Path) -> dict[str, Any]:
    """Everything the runs wrote beside `data`, put together: file -> coverage.py's own account of it.

    >>> measure(Path("no-such-folder/coverage"))
    Traceback (most recent call last):
    SystemExit: Nothing was measured: no-such-folder/coverage* is not there. `make coverage` runs the tests first.
    """
    parts = sorted(str(path) for path in data.parent.glob(f"{data.name}*") if path.is_file())
    if not parts:
        raise SystemExit(f"Nothing was measured: {data}* is not there. `make coverage` runs the tests first.")
    with tempfile.TemporaryDirectory() as folder:
        coverage = Coverage(
            data_file=str(Path(folder) / "together"), config_file=str(ROOT / "pyproject.toml")
        )
        coverage.combine(parts, keep=True)
        coverage.json_report(outfile=str(Path(folder) / "report.json"))
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    return dict(report["files"])


def by_room(files: Mapping[str, Any], excuses: Iterable[str]) -> dict[str, Reached]:
    """Room -> what was reached of it; modules beside the rooms are counted as `tithing`.

    A file with an excuse counts all the same where it was run: an excuse is for a machine that cannot run it.
    """
    excused, rooms = set(excuses), dict[str, Reached]()
    for name, said in files.items():
        reached = _reached(said["summary"])
        if name not in excused or reached.lines_reached:
            rooms[_room_of(name)] = rooms.get(_room_of(name), Reached()) + reached
    return rooms


def _room_of(name: str) -> str:
    parts = Path(name).parts
    return parts[1] if len(parts) > 2 else parts[0]


def _reached(summary: Mapping[str, int]) -> Reached:
    return Reached(
        summary["num_statements"],
        summary["covered_lines"],
        summary["num_branches"],
        summary["covered_branches"],
    )


def faults(floors: Iterable[Floor], rooms: Mapping[str, Reached]) -> Iterator[str]:
    """Each room below its floor, without a floor, or far enough above a rising one to raise it."""
    floors = list(floors)
    for floor in floors:
        if floor.room not in rooms:
            continue
        reached = rooms[floor.room].percent
        if reached < floor.percent:
            yield f"{floor.room}: {reached:.1f}% is below its floor of {floor.percent:g}%. Test what --missing names."
        elif floor.rising and reached >= floor.percent + SLACK:
            yield f"{floor.room}: {reached:.1f}% is past its floor; raise it to {int(reached)} in {FLOORS.name}."
    for room in sorted(set(rooms) - {floor.room for floor in floors}):
        yield f"{room}: has no floor in {FLOORS.name}. Give it one."


def stale_excuses(files: Mapping[str, Any], excuses: Iterable[str]) -> Iterator[str]:
    """An excuse for a file that is gone excuses nothing."""
    for name in excuses:
        if name not in files:
            yield f"{name}: is excused in {FLOORS.name} and is not there. Take the excuse out."


def table(floors: Iterable[Floor], rooms: Mapping[str, Reached]) -> Iterator[str]:
    """The rooms in the order of their floors, as lines to print."""
    yield f"{'room':<14}{'lines':>7}{'branches':>10}{'reached':>9}{'floor':>7}"
    for floor in floors:
        room = rooms.get(floor.room)
        if room is None:
            yield f"{floor.room:<14}{'not there yet':>26}{floor.percent:>7g}"
            continue
        rising = " rising" if floor.rising else ""
        yield f"{floor.room:<14}{room.lines:>7}{room.branches:>10}{room.percent:>8.1f}%{floor.percent:>7g}{rising}"


def missing(files: Mapping[str, Any]) -> Iterator[str]:
    """Each file with something that nothing goes through: its lines, and its branches as from->to."""
    for name, said in files.items():
        branches = [f"{start}->{end}" for start, end in said["missing_branches"]]
        gone_by = [*map(str, said["missing_lines"]), *branches]
        if gone_by:
            yield f"{said['summary']['percent_covered']:5.1f}% {name}: {', '.join(gone_by)}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.coverage_floors", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "build" / "coverage", help="what the tests wrote")
    parser.add_argument(
        "--missing", action="store_true", help="each line and branch that nothing goes through"
    )
    asked = parser.parse_args()
    floors, excuses = read_floors()
    files = measure(asked.data)
    rooms = by_room(files, excuses)
    print("\n".join([*(missing(files) if asked.missing else ()), *table(floors, rooms)]))
    wrong = [*faults(floors, rooms), *stale_excuses(files, excuses)]
    print("\n".join(wrong) or "Every room is at its floor or above.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
