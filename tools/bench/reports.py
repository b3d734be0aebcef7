"""What a report costs: the demonstration's, in all formats and in one."""

from __future__ import annotations

import shutil
import sys

from tools.bench.measure import TITHING, Bench, Run, show


def run(bench: Bench) -> None:
    """Measure the demonstration's report and print it."""
    out = bench.folder / "demonstration"
    Bench(bench.folder, 1).measure({"demo": Run([sys.executable, "-m", "demo.run", "--output", str(out)])})
    books = [path.parent.parent for path in out.rglob("partnership.toml")]
    if not books:
        print(
            "\nThe report of the demonstration is not measured: its book is not kept beside what it writes."
        )
        return
    command = [*TITHING, "report", "performance", "--book", str(books[0]), "--quarter", "2017-18Q4"]
    costs = bench.measure(
        {
            "all formats": Run([*command, "--output", str(out / "all")]),
            "HTML only": Run([*command, "--formats", "html", "--output", str(out / "html")]),
        }
    )
    show("The demonstration's report of 2017-18 Q4", costs, "under 10 s of CPU, 500 MB")
    shutil.rmtree(out)
