"""Stops work that takes too long: a hostile file may be small to read and endless to reason about.

Time of the processor is counted, not of the clock, so that a busy computer changes nothing.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TookTooLong(Exception):
    """The work was stopped."""


@contextmanager
def at_most(cpu_seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the work inside after so much CPU time; without bound where the system has no such timer.

    >>> with at_most(30):
    ...     sum(range(10))
    45
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu_seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise TookTooLong
