"""What importing street files costs, against bare programs over the same files."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.bench.books import importing, new_book, tithing
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
    _against_bare(bench, f"Importing a near-national quarter, {len(quarter)} files", quarter)
    _already(bench, cleveland)
    _growth(bench, cleveland)


def _against_bare(bench: Bench, title: str, files: list[Path]) -> None:
    book, out = bench.folder / "book", bench.folder / "bare"
    out.mkdir(exist_ok=True)
    costs = bench.measure(
        {
            "tithing import": importing(files, book, before=lambda: new_book(book)),
            "bare Polars": _bare("bare_polars.py", out, files),
            "bare pandas": _bare("bare_pandas.py", out, files),
        }
    )
    show(title, costs)
    ours, polars, pandas = costs.values()
    ratio("Tithing against bare Polars", ours, polars, "under 3")
    ratio("Tithing against bare pandas", ours, pandas, "under 1")
    ratio("bare Polars against bare pandas", polars, pandas)


def _bare(program: str, out: Path, files: list[Path]) -> Run:
    return Run([sys.executable, str(_PROGRAMS / program), str(out), *map(str, files)])


def _already(bench: Bench, files: list[Path]) -> None:
    book = bench.folder / "known"
    new_book(book)
    tithing("import", *map(str, files), "--book", str(book))
    costs = bench.measure({f"{len(files)} files": importing(files, book, before=lambda: None)})
    show("Importing files already in the book (aim: under 1 s)", costs)


def _growth(bench: Bench, files: list[Path]) -> None:
    """One month more, into books of 1, 10 and 30 months: it should not matter how long the history is."""
    book = bench.folder / "growing"
    whole = {f"{months} months into an empty book": months for months in (1, 10, len(files))}
    costs = bench.measure(
        {
            name: importing(files[:months], book, before=lambda: new_book(book))
            for name, months in whole.items()
        }
    )
    show("How import grows (aim: linear)", costs)
    later = {}
    for months in (0, 9, len(files) - 1):
        held = bench.folder / f"held-{months}"
        later[f"1 month into a book of {months}"] = importing(
            files[-1:], held, before=lambda held=held, months=months: _book_of(held, files[:months])
        )
    show("How one more month depends on the history (aim: not)", bench.measure(later))


def _book_of(book: Path, files: list[Path]) -> None:
    new_book(book)
    if files:
        tithing("import", *map(str, files), "--book", str(book))
