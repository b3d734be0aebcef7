"""Books in which something is wanting: no word of chance, better, worse or rank that it could explain, in any output; and what
is wanting stands wherever the figure stands. Ten books here, sixty with `python -m tools.prove.planted`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.core.planted.books import PlantedBook, planted_book
from tests.core.planted.outputs import RANKED, SAID, BookOutputs, made

BOOKS = int(os.environ.get("TITHING_PLANTED", "10"))
VALUES = ("value", "difference", "percent_change")


@pytest.mark.parametrize("number", range(BOOKS))
def test_nothing_is_said_that_what_is_wanting_could_explain(number: int, tmp_path: Path) -> None:
    book = planted_book(number)
    found = made(book, tmp_path)

    _nothing_untrue(book, found)
    _the_caveat_stands(book, found)
    _nothing_is_a_draft(found)


def _nothing_untrue(book: PlantedBook, found: BookOutputs) -> None:
    mine = [each for each in found.said_of if each["indicator"] in book.slugs and _is_own(book, each)]
    assert mine
    for each in mine:
        known = each["value"] is not None and each["previous"]["value"] is not None
        words = (each["chance"]["words"], each["direction"])
        if book.told:
            assert words[0] != "not tested", (book.kind, each["chance"])
        else:
            assert words == ("not tested", "unknown"), (book.kind, words)
            assert not known or "could explain" in each["chance"]["assumption"], (book.kind, each["chance"])
    if not (book.told or book.kind == "moved estimate"):
        assert SAID.findall(found.page) == [], book.kind
    if not (book.told or book.rank_told):
        assert RANKED.findall(found.page) == [], book.kind


def _the_caveat_stands(book: PlantedBook, found: BookOutputs) -> None:
    (json_said,) = [each for each in found.said_of if each["indicator"] in book.slugs and _is_own(book, each)]
    everywhere = " ".join([json_said["note"], json_said["previous"]["note"], *_words(json_said)])
    assert book.caveat in everywhere, (book.kind, everywhere)
    (flat,) = [row for row in found.flat if row["indicator"] in book.slugs and row["area_name"] == book.area]
    assert book.caveat in " ".join(flat.values()) or book.caveat in json_said["previous"]["note"], book.kind
    if book.kind != "moved estimate":  # its rate is in no table of a report: the rate of the count is
        assert book.caveat.lower() in found.page.lower(), book.kind
    mine = [row for row in found.rows if row["indicator"] in book.slugs and row["area_name"] == book.area]
    assert not mine or any(book.caveat.lower() in _beside(row).lower() for row in mine), book.kind
    theirs = [each for each in found.figures if each["indicator"] in book.slugs and _is_own(book, each)]
    assert not theirs or any(book.caveat.lower() in _beside(each).lower() for each in theirs), book.kind


def _nothing_is_a_draft(found: BookOutputs) -> None:
    assert not [each for each in found.notices if each.startswith("not to be signed off")]


def _beside(row: dict[str, Any]) -> str:
    missing = "not supplied" if row["status"] == "missing" else ""
    return f"{row['caveats']} {row['note']} {row.get('reason', '')} {missing}"


def _words(said: dict[str, Any]) -> list[str]:
    caveats = said["caveats"]
    return [each["words"] for each in caveats]


def _is_own(book: PlantedBook, said: dict[str, Any]) -> bool:
    return said["area_name"] == book.area
