"""Tithing as it was at a commit of its past, in a checkout that is made for the measuring and taken away again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.measure import ROOT, Run

COMMIT = "b4cfd15"  # where the figures that this bench is held to were first written down
_NAME, _AREA = "Safer Hartlepool Partnership", "Hartlepool"


@dataclass(frozen=True)
class Then:
    """Its checkout; None, with the reason, where the history is not here."""

    folder: Path | None
    why_not: str = ""
    name: str = f"tithing of {COMMIT}"

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from tithing.cli import main; main()", *arguments]

    def importing(self, files: list[Path], book: Path) -> Run:
        """An import into a new book of its own format."""
        assert self.folder is not None
        folder = self.folder

        def anew() -> None:
            shutil.rmtree(book, ignore_errors=True)
            start = self.command("init", str(book), "--name", _NAME, "--area", _AREA)
            subprocess.run(start, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        return Run(self.command("import", *map(str, files), "--book", str(book)), anew, folder)


@contextmanager
def as_it_was(folder: Path) -> Iterator[Then]:
    """Its worktree below `folder`, for as long as it is measured."""
    place = folder / f"tithing-{COMMIT}"
    made = _git("worktree", "add", "--detach", str(place), COMMIT)
    if made:
        yield Then(None, f"git says: {made}")
        return
    try:
        yield Then(place)
    finally:
        _git("worktree", "remove", "--force", str(place))


def _git(*words: str) -> str:
    """What git says is wrong, "" for nothing."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    except OSError as error:
        return str(error)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""
