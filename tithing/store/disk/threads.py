"""Several threads at once, none of which outlives what began them.

Where the work is stopped, what has not begun never does and what is under way is waited for: only then may the folder be
swept in which it writes. The waiting of the system's own pool ends at a Ctrl-C, and its threads go on (Python 3.11 takes
a thread for ended whose `join` was interrupted).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
_PAUSE_SECONDS = 0.005


class Threads:
    """Work that is done beside its caller, while `threads` is open."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._under_way: set[object] = set()
        self._is_stopped = False

    def submit(self, do: Callable[[Given], Made], given: Given) -> Future[Made]:
        """Have it done; the future gives what came of it."""
        return self._pool.submit(self._done, do, given)

    def map(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """What comes of each, in their order; all are begun at once."""
        futures = [self.submit(do, each) for each in things]
        return (future.result() for future in futures)

    def _done(self, do: Callable[[Given], Made], given: Given) -> Made:
        mark = object()
        self._under_way.add(mark)  # before it is asked: who stops us looks for it after he said so
        try:
            if self._is_stopped:
                raise CancelledError
            return do(given)
        finally:
            self._under_way.discard(mark)

    def stop(self) -> None:
        """Let nothing more begin, and wait for what has."""
        self._is_stopped = True
        while self._under_way:
            time.sleep(_PAUSE_SECONDS)


@contextlib.contextmanager
def threads(most: int) -> Iterator[Threads]:
    """As many threads at most; all of their work is done when this is left, or none of it goes on.

    >>> with threads(2) as several:
    ...     list(several.map(str.upper, ["a", "b"]))
    ['A', 'B']
    """
    pool = ThreadPoolExecutor(most)
    several = Threads(pool)
    try:
        yield several
        pool.shutdown()
    except BaseException:
        to_its_end(several.stop)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def to_its_end(work: Callable[[], None]) -> None:
    """Do what may be done twice to its end, also where a Ctrl-C comes in its middle, which is then raised."""
    stopped: KeyboardInterrupt | None = None
    while True:
        try:
            work()
        except KeyboardInterrupt as again:
            stopped = again
            continue
        break
    if stopped is not None:
        raise stopped
