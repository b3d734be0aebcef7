"""The raw measure of the benchmark: each figure of the packs changed once, and why a change went unnoticed."""

from __future__ import annotations

import random

import pytest

from tithing.checking.read.text.from_text import read_text
from tools.bench_check_cells import Changed, every_cell
from tools.bench_check_outcomes import Outcome

TITLE = "004_f4c29f5249fa78cd.txt"
PACK = (
    "Type\tApr - Jun 2020\tApr - Jun 2021\tChange\t% Change\n"
    "Lamp thefts\t80\t96\t16\t20.0%\n"
    "Kite thefts\t40\t30\t-10\t-25.0%\n"
)


def test_every_figure_is_changed_once_and_a_change_of_a_row_is_noticed() -> None:
    cells = every_cell([read_text(PACK, title=TITLE)], random.Random(1), sample=100)

    assert [each.spot for each in cells] == [(0, r, c) for r in (0, 1) for c in range(4)]
    assert all(each.outcome.noticed and each.outcome.grave for each in cells)
    assert any(each.outcome.at_cell for each in cells)


def test_a_document_that_is_no_pack_is_left_out() -> None:
    assert every_cell([read_text(PACK, title="another")], random.Random(1), sample=100) == []


@pytest.mark.parametrize(
    ("tested", "role", "constrained", "reason"),
    [
        ({"rates"}, "rate", False, "tested, and still within the relation"),
        ({"rates"}, "rate", True, "tested, and constrained"),
        (set(), "target", False, "in no relation"),
        (set(), "target", True, "in no relation, though constrained"),
        (set(), "unsure", True, "its column's role is unsure"),
        (set(), "", True, "not read as a figure"),
    ],
)
def test_why_nothing_was_said_is_told(tested: set[str], role: str, constrained: bool, reason: str) -> None:
    outcome = Outcome("digit", TITLE, False, (), constrained, "1 to 2")

    assert Changed((0, 0, 0), outcome, frozenset(tested), role).reason == reason
