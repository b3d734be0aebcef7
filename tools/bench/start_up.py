"""What it costs to start: the heavy libraries are imported only where they are used."""

from __future__ import annotations

import sys

from tools.bench.measure import TITHING, Bench, Run, ratio, show


def run(bench: Bench) -> None:
    """Measure start-up and print it."""
    costs = bench.measure(
        {
            "python -c pass": Run([sys.executable, "-c", "pass"]),
            "tithing --help": Run([*TITHING, "--help"]),
            "tithing import --help": Run([*TITHING, "import", "--help"]),
            "tithing indicators": Run([*TITHING, "indicators"]),
            "python -c 'import polars'": Run([sys.executable, "-c", "import polars"]),
        }
    )
    show("Start-up", costs)
    ratio("tithing --help against python", costs["tithing --help"], costs["python -c pass"])
