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
    show("The demonstration's report of 2017-18 Q4", costs, "under 10 s of CPU, 500 MB")
    shutil.rmtree(out)


def _by_history(bench: Bench, street: Path) -> None:
    """One quarter of 2025 with 3, 10 and 30 months in the book. Charts come with the months they show."""
    months = sorted((street / "cleveland" / "street").glob("*.csv.gz"))
    held = [path for path in months if "2025-01" <= path.name[:7] <= "2025-03"]
    numbers = (len(held), 10, len(months))
    for number in numbers:
        others = [path for path in reversed(months) if path not in held][: number - len(held)]
        new_book(bench.folder / f"history-{number}")
        files = map(str, [*held, *others])
        tithing("import", *files, "--book", str(bench.folder / f"history-{number}"))
    runs = {
        f"{what}, {number} months held": _quarter(bench.folder, number, *asked)
        for what, asked in _ASKED.items()
        for number in numbers
    }
    costs = bench.measure(runs)
    show("How a quarter depends on the history", costs, "not; only on what is shown")
    by_name = list(costs.values())
    for place, what in enumerate(_ASKED):
        few, _, many = by_name[3 * place : 3 * place + 3]
        ratio(f"{what}, {len(months)} months against {len(held)}", many, few, "1")


_ASKED = {
    "figures": ("figures", "--format", "json"),
    "report as tables": ("report", "performance", "--formats", "csv"),
    "report in all formats": ("report", "performance"),
}


def _quarter(folder: Path, number: int, *asked: str) -> Run:
    out = ["--output", str(folder / "out")] if asked[0] == "report" else []
    book = str(folder / f"history-{number}")
    return Run([*TITHING, *asked, "--book", book, "--quarter", "2024-25Q4", *out])
