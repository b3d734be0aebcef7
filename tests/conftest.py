"""How properties are tried: always the same examples and no deadline, unless `make prove` asks for many others.

Every test prints with the faces that we ship and no others, whatever somebody added with `make faces`.
"""

from __future__ import annotations

import gc
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.made_once import made_once
from tests.support.properties import choose_profile
from tithing.vocabulary.printable import FACES_SETTING

os.environ[FACES_SETTING] = os.devnull
choose_profile()
gc.set_threshold(200_000, 5, 10)  # as a command does: a twentieth of what the tests take


UNCOUNTED = {
    "test_gold_tables.py",
    "architecture",
    "test_stopped_anywhere.py",
    "test_import_killed.py",
    "test_drill_short.py",
    "test_every_key_does_something.py",
    "test_street_in_all_areas.py",
    "test_truth.py",  # of tools alone
    "disclosed",  # a judge that shares no code with what it judges
    "planted",
}
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left with it at the end while the others wait.

    What goes once more through what a room's own tests go through is not counted for the coverage: that takes as long again.
    """
    for item in items:
        if not UNCOUNTED.isdisjoint(item.nodeid.partition("::")[0].split("/")):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
