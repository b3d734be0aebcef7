"""The same fact in two tables: a slip is told, and two tables of different things under like titles are not."""

from __future__ import annotations

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text

HEAD = "Area\tMay 13 to Apr 14\tMay 14 to Apr 15\tChange\n"
ALL = "Ash\t500\t550\t50\nElm\t300\t270\t-30\nOak\t200\t240\t40\nYew\t900\t990\t90\n"
SOME = "Ash\t450\t480\t30\nElm\t250\t240\t-10\nOak\t150\t160\t10\nYew\t800\t900\t100\n"
ONE_SLIP = ALL.replace("Elm\t300\t270\t-30", "Elm\t300\t207\t-93")


def _told(second: str) -> list[tuple[str, str]]:
    text = f"# Recorded theft\n\n{HEAD}{ALL}\n# Recorded theft by day\n\n{HEAD}{second}"
    return [(each.rule, each.published) for each in check([read_text(text, title="a pack")]).findings]


def test_two_tables_that_disagree_nearly_everywhere_are_about_two_things() -> None:
    assert _told(SOME) == []


def test_two_tables_that_disagree_once_hold_a_slip() -> None:
    assert ("same_fact", "207") in _told(ONE_SLIP)
