"""`tithing indicators` lists what can be asked of a quarter, and a partnership's own among it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.books import make_book
from tithing.cli import run


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, object]]:
    assert run(["indicators", "--format", "json", *arguments]) == 0
    return {each["slug"]: each for each in json.loads(capsys.readouterr().out)}


def test_the_table_has_a_line_for_each_indicator_with_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["indicators"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert any(line.split(maxsplit=1) == ["shoplifting", "Shoplifting"] for line in lines)
    assert len(lines) == len(listed(capsys))


def test_an_object_says_what_a_file_may_call_it_and_which_measures_it_asks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = listed(capsys)["shoplifting"]

    assert found["measures"] == ["shoplifting"]
    assert (found["title"], found["in_catalogue"], found["better"]) == ("Shoplifting", True, "lower")
    assert found["title"] not in found["aliases"]


def test_a_measure_that_no_indicator_shows_is_listed_after_them(capsys: pytest.CaptureFixture[str]) -> None:
    in_catalogue = [bool(each["in_catalogue"]) for each in listed(capsys).values()]

    assert True in in_catalogue
    assert False in in_catalogue
    assert in_catalogue == sorted(in_catalogue, reverse=True)


def test_a_book_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["indicators", "--book", str(tmp_path / "nowhere")]) == 1

    assert "Refused" in capsys.readouterr().err


def test_the_indicators_of_a_book_hold_those_of_the_house(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = make_book(tmp_path / "book")

    assert listed(capsys, "--book", str(book.folder.root)).keys() >= listed(capsys).keys()
