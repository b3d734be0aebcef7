"""What importing street files costs, against bare programs over the same files."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

from tools.bench.books import importing, new_book, quarter_files, tithing
from tools.bench.machine import version_of
from tools.bench.measure import Bench, Run, ratio, show
from tools.bench.then import Then, as_it_was

_PROGRAMS = Path(__file__).parent


def run(bench: Bench, street: Path) -> None:
    """Measure the Cleveland months, the near-national quarter, files known already, and growth; print each."""
    cleveland = sorted((street / "cleveland" / "street").glob("*.csv.gz"))
    quarter = quarter_files(street)
    with as_it_was(bench.folder) as then:
        _against_bare(bench, f"Importing {len(cleveland)} Cleveland months", cleveland, then)
        title = f"Importing a near-national quarter: {len(quarter)} files of 2025-01 to 2025-03"
        _against_bare(bench, title, quarter, then)
    _already(bench, cleveland)
    _growth(bench, cleveland)


def _against_bare(bench: Bench, title: str, files: list[Path], then: Then) -> None:
    """Against the same table work in libraries alone, and against Tithing as it was."""
    book, out = bench.folder / "book", bench.folder / "bare"
    out.mkdir(exist_ok=True)
    runs = {"tithing import, every check": importing(files, book, before=lambda: new_book(book))}
    runs |= {name: _bare(program, out, files) for name, program in _PEERS.items() if installed(program)}
    if then.folder is not None:
        runs[then.name] = then.importing(files, bench.folder / "book-then")
    costs = bench.measure(runs)
    show(title, costs)
    ours, *others = costs.items()
    for name, cost in others:
        ratio(f"{ours[0]} against {name}", ours[1], cost, _AIMS.get(name, ""))
    for name, program in _PEERS.items():
        if not installed(program):
            print(f"  {name}: not measured, for {_LIBRARY[program]} is not installed here (make setup-bench)")
    if then.folder is None:
        print(f"  {then.name}: not measured, for {then.why_not}")


_POLARS, _DUCKDB, _PANDAS = "bare_polars.py", "bare_duckdb.py", "bare_pandas.py"
_PEERS = {
    "Polars, streaming, zstd 1": _POLARS,
    "DuckDB, zstd 1": _DUCKDB,
    "pandas with pyarrow, zstd 1": _PANDAS,
}
_AIMS = {"Polars, streaming, zstd 1": "CPU 2.5", "pandas with pyarrow, zstd 1": "CPU 1"}
_LIBRARY = {_POLARS: "polars", _DUCKDB: "duckdb", _PANDAS: "pyarrow"}


def installed(program: str) -> bool:
    return bool(version_of(_LIBRARY[program])) and (program != _PANDAS or bool(version_of("pandas")))


def _bare(program: str, out: Path, files: list[Path]) -> Run:
    return Run([sys.executable, str(_PROGRAMS / program), str(out), *map(str, files)])


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
