"""No thread outlives what began it, however often that is stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, main_thread

import pytest

from tithing.store.disk.threads import threads, to_its_end


def _stops_and_goes_on(done: list[int]) -> Callable[[int], None]:
    """Work in whose middle the person presses Ctrl-C twice."""

    def work(number: int) -> None:
        for _ in range(2):
            signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
            time.sleep(0.05)
        done.append(number)

    return work


def _all_of(work: Callable[[int], None], numbers: Iterable[int]) -> None:
    with threads(1) as several:
        for number in numbers:
            several.submit(work, number)


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl-C is heard, as in a command; what a shell begins in the background is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("listening")
def test_what_is_under_way_is_waited_for_through_a_second_ctrl_c_and_nothing_more_begins() -> None:
    done: list[int] = []

    with pytest.raises(KeyboardInterrupt):
        _all_of(_stops_and_goes_on(done), (1, 2, 3))
    after = list(done)
    time.sleep(0.2)

    assert after == done == [1]


def _fails_beside(work: Callable[[int], None], begun: Event) -> None:
    with threads(2) as several:
        for number in range(9):
            several.submit(work, number)
        begun.wait()
        raise ValueError("wrong")


def test_a_caller_that_fails_waits_for_its_threads_too() -> None:
    done: list[int] = []
    begun = Event()

    def work(number: int) -> None:
        begun.set()
        time.sleep(0.05)
        done.append(number)

    with pytest.raises(ValueError, match="wrong"):
        _fails_beside(work, begun)
    after = list(done)
    time.sleep(0.2)

    assert after == done
    assert 0 < len(done) < 9


def test_what_fails_in_a_thread_reaches_its_caller() -> None:
    with pytest.raises(ZeroDivisionError), threads(2) as several:
        list(several.map(lambda number: 1 // number, [1, 0]))


def test_results_come_in_order() -> None:
    with threads(3) as several:
        assert list(several.map(lambda number: number * 2, range(50))) == [*range(0, 100, 2)]


def test_what_is_done_to_its_end_is_done_though_it_is_stopped_in_its_middle() -> None:
    done: list[str] = []

    def work() -> None:
        done.append("begun")
        if len(done) < 3:
            raise KeyboardInterrupt
        done.append("ended")

    with pytest.raises(KeyboardInterrupt):
        to_its_end(work)

    assert done == ["begun", "begun", "begun", "ended"]
