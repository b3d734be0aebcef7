"""How properties are tried: always the same examples and no deadline, unless `make prove` asks for many others.

Every test prints with the faces that we ship and no others, whatever somebody added with `make faces`; and Ctrl-C stops what the
tests begin, also where a shell began the tests behind it and had them ignore it.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.checked_here import check_here, in_its_own_process
from tests.support.counted import children_uncounted, count_once, is_counted, mark_uncounted, uncounted
from tests.support.made_once import made_once
from tests.support.properties import choose_profile
from tithing.vocabulary.characters.printable import FACES_SETTING

os.environ[FACES_SETTING] = os.devnull
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
choose_profile()
check_here()
gc.set_threshold(200_000, 5, 10)  # as a command does: a twentieth of what the tests take


RECEIVED = datetime(
    2025, 9, 1, 12, tzinfo=UTC
)  # the day on which the demonstration's files came, in every test


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's book, a copy for each file of tests."""
    made = made_once("demonstration", tmp_path_factory.getbasetemp(), _load_demonstration)
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("demonstration") / "book"))


def _load_demonstration(folder: Path) -> None:
    from demo.run import load

    load(folder, now=RECEIVED)


@pytest.fixture
def own_process() -> Iterator[None]:
    """The checker's rules get a process of their own, as a person's report does."""
    with in_its_own_process():
        yield


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    count_once(session.config)


def pytest_collection_finish() -> None:
    """What was collected stays until the end: nobody need look through it for what may go."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left with it at the end while the others wait."""
    for item in items:
        mark_uncounted(item)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """What is made for a test comes before it, which is all that pytest-cov leaves out."""
    if is_counted(item):
        return (yield)
    with uncounted(item.config), children_uncounted():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    if is_counted(item):
        return (yield)
    with children_uncounted():
        return (yield)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by how many they are: an archive holds the second in which it was made, and workers must name it alike."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None
