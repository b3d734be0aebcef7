"""What stands among a partnership's own files and nothing reads, because its name is not quite right: told as a slip of the pen.

A folder called `indicator`, or a file that an editor saved as `shoplifting.toml.txt`, would else be passed over, and whoever wrote
it would look for the mistake inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tithing.vocabulary.in_words.unknown_name import near_names
from tithing.vocabulary.problems import Problem

FOLDERS = ("bodies", "frameworks", "indicators", "mappings", "measures")
FILES = ("areas.toml", "organisations.toml", "partnership.toml")
_ALIKE = 0.85  # of 1: "old indicators" are kept aside on purpose
_SAVED_AS_TEXT = ".toml.txt"


def unread_files(folder: Path) -> tuple[Problem, ...]:
    """A problem for each, in the order of their names; none for what is only a copy or a note."""
    return tuple(problem for path in sorted(folder.iterdir()) for problem in _wrong(path))


def _wrong(path: Path) -> Iterator[Problem]:
    if path.is_dir():
        yield from _of_folder(path)
    elif path.name.lower().endswith(_SAVED_AS_TEXT):
        yield _is_text(path)
    elif path.suffix == ".toml" and not path.name.startswith(tuple(Path(each).stem for each in FILES)):
        where = ", ".join(f"{each}/" for each in FOLDERS)
        yield Problem("nothing reads it where it stands", f"Put it into one of {where}", file=str(path))


def _of_folder(path: Path) -> Iterator[Problem]:
    if path.name in FOLDERS:
        yield from (
            _is_text(each) for each in sorted(path.iterdir()) if each.name.lower().endswith(_SAVED_AS_TEXT)
        )
    elif not _is_read(path) and (near := near_names(path.name, FOLDERS, most=1, alike=_ALIKE)):
        yield Problem("nothing reads a folder of this name", f'Call it "{near[0]}"', file=str(path))


def _is_read(path: Path) -> bool:
    """Whether it is one of the folders, on a disk that takes Indicators for indicators."""
    return any(each.exists() and each.samefile(path) for each in (path.parent / name for name in FOLDERS))


def _is_text(path: Path) -> Problem:
    name = path.name[: -len(".txt")]
    return Problem("it was saved as a text, and nothing reads it", f'Call it "{name}"', file=str(path))
