"""A command that a message gives works when it is pasted, whatever the folder is called."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tithing.cli import run
from tithing.vocabulary.characters.pasted import pasted, quoted

NAMES = ["a book with spaces", "-dash", "quote'", 'double"', "dollar $HOME", "semi;colon", "plain"]


@pytest.mark.parametrize("name", NAMES)
def test_a_shell_reads_the_name_back_as_it_is(name: str) -> None:
    tithing, command, option, book = shlex.split(pasted("verify", "--book", Path(name)))

    assert (tithing, command, option) == ("tithing", "verify", "--book")
    assert Path(book) == Path(name)
    assert not book.startswith("-")


@pytest.mark.parametrize("name", NAMES)
def test_the_command_that_a_missing_book_gives_makes_one_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["figures", f"--book={name}", "--quarter", "2017-18Q4"]) == 1
    (said,) = [line for line in capsys.readouterr().err.splitlines() if "Start one with: " in line]

    words = shlex.split(said.partition("Start one with: ")[2].rstrip("."))
    words[words.index("X")] = "Hartlepool"

    assert run(words[1:]) == 0
    assert (tmp_path / name / "book.json").exists()


def test_windows_reads_double_quotes() -> None:
    assert quoted(Path("our book"), system="nt") == '"our book"'
    assert quoted("book", system="nt") == "book"
