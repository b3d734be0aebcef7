"""Reads a file in a process of its own that may use only so much memory and time: a hostile file ends the child.

The parent gets the document as JSON, or the sentences of a refusal, and nothing else.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tithing.checking.bounded import Bounds, ChildEnded, NeededTooMuch, TookTooLong, answer, ask
from tithing.checking.read.as_json import from_json, to_json
from tithing.checking.read.limits import MEGABYTE, ReadingLimits
from tithing.checking.read.printed import PrintedDocument
from tithing.vocabulary.problems import Problem, Refused


def read_in_child(path: Path, *, limits: ReadingLimits) -> PrintedDocument:
    """The document. Raises Refused with the child's sentences, or with which bound it met."""
    given = json.dumps({"path": str(path.resolve()), "limits": asdict(limits)})
    bounds = Bounds(limits.cpu_seconds, limits.wall_seconds, limits.memory_bytes)
    try:
        answered = ask(__name__, given.encode(), bounds)
    except TookTooLong as error:
        raise Refused(_too_long(path, limits)) from error
    except NeededTooMuch as error:
        raise Refused(_too_much(path, limits)) from error
    except ChildEnded as error:
        raise Refused(_failed(path, limits, ended=error.code < 0)) from error
    if answered.startswith(_REFUSED):
        raise Refused(*map(_problem, json.loads(answered.removeprefix(_REFUSED))))
    return from_json(answered)


_REFUSED = b"refused "  # before problems, where there is no document


def _problem(said: dict[str, Any]) -> Problem:
    """As it was before it went through JSON, which has no tuples."""
    as_was: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in said.items()
    }
    return Problem(**as_was)


def _failed(path: Path, limits: ReadingLimits, *, ended: bool) -> Problem:
    memory = f", or it needs more than {limits.memory_bytes // MEGABYTE} MB of memory" if ended else ""
    return Problem(
        f"reading it failed: the file is damaged, or is built as no report is{memory}",
        "Open it, save it again and check the new copy",
        file=path.name,
    )


def _too_long(path: Path, limits: ReadingLimits) -> Problem:
    return Problem(
        f"reading it took longer than {limits.cpu_seconds} seconds and was stopped",
        "Check it in parts: save the pages or sheets you need as a file of their own",
        file=path.name,
    )


def _too_much(path: Path, limits: ReadingLimits) -> Problem:
    return Problem(
        f"reading it needs more than {limits.memory_bytes // MEGABYTE} MB of memory and was stopped",
        "Check it in parts: save the pages or sheets you need as a file of their own",
        file=path.name,
    )


# -- in the child -----------------------------------------------------------------------------------------


def document_of(request: bytes) -> bytes:
    """The document in the file that the request names, as JSON; or the problems of a refusal."""
    given = json.loads(request)
    from tithing.checking.read import read_here

    try:
        return to_json(read_here(Path(given["path"]), limits=ReadingLimits(**given["limits"]))).encode()
    except Refused as refusal:
        return _REFUSED + json.dumps([asdict(problem) for problem in refusal.problems]).encode()


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(answer(document_of))
