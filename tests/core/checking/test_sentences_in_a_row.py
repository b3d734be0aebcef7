"""Two sentences of which the second goes on with the first: their figures have to fit."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity


def _told(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(f"{text}\n", title="a paper")])
    return [(each.rule, each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


FELL = (
    "The force recorded 4,444 thefts in the 12 months to March.\n\nThat was a decrease of {}, compared to the previous year, "
    "when there were 19,324."
)
ROSE = (
    "There were 138,710 thefts from 1 April 2016 until 31 March 2017. This is a {} increase to the previous year (2015/16) "
    "where there were 129,449 thefts."
)
EQUATES = (
    "The total number of thefts fell by {} between April 2012 and March 2013. This equates to 3,177 thefts being committed, "
    "compared to 3,277."
)


@pytest.mark.parametrize(
    "text",
    [
        FELL.format("77%"),
        ROSE.format("7.2%"),
        EQUATES.format("3.1 per cent"),
        "There were 40 thefts and 60 robberies. That was a decrease of 9%, compared to last year, when there were 50.",
        "There were 40 thefts. Robbery was down 9%, compared to the previous year, when there were 50.",
    ],
)
def test_sentences_that_fit_or_do_not_go_on_are_left_alone(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (FELL.format("67%"), "67%", "77%"),
        (ROSE.format("2.7%"), "2.7%", "7.2%"),
        (EQUATES.format("1.3 per cent"), "1.3 per cent", "3.1%"),
        (FELL.format("77%").replace("decrease", "rise"), "rise", "a decrease"),
    ],
)
def test_sentences_that_cannot_fit_are_told(text: str, published: str, expected: str) -> None:
    assert _told(text) == [("sentence_next", published, expected)]
