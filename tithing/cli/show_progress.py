"""A progress line on stderr, where that is a terminal; nothing anywhere else."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from tithing.cli.say import is_watched, redraw, warn
from tithing.store.writer.lock import Holder

_WIDTH = 24
_EVERY_SECONDS = 0.1


@contextlib.contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give the function a workflow tells how far it is."""
    if not is_watched():
        yield lambda what, done, of: None
        return
    line = _Line()
    try:
        yield line.say
    finally:
        line.clear()


def show_waiting(holder: Holder) -> None:
    """Say once that another program is writing the book."""
    warn(f"Waiting: the book is being written by {holder}.")


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
        redraw(f"{what[:40]} [{bar}] {done} of {of}")

    def clear(self) -> None:
        redraw("")
