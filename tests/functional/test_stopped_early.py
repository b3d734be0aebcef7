"""Ctrl-C before a command has begun, and being ended by the system, are a sentence and an exit code, and leave nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.books import bytes_of
from tests.support.shared import ROOT
from tithing.cli import run

# Sends a signal to itself when a module is first asked for (by a function, where one is named), as a person does who thinks
# better of it.
PLANTED = """
import builtins, os, sys, time
real, number = builtins.__import__, int(sys.argv[2])
sought, _, by = sys.argv[1].partition(" in ")
def importing(name, *rest, **more):
    if name == sought and by in ("", sys._getframe(1).f_code.co_name):
        builtins.__import__ = real
        os.kill(os.getpid(), number)
    return real(name, *rest, **more)
builtins.__import__ = importing
from tithing.cli import main
main(sys.argv[3:])
"""
AT_THE_END = "gc in _forget_what_was_made"
LOADED = [
    "tithing.cli.say",
    "tithing.cli.stopping",
    "tithing.cli.last_catch",
    "tithing.cli.command",
    AT_THE_END,
]


def _run(sought: str, number: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PLANTED, sought, str(number), *arguments],
        cwd=ROOT,
        env={**os.environ, "TITHING_INCIDENTS": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("module", LOADED)
def test_ctrl_c_while_the_program_loads_is_no_traceback(module: str) -> None:
    done = _run(module, signal.SIGINT, "indicators", "--help")

    assert "Traceback" not in done.stderr
    assert done.returncode in (130, 0)
    assert ("Stopped" in done.stderr) == (done.returncode == 130)
    assert (done.returncode == 0) == (module == AT_THE_END)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    return folder


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_an_import_that_the_system_ends_before_it_writes_changes_nothing_and_says_so(
    book: Path, number: int, code: int
) -> None:
    sent = book.parent / "a.csv"
    sent.write_text("measure,area,period,value,unit\nShoplifting,Hartlepool,2017-18Q4,412,count\n")
    before = _but_for_the_lock(book)

    done = _run("tithing.workflows.files_in.preview", number, "import", str(sent), "--book", str(book))

    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("Stopped; nothing was changed.")
    assert _but_for_the_lock(book) == before


def _but_for_the_lock(book: Path) -> dict[str, str]:
    return {path: sha for path, sha in bytes_of(book).items() if path != "book.lock"}


def test_who_runs_it_with_nohup_is_left_alone(book: Path) -> None:
    done = subprocess.run(
        [
            "nohup",
            sys.executable,
            "-c",
            PLANTED,
            "tithing.workflows.the_book.verify",
            "1",
            "verify",
            "--book",
            str(book),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
