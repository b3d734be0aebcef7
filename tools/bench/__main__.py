"""`make bench`: what importing, reporting and checking cost, as ratios measured in this run, medians of whole processes.

Everything is measured in turn, not one thing after another, so that a busy machine is busy for all of them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tools.bench import by_size, checks, imports, patterns, reports, start_up
from tools.bench.machine import facts
from tools.bench.measure import Bench, header

STREET = Path(__file__).parents[3] / "shared" / "data" / "police-uk"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="processes to take the median of (5)")
    parser.add_argument("--only", choices=[*_ALWAYS, *_WITH_STREET], help="one part of it")
    asked = parser.parse_args()
    print(facts())
    header(asked.times)
    with tempfile.TemporaryDirectory(prefix="tithing-bench-") as folder:
        _run(Bench(Path(folder), asked.times), asked.only)


_ALWAYS = {"start": start_up.run, "report": reports.run, "check": checks.run, "pattern": patterns.run}
_WITH_STREET = {"import": imports.run, "size": by_size.run}  # read street files of the reference


def _run(bench: Bench, only: str | None) -> None:
    for name, part in _ALWAYS.items():
        if only in (None, name):
            part(bench)
    for name, of_street in _WITH_STREET.items():
        if only not in (None, name):
            continue
        if STREET.is_dir():
            of_street(bench, STREET)
        else:
            print(f"\n{name}: not measured, for the reference files (../shared) are not here")


if __name__ == "__main__":
    main()
