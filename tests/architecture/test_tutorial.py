"""The tutorial is followed to the letter: its files are written, its commands run, and it ends with a report."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.street_twin import months_of, people_of_districts, street_archive
from tithing.cli import run

TUTORIALS = Path(__file__).parents[2] / "docs/tutorial"
PAGE = TUTORIALS / "your-first-report.md"
REAL = TUTORIALS / "your-first-real-quarter.md"
STEP = re.compile(r"^    tithing (?P<command>[^\n]+)$|^```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

# What the page says to do with each of its blocks, in their order.
BLOCKS = ("contact", "first.csv", "safer-x/partnership/frameworks/2017-18.toml", "words.md", "partners")
OF_REAL = ("safer-x/partnership/frameworks/2025-26.toml", "words.md", "partners")
CONFIG = Path("safer-x/partnership/partnership.toml")


def steps(page: Path = PAGE, blocks: tuple[str, ...] = BLOCKS) -> Iterator[tuple[str, str]]:
    """("run", command) and (block's name, its text), as they stand on the page."""
    names = iter(blocks)
    for found in STEP.finditer(page.read_text(encoding="utf-8")):
        if found["command"]:
            yield "run", found["command"]
        else:
            yield next(names), found["text"]


def follow(name: str, text: str) -> None:
    if name == "run":
        assert run(shlex.split(text)) == 0, text
    elif name == "contact":
        config = CONFIG.read_text(encoding="utf-8")
        CONFIG.write_text(config.replace('contact = ""\n', text), encoding="utf-8")
    elif name == "partners":
        CONFIG.write_text(CONFIG.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    else:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def test_the_tutorial_ends_with_a_report_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TITHING_BOOK", raising=False)

    for name, text in steps():
        follow(name, text)

    said = capsys.readouterr().out
    page = (tmp_path / "out-x/performance-report-2017-18Q4.html").read_text(encoding="utf-8")
    assert "Shoplifting: 397, up from 290" in said
    assert "Safer Redcar and Cleveland Partnership" in page
    assert "begun to share what they see with the neighbourhood team" in page
    assert {path.suffix for path in (tmp_path / "out-x").iterdir()} == {
        ".html",
        ".pdf",
        ".docx",
        ".xlsx",
        ".csv",
        ".json",
    }
    assert (tmp_path / "fire-2018-19q1.xlsx").is_file()


def test_the_mistake_of_the_tutorial_is_refused_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = dict(steps())
    Path("first.csv").write_text(blocks["first.csv"].replace("397", "39x"), encoding="utf-8")
    run(["init", "safer-x", "--name", "Safer X", "--area", "Redcar and Cleveland"])

    code = run(["import", "first.csv", "--released", "2018-04-21", "--book", "safer-x"])

    assert code == 1
    assert 'first.csv, row 3, column "value"' in capsys.readouterr().err


def test_the_first_real_quarter_goes_from_the_archive_to_a_published_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TITHING_BOOK", raising=False)
    monkeypatch.delenv("TITHING_BY", raising=False)
    fetched = tmp_path / "safer-x-files"
    fetched.mkdir()
    street_archive(fetched / "police-to-2025-06.zip", months_of("2024-04", "2025-06"))
    people_of_districts(fetched / "mye24tablesew.csv")

    for name, text in steps(REAL, OF_REAL):
        follow(name, text)

    said = capsys.readouterr().out
    page = (tmp_path / "out-published/performance-report-2025-26Q1.html").read_text(encoding="utf-8")
    assert "There is no framework for 2025-26" in said
    assert "no contact is stated" not in said
    assert "Draft" not in page
    for words in ("Safer town centres", "and the shops met in June", "the same quarter last year"):
        assert words in page
    assert (tmp_path / "fire-2025-26q2.xlsx").is_file()
    assert len(list((tmp_path / "safer-x/published").iterdir())) == 1
