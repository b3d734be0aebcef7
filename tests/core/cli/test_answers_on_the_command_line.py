"""Answers and spans as they are typed, and the exit code that says that something is asked."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tests.support.books import SOURCES, asking, make_book
from tithing.cli import run
from tithing.cli.command import answer, span
from tithing.cli.exit_codes import ASKED, DONE


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2019-04..2019-06", "2019-20Q1"),
        ("2019-05..2019-06", "2019-05-01..2019-06-30"),
        ("2019-04-08..2019-06-30", "2019-04-08..2019-06-30"),
        ("2019-20Q1", "2019-20Q1"),
        ("2019-04", "2019-04"),
    ],
)
def test_a_span_is_typed_as_months_days_or_a_period(typed: str, code: str) -> None:
    assert span(typed).code == code


@pytest.mark.parametrize(
    "typed", ["2025-04..", "..2025-06", "2019-06..2019-04", "soon", "", "..", "2019-04-31..2019-05-01"]
)
def test_what_is_no_span_is_said_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"write it as 2019-04\.\.2019-06"):
        span(typed)


@pytest.mark.parametrize("typed", ["QGKLO", "QGKLO=", "=why", "  =  "])
def test_what_is_no_answer_is_said_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="write it as QGKLO="):
        answer(typed)


def test_an_answer_may_hold_a_sign_of_equality() -> None:
    assert answer("QGKLO = 4 + 4 = 8") == ("QGKLO", "4 + 4 = 8")


def test_asked_has_an_exit_code_of_its_own_and_the_command_that_is_told_lets_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tithing.workflows.files_in.import_files.list_sources", lambda: SOURCES)
    book = make_book(tmp_path / "book").folder.root
    command = ["import", str(asking(tmp_path / "a.csv", "E06000001,2018-01,596")), "--book", str(book)]

    assert run(command) == ASKED
    name = capsys.readouterr().out.split("--because ")[1].split("=")[0]

    assert run([*command, "--because", f"{name}=a new depot"]) == DONE
