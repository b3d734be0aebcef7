"""Figures worked out from two others of their row: repeat rates, shares of a target, rates on a printed population."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.finding import Severity
from tithing.checking.readers.from_text import read_text

RATES = "Cohort\tCases\tRepeat cases\tRepeat rate\nA\t200\t50\t25.0%\nB\t80\t16\t20.0%\nC\t150\t18\t12.0%\nD\t60\t9\t15.0%\n"
PEOPLE = (
    "Ward\tPopulation\tCrimes\tRate per 1,000\nNorth\t8,000\t96\t12.0\nSouth\t5,000\t85\t17.0\nEast\t6,400\t80\t12.5\n"
    "West\t4,000\t150\t37.5\n"
)
SURVEY = (
    "Area\tAsked\tFeel safe\tLower limit\nA\t200\t61.0%\t54.1%\nB\t80\t55.5%\t44.6%\nC\t150\t70.2%\t62.4%\n"
    "D\t90\t48.0%\t38.0%\n"
)


def found(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    "text",
    [
        RATES + "E\t120\t30\t25.0%",
        RATES + "E\t0\t0\t-",
        PEOPLE + "Moor\t7,000\t140\t20.0",
        SURVEY,
        "Cohort\tCases\tRepeat cases\tRepeat rate\nA\t200\t50\t25.0%\nB\t80\t16\t31.0%",  # too few to tell
    ],
)
def test_nothing_is_said_where_the_figures_agree_or_too_few_do(text: str) -> None:
    assert found(text) == []


WRONG = [
    (RATES + "E\t120\t30\t52.0%", ("worked_out", "52.0%", "25.0%")),
    (PEOPLE + "Moor\t7,000\t140\t2.0", ("worked_out", "2.0", "20.0")),
]


@pytest.mark.parametrize(("text", "finding"), WRONG)
def test_the_one_that_is_not_worked_out_as_the_others_is_told(
    text: str, finding: tuple[str, str, str]
) -> None:
    assert finding in found(text)
