"""What a question costs as a book grows: books of 1, 4 and 12 quarters, 118, 472 and 1,416 files."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from tools.bench.books import new_book, quarter_files, thinned, tithing
from tools.bench.measure import ROOT, TITHING, Bench, Run, busy, ratio, show, told

SIZES = (1, 4, 12)  # quarters
KEEP = 10  # one row in so many
QUARTER = "2024-25Q4"
_ASKED = {
    "figures": ("figures", "--format", "json"),
    "report (csv)": ("report", "performance", "--formats", "csv"),
}
_ALL = ("figures", "--all-areas", "--format", "csv")
_OF_DISTRICTS = "crime tables of every district"


def run(bench: Bench, street: Path) -> None:
    """Make the books, ask each, and print it."""
    files = quarter_files(street)
    books = {len(files) * size: _book(bench.folder, files, size) for size in SIZES}
    _commands(bench, books)
    _districts(bench, books)
    for number, book in books.items():
        _pages(bench, number, book)


def _book(folder: Path, files: list[Path], size: int) -> Path:
    book, into = folder / f"sized-{size}", folder / f"files-{size}"
    into.mkdir()
    new_book(book)
    thinned(files, into, quarters=size, keep=KEEP)
    tithing("import", str(into), "--book", str(book))
    return book


def _commands(bench: Bench, books: dict[int, Path]) -> None:
    runs = {
        f"{what}, {number:,} files": _asking(bench, book, *asked)
        for what, asked in _ASKED.items()
        for number, book in books.items()
    }
    costs = bench.measure(runs)
    show("A quarter of books that hold more", costs)
    few, *_, many = books
    for what in _ASKED:
        one, other = costs[f"{what}, {many:,} files"], costs[f"{what}, {few:,} files"]
        ratio(f"{what}, {many:,} files against {few:,}", one, other, "CPU 1.2")


def _asking(bench: Bench, book: Path, *asked: str) -> Run:
    out = ["--output", str(bench.folder / "out")] if asked[0] == "report" else []
    return Run([*TITHING, *asked, "--book", str(book), "--quarter", QUARTER, *out])


def _districts(bench: Bench, books: dict[int, Path]) -> None:
    if "--all-areas" not in _printed([*TITHING, "figures", "--help"]):
        print(f"\n{_OF_DISTRICTS}: not measured, for figures has no --all-areas yet")
        return
    runs = {
        f"{_OF_DISTRICTS}, {number:,} files": _asking(bench, book, *_ALL) for number, book in books.items()
    }
    show("Every district of the book", bench.measure(runs), "CPU under 10 s")


def _pages(bench: Bench, number: int, book: Path) -> None:
    """One indicator's page in a process that has opened nothing: the first, another, and twenty threads."""
    program = [sys.executable, "-m", "tools.bench.page", str(book), QUARTER]
    runs = [json.loads(_printed(program)) for _ in range(bench.times)]
    found = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    print(f"\nA page of one indicator, {number:,} files (CPU in milliseconds), with {busy()}")
    told("cold: the first of a process, the book read anew", f"{found['cold']:.0f}", "150")
    told("another indicator of the same quarter", f"{found['next']:.0f}", "20")
    told("the same page again", f"{found['warm']:.2f}", "20")
    for which, aim in (("new", "3"), ("again", "")):
        median, p95 = found[f"{which} median"], found[f"{which} p95"]
        told(f"20 threads, {which} pages: p95 over median, by the clock", f"{p95 / median:.1f}x", aim)
        told(f"20 threads, {which} pages: median and p95, ms", f"{median:.1f}, {p95:.1f}")


def _printed(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
