"""Finds the files behind the paths a person gives: a file, or every file of a folder, in order of name.

What stands beside them and is called `answers.toml`, or after a file with the ending `.answers.toml`, answers what may
be asked about them, and is no file to be read into the book.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.problems import Problem

ANSWERS = "answers.toml"
_LONGEST_NAME = 200  # bytes: a file system takes 255, and endings are added
_PASSED_OVER = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Arrival:
    """A file on this machine. `named` when the person named it, not the folder it stands in; `given` counts what was given,
    from 1, the folder or the file itself.
    """

    path: Path
    name: str
    named: bool
    given: int = 1


@dataclass(frozen=True)
class FileBytes:
    """A file that stands on no disk of ours: the name it came by, and its bytes."""

    name: str
    content: bytes


Given = Path | FileBytes


@dataclass(frozen=True)
class Arrivals:
    found: tuple[Arrival, ...]
    passed_over: tuple[str, ...]  # hidden and lock files
    problems: tuple[Problem, ...]
    answers: tuple[Path, ...] = ()  # files of answers: named, or beside what was found
    not_read: tuple[str, ...] = ()  # what else stood in a folder, by name, and why it was not read


def find_arrivals(given: Iterable[Given], into: Callable[[], Path] | None = None) -> Arrivals:
    """Every file to be read, each once; hidden and lock files are passed over and named.

    A link in a folder is followed within it alone: who names a folder has not named what stands elsewhere. Bytes
    are written to the private folder that `into` gives, under the name they came by.
    """
    found: dict[Path, Arrival] = {}
    passed_over: list[str] = []
    problems: list[Problem] = []
    answers: list[Path] = []
    not_read: dict[Path, str] = {}
    for number, path in enumerate(_on_disk(given, into), start=1):
        if path.is_file() and is_answers(path.name):
            answers.append(path)
        elif path.is_file():
            found.setdefault(path.resolve(), Arrival(path, sayable(path.name), named=True, given=number))
        elif path.is_dir():
            _look_in(path, found, passed_over, not_read, problems)
        else:
            what = "there is no such file or folder" if not path.exists() else "it is no file or folder"
            problems.append(Problem(what, "Check the spelling of the path", file=str(path)))
    answers += [each for each in _answers_beside(found.values()) if each not in not_read]
    return Arrivals(
        tuple(found.values()),
        tuple(passed_over),
        tuple(problems),
        tuple(dict.fromkeys(answers)),
        tuple(not_read.values()),
    )


def _on_disk(given: Iterable[Given], into: Callable[[], Path] | None) -> Iterator[Path]:
    for number, each in enumerate(given):
        if isinstance(each, Path):
            yield each
            continue
        if into is None:
            raise TypeError("bytes need a folder to be written to")
        path = into() / "sent" / str(number) / plain_name(each.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
        yield path


def plain_name(name: str) -> str:
    """The last part of a name that somebody sent, under which it can stand in a folder of ours.

    >>> plain_name("C:\\\\returns\\\\q1.xlsx"), plain_name("../../x.csv"), plain_name("..")
    ('q1.xlsx', 'x.csv', 'file')
    """
    last = PurePosixPath(sayable(name).replace("\\", "/").replace("\0", "")).name
    fits = len(last.encode()) <= _LONGEST_NAME
    return last if last not in ("", ".", "..") and fits else f"file{PurePosixPath(last).suffix[:8]}"


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
    folder: Path,
    found: dict[Path, Arrival],
    passed_over: list[str],
    not_read: dict[Path, str],
    problems: list[Problem],
) -> None:
    files: dict[Path, Arrival] = {}
    left: list[str] = []
    closed: list[OSError] = []
    for path in _files_in(folder, closed):
        name = sayable(path.relative_to(folder).as_posix())
        if is_passed_over(path.name):
            passed_over.append(name)
        elif why := _why_not_read(path, folder):
            not_read[path] = f"{name}: {why}"
            left.append(not_read[path])
        elif not is_answers(path.name):
            files.setdefault(path.resolve(), Arrival(path, name, named=False))
    problems += [problem_of(error, file=str(folder)) for error in closed]
    if not files and not closed:
        what = "; ".join(["the folder holds no files to read", *left])
        problems.append(Problem(what, "Check the path", file=str(folder)))
    for key, arrival in files.items():
        found.setdefault(key, arrival)


def _why_not_read(path: Path, folder: Path) -> str:
    """Why what stands in a folder is no file of it, "" where it is one."""
    if path.is_symlink() and not path.exists():
        return "is a link that leads nowhere"
    if _is_a_book(path):
        return "is a book and no delivery"
    kind = "folder" if path.is_dir() else "file"
    if _leads_out(path, folder):
        return f"is a link to a {kind} outside the folder; name the {kind} itself to import it"
    return "" if path.is_file() else "is no file"


def _files_in(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """And links to folders elsewhere and books, which are not gone into; what a link to one within leads to is met there.

    `closed` is told of folders that may not be opened.
    """
    for here, folders, files in os.walk(folder, onerror=closed.append):
        below = {name: Path(here) / name for name in sorted(folders) if not name.startswith(".")}
        folders[:] = [name for name, path in below.items() if not _is_a_book(path)]
        told = [name for name, path in below.items() if _leads_out(path, folder) or _is_a_book(path)]
        yield from (Path(here) / name for name in sorted([*files, *told]))


def _is_a_book(path: Path) -> bool:
    return (path / "book.json").is_file() and (path / "partnership").is_dir()


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
