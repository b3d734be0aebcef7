"""What all workers of a run share is made by one of them, whole before another sees it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.made_once import made_once


def test_what_several_ask_for_at_once_is_made_once_and_seen_whole(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        folder.mkdir()
        time.sleep(0.05)
        (folder / "whole.txt").write_text("whole")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: (made_once("x", tmp_path, make) / "whole.txt").read_text(), range(4)))

    assert found == ["whole"] * 4
    assert len(made) == 1


def test_a_run_that_a_workers_test_starts_shares_nothing_with_other_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It inherits the worker's environment, and its own folder stands beside those of every run there ever was."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    temp = tmp_path / "pytest-7"
    temp.mkdir()

    assert made_once("x", temp, lambda folder: folder.mkdir()) == temp / "x"


def test_workers_of_one_run_share_it(tmp_path: Path) -> None:
    workers = [tmp_path / "popen-gw0", tmp_path / "popen-gw1"]

    one, other = (made_once("x", temp, lambda folder: folder.mkdir()) for temp in workers)

    assert one == other == tmp_path / "x"
