"""What is not counted for the coverage is left out whole: the making of what it needs, and the processes that it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.counted import CHILDREN, children_uncounted
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


def test_what_is_started_is_counted_again_afterwards() -> None:
    before = os.environ.get(CHILDREN)

    with children_uncounted():
        assert CHILDREN not in os.environ

    assert os.environ.get(CHILDREN) == before
