"""Ranks beside the figures that they rank."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

RATES = "Force\tRate per 1,000\tRank\nAvon\t1.06\t{}\nBarset\t0.74\t{}\nCalder\t1.92\t{}\nDene\t0.55\t{}\nExe\t0.98\t{}"


def found(ranks: list[int]) -> list[tuple[str, str, str]]:
    report = check([read_text(RATES.format(*ranks), title="a pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    "ranks",
    [
        [2, 4, 1, 5, 3],  # the highest first
        [4, 2, 5, 1, 3],  # the lowest first
        [12, 31, 2, 40, 15],  # places in a larger group
        [3, 1, 2, 5, 4],  # of another year's rates, it may be
    ],
)
def test_nothing_is_said_where_ranks_follow_the_figures_or_rank_others(ranks: list[int]) -> None:
    assert found(ranks) == []


@pytest.mark.parametrize(
    ("ranks", "finding"),
    [([2, 4, 1, 5, 2], ("rank_order", "2", "3")), ([4, 2, 5, 1, 1], ("rank_order", "1", "3"))],
)
def test_a_place_that_the_figures_do_not_give_is_told(
    ranks: list[int], finding: tuple[str, str, str]
) -> None:
    assert found(ranks) == [finding]


def test_a_wrong_rate_makes_no_ranks_of_the_counts_beside_it() -> None:
    rows = (
        "Alton\t9,120\t103.2\t1\nBrent\t6,744\t73.9\t4\nCorby\t4,105\t68.3\t5\nDunmere\t8,231\t68.2\t2\n"
        "Eskdale\t5,502\t76.6\t3\n"
    )
    report = check([read_text(f"District\tCrimes\tRate per 1,000\tRank\n{rows}", title="a pack")])

    assert [f.published for f in report.findings if f.rule == "rank_order"] == []
