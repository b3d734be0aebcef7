"""Rules on tables, each with the smallest tables that keep it and break it."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

CHANGES = "Type\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\t% Change\n"
IMPLIED = "Indicator\tCurrent Position Apr 17 - Jun 17\tActual Difference\t% Difference\n"
AREAS = "Type\tAshby\tBarton\tCarsham\n"
NESTED = "Robbery\t7\t36\t29\nBusiness\t1\t5\t4\nPersonal\t6\t31\t25\n"


def found(text: str, against: str = "") -> set[tuple[str, str, str]]:
    """The rule, the printed figure and the right one, of what is certain or probable."""
    earlier = [read_text(against, title="an earlier pack")] if against else []
    report = check([read_text(text, title="a pack")], against=earlier)
    return {(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)}


RIGHT = [
    CHANGES + "Robbery\t200\t250\t50\t25.0%",
    CHANGES + "Robbery\t250\t200\t-50\t\u221220%",
    CHANGES + "% of users who finish\t20\t30\t10\t50%",
    CHANGES + "% of users who finish\t20\t30\t10\t10",
    CHANGES + "Homicide\t0\t0\t0\t0%",
    IMPLIED + "Robbery\t43\t-55\t-56%",
    AREAS + "Robbery\t3\t4\t7\nRape\t20\t30\t50\nTheft\t200\t100\t300",
]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_found_where_the_figures_agree(text: str) -> None:
    assert found(text) == set()


WRONG = [
    (CHANGES + "Robbery\t200\t250\t60\t25.0%", ("difference", "60", "50")),
    (CHANGES + "Robbery\t200\t250\t50\t35.0%", ("percent_change", "35.0%", "25.0%")),
    (CHANGES + "Robbery\t200\t250\t50\t20.0%", ("wrong_base", "20.0%", "25.0%")),
    (CHANGES + "Robbery\t250\t200\t50\t-20.0%", ("sign", "50", "-50")),
    (CHANGES + "Robbery\t250\t200\t-50\t20.0%", ("sign", "20.0%", "-20.0%")),
    (CHANGES + "Robbery\t0\t4\t4\t100%", ("zero_base", "100%", "no percentage")),
    (CHANGES + "Robbery\t0\t4\t4\t#DIV/0!", ("zero_base", "#DIV/0!", "a figure, or why there is none")),
    (CHANGES + "Robbery\t0\t0\t0\t6%", ("zero_base", "6%", "no change")),
    (IMPLIED + "Robbery\t43\t55\t-56", ("sign", "55", "-55")),
    (IMPLIED + "Robbery\t250\t50\t35%", ("percent_change", "35%", "25%")),
    (
        AREAS + "Robbery\t30\t40\t80\nRape\t20\t30\t50\nTheft\t200\t100\t300\nArson\t20\t10\t30",
        ("areas_and_force", "80", "70"),
    ),
    (
        "Type\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\nRobbery\t70\t360\t290\nBusiness\t10\t50\t40\n"
        "Personal\t60\t301\t250",
        ("difference", "301", "310"),
    ),
]


@pytest.mark.parametrize(("text", "finding"), WRONG)
def test_the_figure_that_cannot_be_right_is_found_with_the_right_one(
    text: str, finding: tuple[str, str, str]
) -> None:
    assert finding in found(text)


def test_one_wrong_figure_that_breaks_several_rules_is_told_once() -> None:
    text = (
        "Type\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\nRobbery\t70\t360\t290\nBusiness\t10\t50\t40\n"
        "Personal\t60\t301\t250"
    )

    assert len(found(text)) == 1


def test_a_baseline_is_held_against_the_earlier_pack() -> None:
    head = "Indicator\tBaseline 2016/17\tCurrent Position Jan 18 - Mar 18\n"

    assert found(head + "Fires\t286\t46", against=head + "Fires\t354\t50") == {("baseline", "286", "354")}


def test_two_rows_changed_round_are_told_once() -> None:
    head = "Recorded crime in Ashby\n\nType\tJan 18 - Mar 18\n"
    other = "\nRecorded crime in Ashby, again\n\nType\tJan 18 - Mar 18\n"
    text = (
        head
        + "Business robbery\t15\nPersonal robbery\t31\n"
        + other
        + "Business robbery\t31\nPersonal robbery\t15"
    )

    assert found(text) == {("same_fact", "31", "15")}


def test_a_count_to_date_is_no_smaller_than_its_last_quarter() -> None:
    head = "Indicator\tYear to Date Apr - Dec 20\tOct - Dec 19\tOct - Dec 20\tDifference\n"

    assert ("year_to_date", "90", "120 or more") in found(head + "Fires\t90\t100\t120\t20")


def test_a_share_above_the_average_is_not_below_it() -> None:
    head = "Type\tAshby\tMSG Average\tAshby Position\tMSG Comparison\n"

    assert found(head + "Theft\t0.61\t0.57\t9\tBelow") == {("rank_and_average", "0.61", "")}
