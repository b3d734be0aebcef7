"""Rates that a sentence sets against an average or gives a rank (R87, R97)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

PACK = (
    "Comparison with the most similar group, October to December 2018\n\n"
    "Offence\tRate per 1,000 population\tGroup average\tRank in group (of 15)\n"
    "Lamp thefts\t6.81\t7.42\t4\nKite thefts\t3.10\t2.55\t11\nArson\t0.52\t0.61\t6\nRobbery\t0.93\t0.88\t9\n\n"
)


def _told(sentence: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{PACK}{sentence}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The rate of lamp thefts is above the group average.", ("above", "below")),
        ("Kite thefts are lower than the average of similar areas.", ("lower than", "higher than")),
        ("Lamp thefts are ranked 5th of the 15 in the group.", ("5", "4")),
        ("The rate of kite thefts is 12th of 15.", ("12", "11")),
        ("The arson rate of 0.25 per 1,000 compares with a group average of 0.61.", ("0.25", "0.52")),
        ("The rate of arson was 0.52 per 1,000, lower than the average of similar areas (0.16).", ("0.16", "0.61")),
    ],
)  # fmt: skip
def test_a_place_beside_the_average_that_the_row_denies_is_told(sentence: str, told: tuple[str, str]) -> None:
    assert told in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rate of lamp thefts is below the group average.",
        "The rate of lamp thefts is not above the group average.",
        "The rate of lamp thefts was above the group average in the previous quarter.",
        "The rate of lamp thefts is above the national average.",
        "Repeat lamp thefts are above the group average.",
        "Lamp thefts are ranked 4th of the 15 in the group.",
        "The arson rate of 0.5 per 1,000 compares with a group average of 0.6.",
        "The arson rate of 0.52 per 1,000 compares with a group average of 0.61.",
        "Lamp thefts and kite thefts are above the group average.",
    ],
)
def test_rates_beside_their_average_that_fit_are_left_alone(sentence: str) -> None:
    assert _told(sentence) == []
