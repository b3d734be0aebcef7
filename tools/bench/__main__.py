"""`make bench`: what importing, reporting and checking cost, as ratios measured in this run, medians of whole processes.

Everything is measured in turn, not one thing after another, so that a busy machine is busy for all of them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tools.bench import checks, imports, reports, start_up
from tools.bench.machine import facts
from tools.bench.measure import Bench, header

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="processes to take the median of (3)")
    parser.add_argument("--only", choices=["start", "import", "report", "check"], help="one part of it")
    asked = parser.parse_args()
    print(facts())
    header(asked.times)
    with tempfile.TemporaryDirectory(prefix="tithing-bench-") as folder:
        bench = Bench(Path(folder), asked.times)
        if asked.only in (None, "start"):
            start_up.run(bench)
        street = SHARED / "data" / "police-uk"
        if not street.is_dir():
            print("Imports of street files are not measured: the reference files (../shared) are not here.")
        elif asked.only in (None, "import"):
            imports.run(bench, street)
        if asked.only in (None, "report"):
            reports.run(bench, ROOT, street if street.is_dir() else None)
        if asked.only in (None, "check"):
            checks.run(bench)


if __name__ == "__main__":
    main()
