"""The build fails on a failing test and on a skip that nobody gave a reason for, and ends with pytest's own line."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSED = "3 passed, 1 skipped in 0.10s"

# what the tests print, the code they leave with, the code the build must leave with
BUILDS = [
    ("3 passed in 0.10s", 0, 0),
    (f"SKIPPED [1] tests/a.py:1: the extra scale (pyspark and Java) is not installed\n{PASSED}", 0, 0),
    (
        f"SKIPPED [1] tests/a.py:1: the reference files (../shared) are not beside this checkout\n{PASSED}",
        0,
        0,
    ),
    (f"SKIPPED [1] tests/a.py:1: flaky today\n{PASSED}", 0, 1),
    (f"SKIPPED [2] tests/a.py:1: Chromium is not installed\n{PASSED}", 0, 1),  # it is installed here
    ("FAILED tests/a.py::test_b\n1 failed, 2 passed in 0.10s", 1, 1),
]


@pytest.mark.parametrize(("printed", "code", "expected"), BUILDS)
def test_the_build_ends_as_its_tests_do(tmp_path: Path, printed: str, code: int, expected: int) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "said.txt").write_text(printed + "\n", encoding="utf-8")
    (tmp_path / "Makefile").write_text(f"test:\n\t@cat said.txt; exit {code}\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    browser = tmp_path / "bin" / "chromium"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}

    build = subprocess.run(
        ["bash", str(tmp_path / ".ci/run")], capture_output=True, text=True, env=environment, check=False
    )

    assert (build.returncode != 0) == (expected != 0), build.stdout + build.stderr
    assert build.stdout.rstrip().splitlines()[-1] == printed.splitlines()[-1]
