"""The command line is cheap to start, says what it can do, and leaves with a code that says how it went."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.books import ledger, make_book
from tithing.cli import every_command, run, summary_of

HEAVY = ("polars", "narwhals", "scipy", "typst", "docx", "rich", "typer", "argparse")


def test_help_lists_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0

    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in every_command())
    assert "example:" in said


@pytest.mark.parametrize("name", every_command())
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0

    assert f"example:\n  tithing {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", every_command())
def test_what_the_help_says_of_a_command_is_what_its_module_says(name: str) -> None:
    assert summary_of(name) == import_module(every_command()[name]).SUMMARY


def test_help_imports_no_command_and_nothing_heavy() -> None:
    program = (
        "import sys; from tithing.cli import run; run(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["inport"],
        ["import"],
        ["import", "x.csv", "--book", "b", "--released", "last week"],
        ["import", "x.csv", "--book", "b", "--colour"],
    ],
)
def test_wrong_usage_leaves_with_two(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TITHING_BOOK", raising=False)

    assert run(argv) == 2


def test_a_slip_in_a_command_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    run(["inport"])

    assert "Did you mean import?" in capsys.readouterr().err


def test_a_refusal_leaves_with_one_and_says_each_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make_book(tmp_path / "book").folder.root

    assert run(["import", str(tmp_path / "a.csv"), str(tmp_path / "b\x1b[2J.csv"), "--book", str(book)]) == 1

    said = capsys.readouterr().err
    assert said.startswith("Refused: 2 problems; nothing was changed.")
    assert "a.csv: there is no such file or folder" in said
    assert "\x1b" not in said


def test_what_is_recognised_is_listed_once_a_line_for_each_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make_book(tmp_path / "book").folder.root
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"shoe,size\n{name},2\n")

    assert run(["import", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--book", str(book)]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert lines[1].startswith("  a.csv: no source recognises this file")
    assert lines[1].endswith("The like in 1 other file: b.csv.")
    assert sum("flat_observations: " in line for line in lines) == 1
    assert max(map(len, lines[2:])) <= 120


@pytest.mark.parametrize(
    ("argv", "starts"),
    [
        (["figures", "--quarter", "2016-17Q5"], "Refused: 1 problem.\n"),
        (
            ["report", "performance", "--quarter", "2016-17Q5", "--output", "o"],
            "Refused: 1 problem; nothing was written.",
        ),
    ],
)
def test_a_command_that_only_looks_does_not_say_that_nothing_was_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str], starts: str
) -> None:
    book = make_book(tmp_path / "book").folder.root

    assert run([*argv, "--book", str(book)]) == 1

    said = capsys.readouterr().err
    assert said.startswith(starts)
    assert '"2016-17Q5" is not a quarter' in said


def test_a_book_may_be_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_book(tmp_path / "book")
    monkeypatch.setenv("TITHING_BOOK", str(tmp_path / "book"))

    assert run(["rebuild"]) == 0
    assert "Rebuilt 0 entries" in capsys.readouterr().out


def test_a_folder_that_is_no_book_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96")

    assert run(["import", str(file), "--book", str(tmp_path)]) == 1
    assert "tithing init" in capsys.readouterr().err


def test_it_runs_as_a_module_where_its_script_is_not_on_the_path() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tithing", "--version"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.startswith("tithing ")) == (0, True)
