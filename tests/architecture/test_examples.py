"""The examples in the docstrings of every room are true, and few of them are only to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools.examples import PACKAGES, modules_of, skipped_in, try_examples

MODULES = list(modules_of())
# Those that need a partnership's files where they stand. It may only fall.
MOST_SKIPPED = 25


def test_every_room_is_looked_at() -> None:
    rooms = {path.parent.name for path in (Path(__file__).parents[2] / PACKAGES[0]).glob("*/__init__.py")}

    assert rooms <= {name.split(".")[1] for name in MODULES if name.count(".") > 0}


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert try_examples(name).report == ""


def test_no_more_examples_are_skipped_than_there_were() -> None:
    assert sum(map(skipped_in, MODULES)) <= MOST_SKIPPED


def test_a_false_example_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ModuleType("planted", doc=">>> 1 + 1\n3\n>>> open('pack')  # doctest: +SKIP\n")
    monkeypatch.setitem(sys.modules, "planted", planted)

    tried = try_examples("planted")

    assert "Expected:\n    3" in tried.report
    assert (tried.examples, tried.skipped) == (1, 1)


def test_an_example_that_cannot_be_read_is_shown_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ModuleType("planted", doc="    >>> 1 + 1\n  2\n")
    monkeypatch.setitem(sys.modules, "planted", planted)

    assert "inconsistent leading whitespace" in try_examples("planted").report
