"""Finds the files behind the paths a person gives: a file, or every file of a folder, in order of name.

What stands beside them and is called `answers.toml`, or after a file with the ending `.answers.toml`, answers what may
be asked about them, and is no file to be read into the book.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tithing.vocabulary.problems import Problem

ANSWERS = "answers.toml"
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
    answers: tuple[Path, ...] = ()  # files of answers: named, or beside what was found


def find_arrivals(paths: Iterable[Path]) -> Arrivals:
    """Every file to be read, each once; hidden and lock files are passed over and named."""
    found: dict[Path, Arrival] = {}
    passed_over: list[str] = []
    problems: list[Problem] = []
    answers: list[Path] = []
    for path in paths:
        if path.is_file() and is_answers(path.name):
            answers.append(path)
        elif path.is_file():
            found.setdefault(path.resolve(), Arrival(path, sayable(path.name), named=True))
        elif path.is_dir():
            _look_in(path, found, passed_over, problems)
        else:
            what = "there is no such file or folder" if not path.exists() else "it is no file or folder"
            problems.append(Problem(what, "Check the spelling of the path", file=str(path)))
    answers += _answers_beside(found.values())
    return Arrivals(tuple(found.values()), tuple(passed_over), tuple(problems), tuple(dict.fromkeys(answers)))


def is_answers(name: str) -> bool:
    """Whether a file of this name holds answers.

    >>> is_answers("returns-q1.csv.answers.toml"), is_answers("answers.csv")
    (True, False)
    """
    return name.lower() == ANSWERS or name.lower().endswith(f".{ANSWERS}")


def _answers_beside(found: Iterable[Arrival]) -> list[Path]:
    """The files of answers of these files and of the folders they stand in."""
    of_files = [
        each.path.with_name(f"{name}.{ANSWERS}")
        for each in found
        for name in dict.fromkeys((each.path.name, each.path.stem))
    ]
    of_folders = [folder / ANSWERS for folder in dict.fromkeys(each.path.parent for each in found)]
    return [path for path in (*of_files, *of_folders) if path.is_file()]


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
        if is_answers(path.name):
            continue
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
