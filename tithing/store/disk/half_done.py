"""What is said where the disk fails, or something is refused, in the middle of what cannot be taken back.

"Nothing was changed" is a promise: who says it has left every file as it was.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.problems import HalfDone, Problem, Refused


@contextlib.contextmanager
def telling_what_was_begun(folder: BookFolder, begun: str, *, already: Sequence[str] = ()) -> Iterator[None]:
    """For what goes on step by step and can be run again: a disk that fails in its middle is told with what was begun.

    Where nothing was, here or (`already`) in an earlier step, it is raised as it is.
    """
    before = _what_stands(folder)
    try:
        yield
    except OSError as error:
        if not already and _what_stands(folder) == before:
            raise
        raise cut_short(error, begun) from error
    except Refused as refusal:
        if not already and _what_stands(folder) == before:
            raise
        raise HalfDone(*refusal.problems) from refusal


def _what_stands(folder: BookFolder) -> dict[str, tuple[int, int]]:
    """Size and identity of every file of the book; not of what is on its way, may vanish, or says who is writing."""
    passing = {folder.writing.name, folder.cache.name, folder.lock.name}
    found: dict[str, tuple[int, int]] = {}
    for here, folders, files in os.walk(folder.root):
        if Path(here) == folder.root:
            folders[:] = [name for name in folders if name not in passing]
            files = [name for name in files if name not in passing]
        for name in files:
            with contextlib.suppress(FileNotFoundError):
                stat = os.stat(os.path.join(here, name), follow_symlinks=False)
                found[os.path.join(here, name)] = stat.st_size, stat.st_ino
    return found


def cut_short(error: OSError, begun: str) -> HalfDone:
    """The disk failed in the middle of something that need not be taken back, because it can be run again."""
    problem = problem_of(error)
    change = f"{problem.change}: it goes on from there"
    return HalfDone(replace(problem, what=f"{problem.what}; this came when {begun}", change=change))


@contextlib.contextmanager
def with_what_was_set_aside(told: Sequence[str]) -> Iterator[None]:
    """A write that is refused, or that the disk fails, once strays were moved to lost/ says so beside why."""
    try:
        yield
    except (OSError, Refused) as error:
        if not told:
            raise
        aside = [Problem(sentence, "It is kept there; lost/moved.jsonl says when") for sentence in told]
        raise HalfDone(*_problems_of(error), *aside) from error


def _problems_of(error: OSError | Refused) -> tuple[Problem, ...]:
    return (
        error.problems
        if isinstance(error, Refused)
        else cut_short(error, "the book was to be written").problems
    )
