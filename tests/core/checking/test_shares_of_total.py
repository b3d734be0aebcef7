"""Shares of a total down a column: told where one row is not its share, silent on columns of other per cents."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

HEAD = "Type\tThefts\t% of total\n"
ROWS = "Bicycle\t30\t15%\nShop\t90\t45%\nPerson\t56\t28%\nOther\t24\t12%\n"


def _told(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(each.rule, each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ROWS,
        HEAD + ROWS + "Total\t200\t100%\n",
        HEAD + ROWS + "Borough\t200\t100%\n",
        HEAD + "Bicycle\t31\t15%\nShop\t91\t45%\nPerson\t57\t28%\nOther\t24\t12%\n",  # rounded
        "Type\tThefts\t% solved\nBicycle\t30\t15%\nShop\t100\t12%\nPerson\t40\t31%\nOther\t30\t7%\n",
        "Type\tThefts\t% of total\nBicycle\t30\t15%\nShop\t100\t55%\n",  # too few rows to tell
    ],
)
def test_shares_that_are_shares_and_per_cents_of_other_things_are_left_alone(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + ROWS.replace("28%", "82%"), ("shares_of_total", "82%", "28%")),
        (HEAD + ROWS.replace("45%", "5%") + "Total\t200\t100%\n", ("shares_of_total", "5%", "45%")),
        (HEAD + ROWS.replace("28%", "82%") + "Borough\t200\t100%\n", ("shares_of_total", "82%", "28%")),
    ],
)
def test_a_share_that_is_not_the_row_s_is_told(text: str, told: tuple[str, str, str]) -> None:
    assert told in _told(text)
