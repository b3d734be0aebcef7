"""The commands of the site refuse in a sentence, before anything is made or said to be open."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tithing.cli import run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return partnership_book(tmp_path / "book")


def refused(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert run(list(command)) == 1
    told = capsys.readouterr()
    assert not told.out
    assert ".." not in told.err
    return told.err


def test_where_another_program_listens_nothing_is_said_to_be_open(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        said = refused(capsys, "serve", "--book", str(book), "--port", str(other.getsockname()[1]))

    assert "Choose another with --port" in said
    assert "nothing was opened" in said


@pytest.mark.parametrize(
    "command",
    [
        ("serve", "--port", "8765"),
        ("worker",),
        ("admin", "create", "--email", "a@practice.example", "--name", "P"),
    ],
)
def test_a_folder_that_is_no_book_is_told_and_nothing_is_made_beside_it(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, *command, "--book", str(tmp_path / "none"))

    assert "does not exist" in said
    assert list(tmp_path.iterdir()) == []


def test_an_account_has_a_name(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "admin", "create", "--book", str(book), "--email", "a@practice.example")

    assert "a new account has a name" in said
    assert "nothing was changed" in said
