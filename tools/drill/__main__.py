"""`make drill`: disturbs small books in every way that has ever lost one; a line a drill, tried and survived.

python -m tools.drill                       # everything: some minutes
python -m tools.drill --short               # as many as stay in the build, up to ten of each
python -m tools.drill --only bits --seed 7  # one case again
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.drill.command import ENTRY
from tools.drill.drill import Drill
from tools.drill.drills import DRILLS
from tools.drill.run import Wanted, run_drills


def main() -> int:
    wanted = _wanted(_parser().parse_args())
    return run_drills(wanted)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make drill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="a drill, or the beginning of its name"
    )
    parser.add_argument(
        "--seeds", type=int, metavar="N", help="cases of each drill (each has its usual number)"
    )
    parser.add_argument("--seed", type=int, metavar="S", help="this one case")
    parser.add_argument("--short", action="store_true", help="only the cases that stay in the build")
    parser.add_argument("--jobs", type=int, default=2, help="cases at once (2)")
    parser.add_argument("--cold", action="store_true", help="start Python anew for every command")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where to work (a folder in memory, if there is one)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the books that did not survive")
    parser.add_argument("--entry", default=ENTRY, metavar="MODULE:FUNCTION", help=argparse.SUPPRESS)
    parser.add_argument("--list", action="store_true", help="name the drills")
    return parser


def _wanted(asked: argparse.Namespace) -> Wanted:
    drills = [drill for drill in DRILLS if not asked.only or drill.name.startswith(tuple(asked.only))]
    if asked.list:
        print("\n".join(f"{drill.name:<24}{len(_seeds(asked, drill)):>4} cases" for drill in drills))
        raise SystemExit(0)
    if not drills:
        names = ", ".join(drill.name for drill in DRILLS)
        raise SystemExit(f"There is no drill of that name. There are: {names}.")
    cases = [(drill, seed) for drill in drills for seed in _seeds(asked, drill)]
    return Wanted(cases, asked.entry, asked.jobs, asked.cold, asked.folder, asked.keep)


def _seeds(asked: argparse.Namespace, drill: Drill) -> list[int]:
    if asked.seed is not None:
        return [asked.seed]
    usual = drill.short if asked.short else drill.seeds
    return list(range(asked.seeds if asked.seeds is not None else usual))


if __name__ == "__main__":
    sys.exit(main())
