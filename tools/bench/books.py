"""Books to measure with."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.bench.measure import ROOT, TITHING, Run


def new_book(folder: Path) -> None:
    """An empty book, in place of whatever stood there."""
    shutil.rmtree(folder, ignore_errors=True)
    tithing("init", str(folder), "--name", "Safer Hartlepool Partnership", "--area", "Hartlepool")


def tithing(*arguments: str) -> None:
    """Run the command and wait for it."""
    subprocess.run([*TITHING, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def importing(files: Sequence[Path], book: Path, *, before: Callable[[], None]) -> Run:
    """An import of these files, to be measured."""
    return Run([*TITHING, "import", *map(str, files), "--book", str(book)], before)


def quarter_files(street: Path) -> list[Path]:
    """The street files of January to March 2025, of every force of which there is one."""
    return sorted(
        path
        for top in ("national-2025-q1", "comparators", "cleveland/street")
        for path in (street / top).rglob("2025-0[123]-*-street.csv.gz")
    )


def thinned(files: Sequence[Path], folder: Path, *, quarters: int, keep: int) -> list[Path]:
    """The files of a quarter again for so many quarters before it, one row in `keep`: as many files, and fewer rows.

    What is asked of a book of many files is measured, not what is read into it.
    """
    found = []
    for back in range(quarters):
        for path in files:
            month = _back(path.name[:7], 3 * back)
            found.append(folder / f"{month}{path.name[7:].removesuffix('.gz')}")
            found[-1].write_text(_thin(path, month, keep), encoding="utf-8")
    return found


def _thin(path: Path, month: str, keep: int) -> str:
    """Its rows of another month; an identifier is another's too, so that no crime happens twice."""
    first, *rows = gzip.decompress(path.read_bytes()).decode().splitlines()
    mark = month.replace("-", "")
    return "\n".join([first, *(_of_month(row, path.name[:7], month, mark) for row in rows[::keep]), ""])


def _of_month(row: str, was: str, month: str, mark: str) -> str:
    crime, _, rest = row.partition(",")
    return f"{mark + crime[len(mark) :] if crime else ''},{rest.replace(was, month, 1)}"


def _back(month: str, months: int) -> str:
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 - months, 12)
    return f"{year}-{number + 1:02d}"
