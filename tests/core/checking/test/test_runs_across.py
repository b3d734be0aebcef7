"""Columns that add to the one beside them: quarters and their year, and cases that were open, came and went."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

YEAR = (
    "Measure\tQ1\tQ2\tQ3\tQ4\tYear to date\tTarget\nCalls\t812\t845\t790\t861\t3308\t3400\n"
    "Referrals\t143\t151\t138\t160\t592\t560\nHearings\t96\t104\t99\t110\t409\t400\n"
)
FLOWS = (
    "Month\tOpen at start\tNew\tClosed\tOpen at end\nApril\t64\t22\t20\t66\nMay\t66\t25\t27\t64\nJune\t64\t31\t24\t71\n"
    "July\t71\t36\t33\t74\n"
)


def found(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    "text",
    [
        YEAR + "Repeats\t29\t33\t27\t36\t125\t-",
        YEAR + "Repeat rate (%)\t30\t32\t27\t33\t31\t28",  # no count
        YEAR + "Open at the end of the quarter\t210\t224\t219\t231\t231\t-",  # as at the last of them
        YEAR + "People in treatment\t500\t510\t520\t505\t731\t-",  # each counted once in the year
        FLOWS + "Four months\t64\t114\t104\t74",
    ],
)
def test_nothing_is_said_where_they_add_or_need_not(text: str) -> None:
    assert found(text) == []


WRONG = [
    (YEAR + "Repeats\t29\t33\t27\t36\t152\t-", ("runs_across", "152", "125")),
    (YEAR + "Repeats\t29\t33\t72\t36\t125\t-", ("runs_across", "72", "27")),  # the slip tells which
    (YEAR + "Repeats\t29\t33\t27\t36\t121\t-", ("runs_across", "121", "125")),
    (FLOWS + "August\t74\t40\t38\t79", ("runs_across", "79", "76")),
]


@pytest.mark.parametrize(("text", "finding"), WRONG)
def test_the_row_that_does_not_add_as_the_others_is_told(text: str, finding: tuple[str, str, str]) -> None:
    assert found(text) == [finding]
