"""A worker that is told to stop stops, whichever line the signal comes upon."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from tithing.web.ground.worker import StopSign

LINES = 40  # of a wait, and of all that it calls


def ends_when_told_at(line: int, wait: Callable[[], None], tell: Callable[[], None]) -> bool:
    """Whether a wait ends, where it is interrupted at this line of its code by what tells it to stop."""
    passed = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal passed
        if event == "line":
            passed += 1
            if passed == line:
                sys.settrace(None)
                tell()
                sys.settrace(trace)
        return trace

    def interrupted() -> None:
        sys.settrace(trace)
        wait()

    waiting = threading.Thread(target=interrupted, daemon=True)
    waiting.start()
    waiting.join(3)
    return not waiting.is_alive()


@pytest.mark.parametrize("line", range(1, LINES))
def test_a_wait_ends_wherever_it_is_interrupted(line: int) -> None:
    sign = StopSign()

    assert ends_when_told_at(line, lambda: sign.wait(0.2), sign.tell)


def test_what_takes_a_lock_does_not_end_and_would_be_seen() -> None:
    stuck = []
    for line in range(1, LINES):
        event = threading.Event()
        if not ends_when_told_at(line, lambda event=event: event.wait(0.1) and None, event.set):  # type: ignore[misc]
            stuck.append(line)
            break

    assert stuck


def test_it_waits_as_long_as_it_is_asked_to_and_not_at_all_once_told() -> None:
    sign = StopSign()
    sign.wait(0.01)
    assert not sign.is_told

    assert ends_when_told_at(1, lambda: sign.wait(600), sign.tell)
    assert sign.is_told
