"""Finds the files behind the paths a person gives: a file, or every file of a folder, in order of name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tithing.vocabulary.problems import Problem

_PASSED_OVER = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Arrival:
    """A file on this machine. `named` when the person named it, not the folder it stands in."""

    path: Path
    name: str
    named: bool


@dataclass(frozen=True)
class Arrivals:
    found: tuple[Arrival, ...]
    passed_over: tuple[str, ...]  # hidden and lock files
    problems: tuple[Problem, ...]


def find_arrivals(paths: Iterable[Path]) -> Arrivals:
    """Every file to be read, each once; hidden and lock files are passed over and named."""
    found: dict[Path, Arrival] = {}
    passed_over: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_file():
            found.setdefault(path.resolve(), Arrival(path, sayable(path.name), named=True))
        elif path.is_dir():
            _look_in(path, found, passed_over, problems)
        else:
            what = "there is no such file or folder" if not path.exists() else "it is no file or folder"
            problems.append(Problem(what, "Check the spelling of the path", file=str(path)))
    return Arrivals(tuple(found.values()), tuple(passed_over), tuple(problems))


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is one that systems leave about, and no one sends."""
    parts = PurePosixPath(name).parts
    last = parts[-1].lower() if parts else ""
    return last.startswith((".", "~$")) or last in _PASSED_OVER or "__MACOSX" in parts


def sayable(name: str) -> str:
    """The name in letters that can be written down: a file system may hold bytes that are none."""
    return name.encode("utf-8", "replace").decode()


def _look_in(
    folder: Path, found: dict[Path, Arrival], passed_over: list[str], problems: list[Problem]
) -> None:
    seen = 0
    for path in _files_in(folder):
        name = sayable(path.relative_to(folder).as_posix())
        if is_passed_over(path.name) or not path.is_file():
            passed_over.append(name)
            continue
        seen += 1
        found.setdefault(path.resolve(), Arrival(path, name, named=False))
    if not seen:
        problems.append(Problem("the folder holds no files to read", "Check the path", file=str(folder)))


def _files_in(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here) / name for name in sorted(files))
