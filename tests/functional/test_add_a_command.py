"""The how-to of a new command: its own lines are taken from the page and run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.books import make_book
from tithing import cli
from tithing.cli.commands import figures_out

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-command.md"


def test_the_command_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    (tmp_path / "areas.py").write_text(code[1], encoding="utf-8")
    known = list(cli._files())
    monkeypatch.setattr(cli, "_files", lambda: [*known, ("figures_out", "areas")])
    monkeypatch.setattr(figures_out, "__path__", [*figures_out.__path__, str(tmp_path)])
    book = make_book(tmp_path / "book")

    assert cli.run(["areas", "--book", str(book.folder.root)]) == 0
    assert capsys.readouterr().out == "E06000001  Hartlepool\n"
    assert cli.run(["areas", "--help"]) == 0
    assert "List the areas that stand side by side." in capsys.readouterr().out
