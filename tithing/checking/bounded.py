"""Work in a child process that may use only so much time and memory, in whatever thread it is asked for.

A thread cannot be stopped in the middle of a regular expression, and a timer of the system reaches the main thread only.
A process can always be ended. The child gets its request through a pipe, writes no file, and ends with its parent: it
holds the other end of a pipe that closes when the parent is gone, killed or not.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import IO, cast

_NEEDED_TOO_MUCH = 4  # exit code
_CPU_OF_CLOCK = (
    3  # where the system counts no time of the processor, so much of the clock stands for one second of it
)


class TookTooLong(Exception):
    """The work met its bound of time and was stopped."""


class NeededTooMuch(Exception):
    """The work met its bound of memory."""


class ChildEnded(Exception):
    """The child ended without an answer: `code` is its exit code, below 0 for the signal that ended it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"it ended with {code}")
        self.code = code


@dataclass(frozen=True)
class Bounds:
    """What one piece of work may use. The clock holds where the processor's time is not counted, or none is used."""

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int


def ask(module: str, request: bytes, bounds: Bounds) -> bytes:
    """What `python -m module`, which calls `answer`, makes of the request.

    Raises TookTooLong, NeededTooMuch or ChildEnded. No child is left, however this ends.

    >>> ask("tithing.checking.read.in_child", b"{}", Bounds(1, 2, 200_000_000))  # doctest: +SKIP
    """
    with _child_of(module) as child, _ended_after(bounds, child) as late:
        head = json.dumps({**asdict(bounds), "bytes": len(request)}).encode()
        with contextlib.suppress(BrokenPipeError, OSError):  # then it has ended, and its code says why
            child.request.write(head + b"\n" + request)
            child.request.flush()
        answered = child.answer.read()
        code = child.process.wait()
    if late or code in _TOO_LONG:
        raise TookTooLong
    if code == _NEEDED_TOO_MUCH:
        raise NeededTooMuch
    if code != 0:
        raise ChildEnded(code)
    return answered


_TOO_LONG = {-getattr(signal, name) for name in ("SIGXCPU", "SIGVTALRM", "SIGKILL") if hasattr(signal, name)}


@dataclass(frozen=True)
class _Child:
    process: subprocess.Popen[bytes]
    request: IO[bytes]
    answer: IO[bytes]


@contextlib.contextmanager
def _child_of(module: str) -> Iterator[_Child]:
    """The child, which is gone at the end. `-P`: a file of the folder one stands in is no part of the program."""
    path = os.pathsep.join(each or os.getcwd() for each in sys.path)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )
    child = _Child(process, cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout))
    try:
        yield child
    finally:
        process.kill()
        with contextlib.suppress(OSError):
            child.request.close()
        child.answer.close()
        process.wait()


@contextlib.contextmanager
def _ended_after(bounds: Bounds, child: _Child) -> Iterator[list[bool]]:
    """End the child after so much time of the clock; what is given holds something once that was done."""
    counted = hasattr(signal, "setitimer")
    seconds = bounds.wall_seconds if counted else min(bounds.wall_seconds, bounds.cpu_seconds * _CPU_OF_CLOCK)
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        child.process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


# -- in the child -----------------------------------------------------------------------------------------


def answer(work: Callable[[bytes], bytes]) -> int:
    """Read a request, hold this process to its bounds, and write what `work` makes of it; gives the exit code."""
    given = json.loads(sys.stdin.buffer.readline())
    request = sys.stdin.buffer.read(given.pop("bytes"))
    _end_with_the_parent()
    hold_to(Bounds(**given))
    gc.disable()  # what is made is kept until the child ends, and a process of its own is nobody else's
    try:
        answered = work(request)
    except MemoryError:
        return _NEEDED_TOO_MUCH
    sys.stdout.buffer.write(answered)
    sys.stdout.buffer.flush()
    return 0


def hold_to(bounds: Bounds) -> None:
    """Hold this process to its memory and time, and let it write no file; where the system can."""
    if hasattr(
        signal, "setitimer"
    ):  # in fractions of a second; the signal ends the process, whatever it is doing
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, bounds.cpu_seconds)
    try:
        import resource
    except (
        ImportError
    ):  # Windows has no such bounds; the clock, held by the parent, and the readers' own limits remain
        return
    wanted = (
        (resource.RLIMIT_AS, bounds.memory_bytes),
        (
            resource.RLIMIT_CPU,
            int(bounds.cpu_seconds) + 1 + int(resource.getrusage(resource.RUSAGE_SELF).ru_utime),
        ),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in wanted:
        _, hard = resource.getrlimit(which)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):  # some systems refuse one of them
            resource.setrlimit(which, (least, hard))


def _end_with_the_parent() -> None:
    """The parent keeps its end of our stdin open while it lives."""

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
