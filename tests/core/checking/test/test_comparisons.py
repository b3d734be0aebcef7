"""A change is that of the two columns whose figures make it, wherever they stand and whatever their heads are called."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

YEARS = "Offence\t2014/15\t2015/16\t2016/17\t2017/18\t2018/19\t5 year change\t5 year % change\n"
TWO = "Offence\t2014/15\t2017/18\t2018/19\t1 year change\t4 year change\n"
AREAS = "\tAshby\t\t\tBarton\t\t\nOffence\t2016/17\t2017/18\tChange\t2016/17\t2017/18\tChange\n"
WELSH = "Trosedd\tEbrill - Mehefin 2017\tEbrill - Mehefin 2018\tNewid\t% newid\n"
TARGETS = "Measure\tTarget\tResult\tVariance\t% variance\n"


def found(text: str) -> set[tuple[str, str]]:
    report = check([read_text(text, title="a pack")])
    return {(f.published, f.expected) for f in report.at_least(Severity.PROBABLE)}


def rows(*lines: str) -> str:
    return "\n".join(line.replace(" ", "\t") for line in lines)


FIVE = (
    "Robbery 100 90 95 80 120 20 20%",
    "Theft 400 410 395 380 300 -100 -25%",
    "Arson 50 52 47 61 60 10 20%",
)
SPANS = (
    "Robbery 100 80 120 40 20",
    "Theft 400 380 300 -80 -100",
    "Arson 50 61 60 -1 10",
    "Fraud 30 45 40 -5 10",
)
PLACES = (
    "Robbery 40 50 10 70 60 -10",
    "Theft 210 180 -30 90 99 9",
    "Arson 12 15 3 20 31 11",
    "Fraud 30 45 15 8 6 -2",
)
AIMS = ("Calls 200 250 50 25%", "Visits 80 60 -20 -25%", "Homes 40 50 10 25%", "Patrols 300 330 30 10%")

RIGHT = [
    YEARS + rows(*FIVE),
    TWO + rows(*SPANS),
    AREAS + rows(*PLACES),
    TARGETS + rows(*AIMS),
    # the change is against a forecast that is not printed: nothing makes it, and nothing is said
    "Offence\t2016/17\t2017/18\t% change\n" + rows("A 210 340 7%", "B 77 45 3%", "C 30 51 -6%", "D 66 80 1%"),
    "Offence\t2016/17\t2017/18\tNewid\n" + rows("A 210 340 130", "B 77 45 -32", "C 30 51 21"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_changes_that_some_two_columns_make(text: str) -> None:
    assert found(text) == set()


WRONG = [
    (WELSH + "Lladrad\t200\t250\t50\t25%\nCyfanswm\t400\t300\t100\t-25%", ("100", "-100")),
    (WELSH + "Lladrad\t200\t250\t50\t20%", ("20%", "25%")),
    (YEARS + rows(*FIVE, "Fraud 30 31 29 45 40 11 33%"), ("11", "10")),
    (YEARS + rows(*FIVE, "Fraud 30 31 29 45 40 10 -33%"), ("-33%", "33%")),
    (TWO + rows(*SPANS, "Hoax 20 33 25 -8 15"), ("15", "5")),
    (AREAS + rows(*PLACES, "Hoax 20 33 13 25 40 51"), ("51", "15")),
    (TARGETS + rows(*AIMS, "Fines 50 40 -10 -25%"), ("-25%", "-20%")),
]


@pytest.mark.parametrize(("text", "slip"), WRONG)
def test_a_change_that_its_two_columns_do_not_make_is_told(text: str, slip: tuple[str, str]) -> None:
    assert slip in found(text)


DOWN = "Year\tAshby\tBarton\tCarsham\tDunmore\n2016/17\t40\t210\t12\t30\n2017/18\t50\t180\t15\t45\n"


def test_rows_that_tell_the_change_of_those_above_are_tested() -> None:
    assert found(DOWN + "Change\t10\t-30\t3\t15\n% change\t25%\t-14%\t25%\t50%") == set()
    assert found(DOWN + "Change\t10\t-30\t3\t51\n% change\t25%\t-14%\t25%\t50%") == {("51", "15")}
    assert found(DOWN + "% change\t25%\t41%\t25%\t50%") == {("41%", "-14%")}


def test_a_figure_in_two_comparisons_is_the_one_at_fault() -> None:
    three = "Offence\t2015/16\t2016/17\t% change\t2017/18\t% change\n"
    lines = rows(
        "A 100 120 20% 90 -25%", "B 400 300 -25% 330 10%", "C 50 60 20% 45 -25%", "D 80 100 25% 110 10%"
    )

    assert found(three + lines + "\nE\t200\t205\t25.0%\t275\t10.0%") == {("205", "250")}


def test_rows_called_a_change_may_be_less_than_none() -> None:
    quarters = "Quarter\t2015/16\t2016/17\t2017/18\nQ1 (Apr-Jun)\t120\t90\t130\nQ2 (Jul-Sep)\t80\t60\t70\nTotal\t200\t150\t200\n"

    assert found(quarters + "% change on previous year\t-\t-25.0%\t33.3%") == set()


def test_a_change_is_of_the_column_that_its_head_names() -> None:
    tracker = (
        "Question\tJun 2030\tSep 2030\tDec 2030\tMar 2031\tChange since Jun\n"
        "Good job\t54\t53\t56\t57\t+3\nFair\t81\t62\t62\t60\t-1\nRelied on\t48\t47\t49\t52\t+4\nSeen\t22\t19\t20\t24\t+2\n"
    )  # 81 is 61: of the other lines one fits September as well

    told = check([read_text(tracker, title="a pack")]).at_least(Severity.PROBABLE)

    assert [(each.row, each.published) for each in told] == [("Fair", "-1")]


SPANS = (
    "Type\t2028/29\t2029/30\t2030/31\t1 yr change\t1 yr %\t2 yr change\t2 yr %\n"
    "With injury\t701\t688\t713\t25\t3.6%\t12\t1.7%\nWithout\t1,166\t1,197\t1,254\t57\t4.8%\t88\t7.5%\n"
    "Stalking\t388\t402\t445\t43\t10.7%\t57\t14.7%\nTotal\t2,255\t2,287\t2,412\t125\t5.5%\t157\t7.0%\n"
)


@pytest.mark.parametrize(("right", "wrong"), [("4.8%", "4.3%"), ("7.5%", "7.0%"), ("5.5%", "8.5%")])
def test_a_per_cent_beside_a_change_is_of_the_columns_that_make_it(right: str, wrong: str) -> None:
    assert found(SPANS) == set()
    assert found(SPANS.replace(right, wrong, 1)) == {(wrong, right)}
