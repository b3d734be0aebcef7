"""Books to measure with."""

from __future__ import annotations

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
