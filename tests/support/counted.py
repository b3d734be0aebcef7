"""What is counted for the coverage: nothing that goes once more through what a room's own tests go through.

A test that is counted takes two to five times as long. What is not counted is left out whole: the making of what it needs,
and the processes that it starts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from coverage import Coverage

from tests.support.properties import LONG

UNCOUNTED = (
    "architecture",
    "disclosed",  # a judge that shares no code with what it judges
    "golden",
    "planted",
    "test_drill_short.py",
    "test_every_key_does_something.py",
    "test_import_killed.py",
    "test_stopped_anywhere.py",
    "test_street_in_all_areas.py",
    "test_truth.py",  # of tools alone
    # Each of these costs much and goes through next to nothing that no other does (decision 65 says how that was found).
    "checking/read/test_against_other_formats.py",
    "checking/read/test_packs_in_other_formats.py",
    "cli/test_say.py",
    "cli/test_start_up.py",
    "documents/test_fonts.py",
    "documents/test_page_one_fits.py",
    "documents/test_page_one_is_true.py",
    "functional/test_accessibility.py",
    "functional/test_bad_input.py",
    "functional/test_import_street.py",
    "functional/test_report_command.py",
    "functional/test_report_whole.py",
    "functional/test_stopped_early.py",
    "indicators/test_all_areas.py",
    "inspection/test_measure.py",
    "observations/test_said.py",
    "reading/test_snapshot.py",
    "workflows/test_backup_beside_a_writer.py",
    "workflows/test_corrections.py",
    "workflows/test_deliveries.py",
    "workflows/test_extracts.py",
    "workflows/test_revisions.py",
    "workflows/test_two_routes.py",
)
CHILDREN = (
    "COVERAGE_PROCESS_CONFIG"  # the variable of the environment by which a process knows that it is counted
)


def mark_uncounted(item: pytest.Item) -> None:
    """By the name of its file, or of a folder that it is in; a machine of many steps; a long property from its second seed on."""
    path = f"/{item.nodeid.partition('::')[0]}/"
    if any(f"/{name}/" in path for name in UNCOUNTED) or _is_machine(item) or _is_again(item):
        item.add_marker(pytest.mark.no_cover)


def _is_machine(item: pytest.Item) -> bool:
    steps = getattr(getattr(item, "cls", None), "runTest", None)
    return hasattr(steps, "_hypothesis_state_machine_class")


def _is_again(item: pytest.Item) -> bool:
    asked_with = getattr(getattr(item, "callspec", None), "params", {})
    return item.get_closest_marker(LONG) is not None and asked_with["number"] > 0


def is_counted(item: pytest.Item) -> bool:
    return item.get_closest_marker("no_cover") is None


@contextmanager
def children_uncounted() -> Iterator[None]:
    """No process that is started inside is counted."""
    config = os.environ.pop(CHILDREN, None)
    try:
        yield
    finally:
        if config is not None:
            os.environ[CHILDREN] = config


def count_once(config: pytest.Config) -> None:
    """In a worker pytest-cov begins to count before it knows that it is one, and then once more: what it pauses for a test
    that is not counted is the second alone, and the first, of which nobody is ever told, would go on.
    """
    controller = _controller(config)
    if controller is None or not hasattr(config, "workerinput"):
        return
    controller.pause()
    while (first := Coverage.current()) is not None:
        first.stop()
    controller.resume()


@contextmanager
def uncounted(config: pytest.Config) -> Iterator[None]:
    """Nothing inside is counted, where anything is."""
    controller = _controller(config)
    if controller is None:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


def _controller(config: pytest.Config) -> Any:
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin.cov_controller if plugin is not None else None
