"""The build runs every stage, lets no failed stage stop the later ones, and ends with what pytest said.

`.ci/run` itself is run here, with a Makefile whose targets say what they are told to, on a machine that has nothing but what the
build may count on.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSED = "3 passed, 1 skipped in 0.10s"
NEEDED = (
    "bash",
    "cat",
    "cut",
    "dirname",
    "grep",
    "make",
    "mkdir",
    "mktemp",
    "printf",
    "rm",
    "sed",
    "sh",
    "sleep",
)
MORE = ("tail", "timeout")
CHECKS = ("types", "lint", "format", "contracts", "docs", "examples", "rules")
TARGETS = ("setup-dev", "setup-cluster", "test", "test-postgresql", "test-cluster", "demo", "coverage-floors")
STAGES = ("setup", "system", "spark", *CHECKS, "tests", "postgresql", "cluster", "demo", "coverage", "skips")
STAGE_OF = {"setup-dev": "setup", "setup-cluster": "spark", "test": "tests", "test-cluster": "cluster"}
STAGE_OF |= {"test-postgresql": "postgresql", "demo": "demo", "coverage-floors": "coverage"}


@dataclass
class Machine:
    """A folder that looks like a fresh clone, with what is installed beside it and what each target says."""

    root: Path
    installed: tuple[str, ...] = ("chromium", "java")
    user: int = 0
    says: Mapping[str, str] = field(default_factory=lambda: {"test": PASSED})
    codes: Mapping[str, int] = field(default_factory=dict)
    shared: bool = False

    def build(self) -> subprocess.CompletedProcess[str]:
        checkout = self.root / "checkout"
        shutil.copytree(ROOT / ".ci", checkout / ".ci")
        (checkout / "Makefile").write_text(self._makefile(), encoding="utf-8")
        if self.shared:
            (self.root / "shared").mkdir()
        return subprocess.run(
            ["bash", str(checkout / ".ci/run")],
            capture_output=True,
            text=True,
            env={"PATH": str(self._path()), "HOME": str(self.root)},
            check=False,
        )

    def _makefile(self) -> str:
        lines = []
        for name in (*TARGETS, "check"):
            of = f"{name}-$(CHECK)" if name == "check" else name
            lines += [f"{name}:", f"\t@echo ran {of} >>ran.txt", f"\t@cat said/{of} 2>/dev/null || true"]
            lines += [f"\t@exit $$(cat codes/{of} 2>/dev/null || echo 0)"]
        for folder, told in (("said", self.says), ("codes", self.codes)):
            (self.root / "checkout" / folder).mkdir()
            for of, what in told.items():
                (self.root / "checkout" / folder / of).write_text(f"{what}\n", encoding="utf-8")
        return "\n".join(lines) + "\n"

    def _path(self) -> Path:
        folder = self.root / "bin"
        folder.mkdir()
        for name in (*NEEDED, *MORE):
            found = shutil.which(name)
            assert found, f"{name} is needed to test the build"
            (folder / name).symlink_to(found)
        programs = dict.fromkeys(self.installed, "")
        programs |= {"apt-get": 'echo "$@" >>apt.txt', "id": f"echo {self.user}"}
        for name, does in programs.items():
            (folder / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        return folder

    def read(self, name: str) -> str:
        path = self.root / "checkout" / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""


def skipped(reason: str) -> str:
    return f"SKIPPED [1] tests/a.py:1: {reason}\n{PASSED}"


NO_SPARK = skipped("the extra scale (pyspark and Java) is not installed")
NO_BROWSER = skipped("Chromium is not installed")
NO_REFERENCE = skipped("the reference files (../shared) are not beside this checkout")

# what the tests print, the code they leave with, whether the build passes
BUILDS = [
    ("3 passed in 0.10s", 0, True),
    (NO_SPARK, 0, True),
    (NO_REFERENCE, 0, True),
    (NO_BROWSER, 0, False),  # it is installed here
    (skipped("flaky today"), 0, False),
    ("FAILED tests/a.py::test_b\n1 failed, 2 passed in 0.10s", 1, False),
    ("no tests ran in 0.01s", 5, False),
]


@pytest.mark.parametrize(("printed", "code", "passes"), BUILDS)
def test_the_build_ends_as_its_tests_do(tmp_path: Path, printed: str, code: int, passes: bool) -> None:
    build = Machine(tmp_path, says={"test": printed}, codes={"test": code}).build()

    assert (build.returncode == 0) == passes, build.stdout + build.stderr
    assert build.stdout.rstrip().splitlines()[-1] == printed.splitlines()[-1]


@pytest.mark.parametrize("target", [*TARGETS, *(f"check-{name}" for name in CHECKS)])
def test_a_stage_that_fails_is_named_and_the_later_ones_are_run(tmp_path: Path, target: str) -> None:
    machine = Machine(
        tmp_path, says={"test": PASSED, target: f"what went wrong\n{PASSED}"}, codes={target: 1}
    )

    build = machine.build()

    stage = STAGE_OF.get(target, target.removeprefix("check-"))
    assert build.returncode != 0
    assert f"Failed: {stage}." in build.stdout
    assert "what went wrong" in build.stdout
    assert len(machine.read("ran.txt").splitlines()) == len(TARGETS) + len(CHECKS)
    assert build.stdout.rstrip().splitlines()[-1] == PASSED


def test_the_seconds_of_each_stage_stand_before_the_end(tmp_path: Path) -> None:
    lines = Machine(tmp_path).build().stdout.rstrip().splitlines()

    table = lines[lines.index("stage      seconds") + 1 : -2]
    assert [re.sub(r" +\d+ *$", "", line) for line in table] == [*STAGES, "all of it"]


def test_a_fresh_machine_is_given_the_browser_and_java(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=())

    machine.build()

    assert re.search(r"^install .*chromium default-jre-headless", machine.read("apt.txt"), re.MULTILINE)


def test_a_machine_that_has_them_installs_neither(tmp_path: Path) -> None:
    machine = Machine(tmp_path)

    machine.build()

    assert "chromium" not in machine.read("apt.txt")
    assert "default-jre-headless" not in machine.read("apt.txt")


def test_without_root_what_is_not_here_is_not_run_and_the_table_says_so(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=(), user=1000, says={"test": NO_BROWSER})

    build = machine.build()

    assert build.returncode == 0, build.stdout
    assert machine.read("apt.txt") == ""
    assert "ran test-cluster" not in machine.read("ran.txt")
    assert re.search(r"^cluster +\d+  not run: Java is not here$", build.stdout, re.MULTILINE)


def test_the_tests_on_spark_may_not_skip(tmp_path: Path) -> None:
    build = Machine(tmp_path, says={"test": PASSED, "test-cluster": NO_SPARK}).build()

    assert build.returncode != 0
    assert "Failed: skips." in build.stdout


def test_where_the_reference_files_are_no_test_may_skip_for_them(tmp_path: Path) -> None:
    build = Machine(tmp_path, shared=True, says={"test": NO_REFERENCE}).build()

    assert build.returncode != 0
    assert "(../shared)" in build.stdout


def test_every_target_of_the_build_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [name for name in TARGETS if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize("target", ["drill", "prove", "bench"])
def test_what_takes_long_is_a_command_and_not_a_stage(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert target not in (ROOT / ".ci/run").read_text(encoding="utf-8")
