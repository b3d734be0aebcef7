"""Reads a file in a process of its own that may use only so much memory and time: a hostile file ends the child.

The parent gets the document as JSON, or the sentences of a refusal, and nothing else.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tithing.checking.read.as_json import from_json, to_json
from tithing.checking.read.limits import MEGABYTE, ReadingLimits
from tithing.checking.read.printed import PrintedDocument
from tithing.vocabulary.problems import Problem, Refused

_REFUSED = 3  # the child's exit code with problems to say
_OUT_OF_MEMORY = 4


def read_in_child(path: Path, *, limits: ReadingLimits) -> PrintedDocument:
    """The document. Raises Refused with the child's sentences, or with which bound it met."""
    command = [sys.executable, "-m", __name__]
    given = json.dumps({"path": str(path.resolve()), "title": path.name, "limits": asdict(limits)})
    try:
        done = subprocess.run(
            command,
            input=given.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(each or os.getcwd() for each in sys.path)},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_too_long(path, limits)) from error
    if done.returncode == 0:
        return from_json(done.stdout)
    raise Refused(*_problems(done, path, limits))


def _problems(done: subprocess.CompletedProcess[bytes], path: Path, limits: ReadingLimits) -> list[Problem]:
    if done.returncode == _REFUSED:
        return [Problem(**problem) for problem in json.loads(done.stdout)]
    if done.returncode in (-getattr(signal, "SIGXCPU", 24), -signal.SIGKILL if os.name == "posix" else -9):
        return [_too_long(path, limits)]
    if done.returncode == _OUT_OF_MEMORY:
        return [_too_much(path, limits)]
    ended = (
        f", or it needs more than {limits.memory_bytes // MEGABYTE} MB of memory"
        if done.returncode < 0
        else ""
    )
    return [
        Problem(
            f"reading it failed: the file is damaged, or is built as no report is{ended}",
            "Open it, save it again and check the new copy",
            file=path.name,
        )
    ]


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


def main() -> int:
    """Read the file named on stdin and write the document on stdout; gives the exit code."""
    given = json.loads(sys.stdin.buffer.read())
    limits = ReadingLimits(**given["limits"])
    bound(limits)
    gc.disable()  # what is read is kept until the child ends
    from tithing.checking.read import read_here

    try:
        document = read_here(Path(given["path"]), limits=limits)
        sys.stdout.write(to_json(document))
        return 0
    except Refused as refusal:
        sys.stdout.write(json.dumps([asdict(problem) for problem in refusal.problems]))
        return _REFUSED
    except MemoryError:
        return _OUT_OF_MEMORY


def bound(limits: ReadingLimits) -> None:
    """Hold this process to its memory and CPU time, and let it write no file; where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the wall clock and the readers' own limits remain
        return
    wanted = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in wanted:
        _, hard = resource.getrlimit(which)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (least, hard))
        except (ValueError, OSError):  # some systems refuse one of them
            continue


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
