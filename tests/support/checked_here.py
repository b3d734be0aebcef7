"""The checker's rules over a report of ours, in the process of the tests.

Each report that a test writes is held against the rules before it may be signed off, in a process of its own that may use
only so much. To start Python for each takes longer than the rules do. The same words go in and come out, by the same
functions; what the process is for has tests of its own, and a bound other than the usual one always gets it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tithing.checking import bounded
from tithing.checking.bounded import Bounds, ChildEnded, NeededTooMuch

_RULES = "tithing.checking.in_child"
_here = True


def check_here() -> None:
    """From now on, for all who import it: to be called before anybody has."""
    bounded.ask = _asking_here(bounded.ask)


@contextmanager
def in_its_own_process() -> Iterator[None]:
    """Inside, the rules get their own process, as a person's report does."""
    global _here
    before, _here = _here, False
    try:
        yield
    finally:
        _here = before


def _asking_here(
    in_a_process: Callable[[str, bytes, Bounds], bytes],
) -> Callable[[str, bytes, Bounds], bytes]:
    def ask(module: str, request: bytes, bounds: Bounds) -> bytes:
        if _here and module == _RULES and bounds == _usual():
            return _answered(request)
        return in_a_process(module, request, bounds)

    return ask


def _usual() -> Bounds:
    from tithing.checking.read.limits import LIMITS

    return Bounds(LIMITS.check_cpu_seconds, LIMITS.check_wall_seconds, LIMITS.check_memory_bytes)


def _answered(request: bytes) -> bytes:
    from tithing.checking.in_child import report_of

    try:
        return report_of(request)
    except MemoryError as error:
        raise NeededTooMuch from error
    except Exception as error:
        raise ChildEnded(1) from error
