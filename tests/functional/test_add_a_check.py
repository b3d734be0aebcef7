"""The how-to of a new check: its own rule is put beside ours, and its own cases hold."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test import all_rules, rule_files, shown
from tithing.checking.understand.pack import open_book

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-check.md"


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With the page's rule in a folder of rules; gives the page's cases."""
    cases, rule = map(textwrap.dedent, blocks())
    (tmp_path / "lowest_and_highest.py").write_text(rule, encoding="utf-8")
    monkeypatch.setattr(shown, "__path__", [*shown.__path__, str(tmp_path)])
    rule_files.cache_clear()
    yield cases
    rule_files.cache_clear()


def blocks() -> list[str]:
    return re.findall(
        r"^   ```python\n(.*?)^   ```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def test_the_cases_of_the_page_hold_with_the_rule_of_the_page(planted: str) -> None:
    assert "lowest_and_highest" in all_rules()
    names: dict[str, Any] = {}
    exec(planted, names)
    cases = [each for name, each in names.items() if name.startswith("test_")]

    for case in cases:
        case()

    assert len(cases) == 2


def test_without_the_rule_of_the_page_nobody_tells_of_its_case() -> None:
    names: dict[str, Any] = {}
    exec(textwrap.dedent(blocks()[0]), names)

    with pytest.raises(AssertionError):
        names["test_a_lowest_above_its_highest_is_told"]()


def test_the_page_names_every_folder_of_rules_and_what_it_is_about() -> None:
    page = PAGE.read_text(encoding="utf-8")
    folders = {
        files[0].__name__.split(".")[-2]: about for about, files in rule_files().items()
    }  # the folder, and the line under which its rules stand in the reference
    named = dict(
        re.findall(
            r"^   \| `(\w+)` \| (.*) \|$", page.partition("| folder |")[2].partition("It holds a")[0], re.M
        )
    )

    assert named.keys() == folders.keys()
    same = {name for name, about in folders.items() if named[name].casefold() == about.casefold()}
    assert folders.keys() - same == {"changes"}


def test_what_the_page_says_that_a_rule_is_told_is_there() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("   | `book` |")[0:3]
    rows = re.findall(r"^   \| (`book`|a sheet|a figure) \| (.*) \|$", "".join(page[1:]), re.MULTILINE)
    pack = open_book(read_text("Area\tLowest\tHighest\nAshby\t12\t40\nBeckford\t9\t27", title="a pack"))
    sheet = pack.here[0]
    figure = sheet.at(0, sheet.columns[1])
    told = {"`book`": pack, "a sheet": sheet, "a figure": figure}

    assert [of for of, _ in rows] == list(told)
    for of, words in rows:
        for name in re.findall(r"`([\w.]+)(?:\(.*?\))?`", words):
            value: Any = sheet.columns[0] if name in ("role", "period") else told[of]
            for step in name.split("."):
                assert hasattr(value, step), (of, name)
                value = getattr(value, step)
