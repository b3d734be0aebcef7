"""Rates and shares beside their confidence limits."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

COLUMNS = (
    "Indicator\tCount\tRate\tLower limit\tUpper limit\tEngland\nAdmissions\t845\t612\t571\t655\t581\n"
    "Under 18\t41\t36.2\t26.0\t49.1\t26.0\nDrugs\t33\t8.4\t5.8\t11.8\t5.2\nDeaths\t78\t{}\t15.3\t24.2\t13.8"
)
RANGES = (
    "Stage\t% satisfied\t95% confidence interval\nContact\t83.4\t79.8 to 87.0\nArrival\t74.2\t70.3 to 78.1\n"
    "Action\t66.5\t62.4 to 70.6\nOutcome\t{}\t65.4 to 73.6"
)


def found(text: str) -> list[tuple[str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(f.rule, f.published) for f in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize("text", [COLUMNS.format("19.4"), RANGES.format("69.5")])
def test_figures_between_their_limits_are_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (COLUMNS.format("91.4"), ("limits", "91.4")),
        (COLUMNS.format("14.9"), ("limits", "14.9")),
        (RANGES.format("59.6"), ("limits", "59.6")),
    ],
)
def test_a_figure_outside_its_limits_is_told(text: str, finding: tuple[str, str]) -> None:
    assert found(text) == [finding]
