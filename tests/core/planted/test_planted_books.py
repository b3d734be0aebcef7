"""Books in which something is wanting: no word of chance, better, worse or rank that it could explain, in any output; and what
is wanting stands wherever the figure stands. Ten books here, sixty with `python -m tools.prove.planted`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.core.planted.books import PlantedBook, planted_book
from tests.core.planted.outputs import RANKED, SAID, BookOutputs, made

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

BOOKS = int(os.environ.get("TITHING_PLANTED", "10"))
OF_THE_QUARTER = (
    "value",
    "rate",
)  # where a column of the year before would be empty, it is left out and said once
NOT_IN_A_REPORT = ("moved estimate",)  # its rate is in no table of a report: the rate of the count is


@pytest.mark.parametrize("number", range(BOOKS))
def test_nothing_is_said_that_what_is_wanting_could_explain(number: int, tmp_path: Path) -> None:
    book = planted_book(number)
    found = made(book, tmp_path)

    assert_no_word_it_could_explain(book, _own(book, found.said_of))
    assert _words_on_the_page(book, found.page) == []
    assert_the_caveat_stands(book, found)
    assert [each for each in found.notices if each.startswith("not to be signed off")] == []


def assert_no_word_it_could_explain(book: PlantedBook, said: dict[str, Any]) -> None:
    chance, direction = said["chance"], said["direction"]
    if book.told:
        assert (said["told"], chance["words"] != "not tested") == (True, True), (book.kind, chance)
        return
    assert (chance["words"], direction) == ("not tested", "unknown"), book.kind
    if _both_known(said):
        assert not said["told"]
        assert "could explain" in chance["assumption"], book.kind


def _both_known(said: dict[str, Any]) -> bool:
    return said["value"] is not None and said["previous"]["value"] is not None


def _words_on_the_page(book: PlantedBook, page: str) -> list[str]:
    """The words of a change, a series or a rank on the page that the want could explain."""
    of_a_change = [] if book.told or book.kind in NOT_IN_A_REPORT else SAID.findall(page)
    of_a_rank = [] if book.told or book.rank_told else RANKED.findall(page)
    return [*of_a_change, *of_a_rank]


def assert_the_caveat_stands(book: PlantedBook, found: BookOutputs) -> None:
    said = _own(book, found.said_of)
    caveat = book.caveat.lower()
    beside = [said["note"], said["previous"]["note"], *(each["words"] for each in said["caveats"])]
    assert caveat in " ".join(beside).lower(), (book.kind, beside)
    assert caveat in " ".join(_own(book, found.flat).values()).lower() or caveat in beside[1].lower(), (
        book.kind
    )
    if book.kind not in NOT_IN_A_REPORT:
        assert caveat in found.page.lower(), book.kind
    of_another_time = caveat in beside[1].lower()
    for rows in (found.rows, found.figures):
        mine = [
            row for row in _all_own(book, rows) if not of_another_time or row["part"] not in OF_THE_QUARTER
        ]
        assert not mine or any(caveat in _beside(row) for row in mine), book.kind


def _beside(row: dict[str, Any]) -> str:
    return f"{row['caveats']} {row['note']} {row.get('reason', '')}".lower()


def _all_own(book: PlantedBook, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["indicator"] in book.slugs and row["area_name"] == book.area]


def _own(book: PlantedBook, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    (found,) = _all_own(book, rows)
    return found
