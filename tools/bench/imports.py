"""What importing street files costs, against bare programs over the same files."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

from tools.bench.books import importing, new_book, tithing
from tools.bench.machine import version_of
from tools.bench.measure import Bench, Run, ratio, show

_PROGRAMS = Path(__file__).parent


def run(bench: Bench, street: Path) -> None:
    """Measure the Cleveland months, the near-national quarter, files known already, and growth; print each."""
    cleveland = sorted((street / "cleveland" / "street").glob("*.csv.gz"))
    quarter = sorted(
        path
        for top in ("national-2025-q1", "comparators", "cleveland/street")
        for path in (street / top).rglob("2025-0[123]-*-street.csv.gz")
    )
    _against_bare(bench, f"Importing {len(cleveland)} Cleveland months", cleveland)
    _against_bare(
        bench, f"Importing a near-national quarter: {len(quarter)} files of 2025-01 to 2025-03", quarter
    )
    _already(bench, cleveland)
    _growth(bench, cleveland)


def _against_bare(bench: Bench, title: str, files: list[Path]) -> None:
    book, out = bench.folder / "book", bench.folder / "bare"
    out.mkdir(exist_ok=True)
    written = "parquet" if version_of("pyarrow") else "csv"
    costs = bench.measure(
        {
            "tithing import, every check": importing(files, book, before=lambda: new_book(book)),
            "bare Polars, writes Parquet": _bare("bare_polars.py", str(out), *map(str, files)),
            f"bare pandas, writes {_WRITES[written]}": _bare(
                "bare_pandas.py", written, str(out), *map(str, files)
            ),
            "bare pandas, counts only": _bare("bare_pandas.py", "none", str(out), *map(str, files)),
        }
    )
    show(title, costs)
    ours, polars, pandas, counting = costs.values()
    ratio("tithing against bare Polars", ours, polars, "under 3")
    ratio("tithing against bare pandas", ours, pandas, "under 1")
    ratio("tithing against bare pandas that writes no rows", ours, counting)
    ratio("bare Polars against bare pandas", polars, pandas)


_WRITES = {"parquet": "Parquet", "csv": "CSV (no Parquet writer here)"}


def _bare(program: str, *arguments: str) -> Run:
    return Run([sys.executable, str(_PROGRAMS / program), *arguments])


def _already(bench: Bench, files: list[Path]) -> None:
    book = bench.folder / "known"
    _hold(book, files)
    costs = bench.measure({f"{len(files)} files": importing(files, book, before=lambda: None)})
    show("Importing files already in the book", costs, "under 1 s")


def _growth(bench: Bench, files: list[Path]) -> None:
    """More months into an empty book; and one month more into books that hold 0, 9 and 29."""
    book = bench.folder / "growing"
    numbers = (1, 10, len(files))
    costs = bench.measure(
        {
            f"{number} months into an empty book": importing(
                files[:number], book, before=lambda: new_book(book)
            )
            for number in numbers
        }
    )
    show("How import grows", costs, "linear")
    for number in numbers:
        _hold(bench.folder / f"held-{number - 1}", files[: number - 1])
    later = {
        f"1 month into a book of {number - 1}": importing(
            files[-1:], book, before=partial(_again, book, bench.folder / f"held-{number - 1}")
        )
        for number in numbers
    }
    show("How one more month depends on the history", bench.measure(later), "not")


def _again(book: Path, held: Path) -> None:
    shutil.rmtree(book, ignore_errors=True)
    shutil.copytree(held, book)


def _hold(book: Path, files: list[Path]) -> None:
    new_book(book)
    if files:
        tithing("import", *map(str, files), "--book", str(book))
