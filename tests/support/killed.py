"""Ends a process at its n-th file operation, as a kill or a failing disk does, and looks at what is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

OPERATIONS = ("open", "replace", "unlink", "mkdir", "rmdir", "fsync", "close", "rename")
KILLED = 9


@contextmanager
def at_operation(number: int, act: Callable[[], None]) -> Iterator[list[int]]:
    """Call `act` before the n-th operation on files, counted from 1; gives the count so far."""
    done = [0]
    patch = pytest.MonkeyPatch()

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object, **named: object) -> object:
            done[0] += 1
            if done[0] == number:
                act()
            return real(*arguments, **named)

        return run

    for name in OPERATIONS:
        patch.setattr(os, name, counted(getattr(os, name)))
    try:
        yield done
    finally:
        patch.undo()


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that is killed at the n-th operation; whether it lived so long as to be killed."""
    child = os.fork()
    if child == 0:
        try:
            with at_operation(number, lambda: os._exit(KILLED)):
                work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED
