"""What a report costs: all formats of the demonstration, and a quarter of street data behind histories of any length."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.bench.books import new_book, tithing
from tools.bench.measure import TITHING, Bench, Run, ratio, show


def run(bench: Bench, root: Path, street: Path | None) -> None:
    """Measure reports and print them."""
    _demonstration(bench, root)
    if street is not None:
        _by_history(bench, street)


def _demonstration(bench: Bench, root: Path) -> None:
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
    show("The report of 2017-18 Q4 (aim: under 10 s of CPU and 500 MB)", costs)
    shutil.rmtree(out)


def _by_history(bench: Bench, street: Path) -> None:
    """The figures and report of one quarter, with 3, 10 and 30 months in the book."""
    months = sorted((street / "cleveland" / "street").glob("*.csv.gz"))
    quarter, figures, reports = "2024-25Q4", {}, {}
    held = [path for path in months if "2025-01" <= path.name[:7] <= "2025-03"]
    for number in (3, 10, len(months)):
        book = bench.folder / f"history-{number}"
        new_book(book)
        others = [path for path in reversed(months) if path not in held][: number - len(held)]
        tithing("import", *map(str, [*held, *others]), "--book", str(book))
        asked = ["--book", str(book), "--quarter", quarter]
        figures[f"figures, {number} months in the book"] = Run(
            [*TITHING, "figures", *asked, "--format", "json"]
        )
        out = ["--output", str(bench.folder / "out")]
        reports[f"report, {number} months in the book"] = Run(
            [*TITHING, "report", "performance", *asked, *out]
        )
    costs = bench.measure({**figures, **reports})
    show("How a quarter depends on the history (aim: not)", costs)
    by_name = list(costs.values())
    ratio(f"figures, {len(months)} months against 3", by_name[2], by_name[0], "1")
    ratio(f"report, {len(months)} months against 3", by_name[5], by_name[3], "1")
