"""Months that a sentence counts, and the first and the last of them that it names."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity


def _told(sentence: str) -> list[str]:
    report = check([read_text(f"{sentence}\n", title="a paper")])
    return [each.expected for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Thefts during the eight months from April until December last year were higher.", "9 months"),
        ("Figures are for the rolling 12 months from June 2015 to June 2016.", "13 months"),
        ("The three months April to July are shown.", "4 months"),
    ],
)
def test_months_that_are_not_so_many_are_told(sentence: str, right: str) -> None:
    assert _told(f"{sentence} {sentence}") == [right]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thefts during the nine months from April until December last year were higher.",
        "Figures are for the 12 months from July 2015 to June 2016.",
        "The six month period October to March is shown.",
        "The 12 months to June 2016 are shown against the 12 months to June 2015.",
        "In three months, May and June were the highest.",
        "For the 12 months March to March the figures are provisional.",
    ],
)
def test_months_that_are_as_many_or_not_named_are_left_alone(sentence: str) -> None:
    assert _told(sentence) == []
