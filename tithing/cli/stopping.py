"""Being ended by the system is the same as Ctrl-C: what was begun is taken back, and that is said.

A closed terminal and a computer that shuts down send a signal each, which would end the process where it stands.
"""

from __future__ import annotations

import signal
from types import FrameType

from tithing.cli.exit_codes import STOPPED

_ENDING = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP


class Ended(KeyboardInterrupt):
    """The system ends the process; `code` is how it leaves, as shells have it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def listen() -> None:
    """From now on raise Ended where the system ends the process; once, so that taking back is left in peace."""
    for each in _numbers():
        if signal.getsignal(each) is signal.SIG_DFL:  # nohup has it ignored, and so it stays
            signal.signal(each, _end)


def code_of(stopped: BaseException) -> int:
    """With what exit code a command leaves that was stopped.

    >>> code_of(KeyboardInterrupt()), code_of(Ended(15))
    (130, 143)
    """
    return stopped.code if isinstance(stopped, Ended) else STOPPED


def stopped_within(error: BaseException) -> KeyboardInterrupt | None:
    """The stopping behind an error: a library that is stopped while it loads raises one of its own in its place."""
    found: BaseException | None = error
    seen: set[int] = set()
    while found is not None and id(found) not in seen:
        if isinstance(found, KeyboardInterrupt):
            return found
        seen.add(id(found))
        found = found.__cause__ or found.__context__
    return None


def _end(number: int, frame: FrameType | None) -> None:
    for each in _numbers():
        signal.signal(each, signal.SIG_IGN)
    raise Ended(number)


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
