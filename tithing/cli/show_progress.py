"""A progress line on stderr, where that is a terminal; nothing anywhere else."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from tithing.store.lock import Holder

_WIDTH = 24
_EVERY_SECONDS = 0.1


@contextlib.contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give the function a workflow tells how far it is."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    line = _Line()
    try:
        yield line.say
    finally:
        line.clear()


def show_waiting(holder: Holder) -> None:
    """Say once that another program is writing the book."""
    print(f"Waiting: the book is being written by {holder}.", file=sys.stderr, flush=True)


class _Line:
    def __init__(self) -> None:
        self._last = 0.0

    def say(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if done < of and now - self._last < _EVERY_SECONDS:
            return
        self._last = now
        filled = _WIDTH * done // of if of else _WIDTH
        bar = "#" * filled + "." * (_WIDTH - filled)
        sys.stderr.write(f"\r\x1b[K{what[:40]} [{bar}] {done} of {of}")
        sys.stderr.flush()

    def clear(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
