"""Figures worked out from two others of their row: repeat rates, shares of a target, rates on a printed population."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

RATES = "Cohort\tCases\tRepeat cases\tRepeat rate\nA\t200\t50\t25.0%\nB\t80\t16\t20.0%\nC\t150\t18\t12.0%\nD\t60\t9\t15.0%\n"
PEOPLE = (
    "Ward\tPopulation\tCrimes\tRate per 1,000\nNorth\t8,000\t96\t12.0\nSouth\t5,000\t85\t17.0\nEast\t6,400\t80\t12.5\n"
    "West\t4,000\t150\t37.5\n"
)
SURVEY = (
    "Area\tAsked\tFeel safe\tLower limit\nA\t200\t61.0%\t54.1%\nB\t80\t55.5%\t44.6%\nC\t150\t70.2%\t62.4%\n"
    "D\t90\t48.0%\t38.0%\n"
)
COSTS = (  # the cost in thousands is the one that was rounded
    "Offence\tNumber\tUnit cost\tCost (£000s)\nA\t667\t£3,419\t2280\nB\t125\t£7,412\t927\nC\t658\t£5,297\t3485\n"
    "D\t403\t£1,488\t600\nE\t433\t£8,955\t3878\nF\t90\t£2,000\t180\nG\t80\t£3,000\t240\n"
)
MONTHLY = "Offence\tTotal\tMonthly average\nA\t120\t10.0\nB\t300\t25.0\nC\t66\t5.5\nD\t402\t33.5\n"
TO_COME = (  # whole rates, and a rate in a row of its own
    "District\tEntrants\tPopulation aged 10 to 17\tRate per 100,000\nNorth\t61\t28,410\t215\nSouth\t44\t24,120\t182\n"
    "East\t90\t31,875\t282\nWest\t27\t19,040\t142\n"
)
DOWN = (
    "Measure\tQ1\tQ2\tQ3\tQ4\tYear\nCases heard\t96\t104\t99\t110\t409\nof which repeats\t29\t33\t27\t36\t125\n"
    "Repeat rate (%)\t30.2\t31.7\t27.3\t"
)
COHORTS = (
    "Cohort\tNumber\tReoffended\t% reoffending\n2020\t141\t47\t33.3%\n2021\t128\t39\t30.5%\n2022\t119\t41\t"
)
SPENT = (
    "Project\tGrant\tSpent\tUnderspend\t% spent\tPeople\tCost per person\nYouth\t£42,000\t£38,500\t£3,500\t92%\t96\t£401\n"
    "Pastors\t£12,500\t£12,100\t£400\t97%\t41\t£295\nLocks\t£30,000\t£27,360\t£2,640\t91%\t114\t£240\n"
)
YEARS = (
    "Severity\t2005-09 average\t2015\t2016\t2017\t2015-17 average\nA\t7.1\t3\t4\t8\t5.0\nB\t9.3\t10\t20\t15\t15.0\n"
    "C\t80.0\t61\t60\t50\t57.0\nD\t12.5\t8\t7\t7\t7.3\n"
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
        COSTS,
        MONTHLY + "E\t90\t7.5",
        YEARS + "E\t9.0\t10\t10\t12\t10.7",
        TO_COME + "County\t222\t103,445\t215",
        DOWN + "32.7\t30.6",
        COHORTS + "34.5%",
        "Month\tCalls\tAverage wait\nA\t2236\t6\nB\t2569\t7\nC\t2703\t7\nD\t3303\t9\nE\t2902\t8\nF\t1964\t6",  # of days
        SPENT + "Paths\t£55,000\t£49,500\t£5,500\t90%\t22\t£2,250",
        "Cohort\tCases\tRepeat cases\tRepeat rate\nA\t200\t50\t25.0%\nB\t80\t16\t31.0%",  # too few to tell
    ],
)
def test_nothing_is_said_where_the_figures_agree_or_too_few_do(text: str) -> None:
    assert found(text) == []


WRONG = [
    (RATES + "E\t120\t30\t52.0%", ("worked_out", "52.0%", "25.0%")),
    (SPENT + "Paths\t£55,000\t£49,500\t£4,500\t90%\t22\t£2,250", ("runs_across", "£4,500", "£5,500")),
    (SPENT + "Paths\t£55,000\t£49,500\t£5,500\t90%\t22\t£2,520", ("worked_out", "£2,520", "£2,250")),
    (SPENT + "Paths\t£55,000\t£49,500\t£5,500\t80%\t22\t£2,250", ("worked_out", "80%", "90%")),
    (MONTHLY + "E\t90\t5.7", ("averages", "5.7", "7.5")),
    (YEARS + "E\t9.0\t10\t10\t12\t17.0", ("averages", "17.0", "10.7")),
    (TO_COME + "County\t222\t103,445\t251", ("worked_out", "251", "215")),
    (DOWN + "23.7\t30.6", ("worked_out", "23.7", "32.7")),
    (COHORTS + "43.5%", ("worked_out", "43.5%", "34.5%")),
    (PEOPLE + "Moor\t7,000\t140\t2.0", ("worked_out", "2.0", "20.0")),
]


@pytest.mark.parametrize(("text", "finding"), WRONG)
def test_the_one_that_is_not_worked_out_as_the_others_is_told(
    text: str, finding: tuple[str, str, str]
) -> None:
    assert finding in found(text)
