"""What is not counted for the coverage is left out whole: the making of what it needs, and the processes that it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from tests.support.counted import CHILDREN, UNCOUNTED, children_uncounted, is_counted, mark_uncounted
from tests.support.shared import ROOT

HOUSE = """
import sys
from pathlib import Path

import pytest
sys.path.insert(0, {root!r})
from tests.conftest import (
    pytest_collection_modifyitems, pytest_runtest_call, pytest_runtest_setup, pytest_sessionstart
)
"""
ROOM = """
def made():
    return "made"


def used():
    return "used"


def begun():
    return "begun"
"""
COUNTED = ("--cov", "--cov-report=json")
DEFINED, DONE = {2, 6, 10}, {3, 7, 11}
TESTS = """
import subprocess
import sys
from pathlib import Path

import pytest
import room

@pytest.fixture
def thing():
    return room.made()

def test_something(thing):
    assert (thing, room.used()) == ("made", "used")
    subprocess.run([sys.executable, "-c", "import room; room.begun()"], check=True)
    Path("counted.txt").write_text("not" if sys.gettrace() is None else "counted")
"""
CONFIG = """
[tool.coverage.run]
parallel = true
source = ['.']
patch = ['subprocess']

[tool.pytest.ini_options]
markers = ['slow: takes long']
"""


def counted_lines(folder: Path, name: str, workers: int) -> set[int]:
    """The lines of the room that were counted, of a test in a file of this name, run by so many workers."""
    (folder / "conftest.py").write_text(HOUSE.format(root=str(ROOT)), encoding="utf-8")
    (folder / "pyproject.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "room.py").write_text(ROOM, encoding="utf-8")
    (folder / name).write_text(TESTS, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTEST"))}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"-n{workers}", *COUNTED, name]
    done = subprocess.run(
        command, cwd=folder, env={**environment, "PYTHONPATH": str(folder)}, capture_output=True, text=True
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    found = json.loads((folder / "coverage.json").read_text(encoding="utf-8"))
    return set(found["files"]["room.py"]["executed_lines"])


@pytest.mark.parametrize("workers", [0, 1])
def test_a_test_that_counts_is_counted_with_what_it_needs_and_starts(tmp_path: Path, workers: int) -> None:
    assert counted_lines(tmp_path, "test_counts.py", workers) == DEFINED | DONE
    assert (tmp_path / "counted.txt").read_text(encoding="utf-8") == "counted"


@pytest.mark.parametrize("workers", [0, 1])
def test_of_a_test_that_does_not_count_nothing_is(tmp_path: Path, workers: int) -> None:
    assert counted_lines(tmp_path, "test_truth.py", workers) == DEFINED
    assert (tmp_path / "counted.txt").read_text(encoding="utf-8") == "not"


@pytest.mark.parametrize("name", UNCOUNTED)
def test_each_name_of_what_is_not_counted_is_of_one_place(name: str) -> None:
    assert (
        len(
            [
                path
                for path in (ROOT / "tests").rglob("*")
                if f"/{path.relative_to(ROOT)}".endswith(f"/{name}")
            ]
        )
        == 1
    )


def test_what_is_started_is_counted_again_afterwards() -> None:
    before = os.environ.get(CHILDREN)

    with children_uncounted():
        assert CHILDREN not in os.environ

    assert os.environ.get(CHILDREN) == before


PROPERTIES = """
import sys

sys.path.insert(0, {root!r})
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from tests.support.properties import long_property

@long_property(examples=20)
@given(st.integers())
def test_long(number_drawn):
    pass

@given(st.integers())
def test_short(number_drawn):
    pass

class Machine(RuleBasedStateMachine):
    @rule()
    def step(self):
        pass

TestMachine = Machine.TestCase
"""


def test_a_machine_and_the_further_seeds_of_a_long_property_are_not_counted(
    pytester_of: Callable[[str], dict[str, bool]],
) -> None:
    found = pytester_of(PROPERTIES.format(root=str(ROOT)))

    assert found.pop("TestMachine::runTest") is False
    assert found.pop("test_short") is True
    assert found == {f"test_long[{number}]": number == 0 for number in range(10)}


@pytest.fixture
def pytester_of(tmp_path: Path) -> Callable[[str], dict[str, bool]]:
    """The tests of a file -> whether each is counted."""

    class Seen:
        counted: ClassVar[dict[str, bool]] = {}

        def pytest_collection_finish(self, session: pytest.Session) -> None:
            for item in session.items:
                mark_uncounted(item)
                self.counted[item.nodeid.partition("::")[2]] = is_counted(item)

    def collected(text: str) -> dict[str, bool]:
        (tmp_path / "test_properties_of_ours.py").write_text(text, encoding="utf-8")
        plugin = Seen()
        pytest.main(
            ["--collect-only", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}", str(tmp_path)],
            [plugin],
        )
        return plugin.counted

    return collected
