"""What a column is, told by its head and, where the head leaves it open, by the values beside a difference."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.spans import read_span
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.roles import roles_of

ROWS = "Robbery\t121\t78\t-43\t-36%\nTheft\t730\t331\t-399\t-55%\nArson\t40\t50\t+ 10\t+ 25%\n"


def _roles(text: str) -> list[str]:
    return [column.role.value for column in roles_of(read_text(text, title="a pack").tables[0])]


@pytest.mark.parametrize(
    "heads",
    [
        "Type\tEarlier Period May-13 to Apr-14\tLater Period May-14 to Apr-15\tChange Numeric\tChange Percentage",
        "Type\tEarlier Period\tLater Period\tChange\tChange\n\tMay-13 to Apr-14\tMay-14 to Apr-15\tNumeric\tPercentage",
        "Type\t1/1/08 - 17/1/08\t1/1/09 - 17/1/09\tTotal Difference\t% Chg",
        "Type\tFirst count\tSecond count\tVariance\t% Var",
    ],
)
def test_two_levels_beside_their_difference_are_the_earlier_and_the_current(heads: str) -> None:
    assert _roles(f"{heads}\n{ROWS}") == ["earlier", "current", "difference", "% change"]


def test_counts_that_make_no_difference_stay_counts() -> None:
    assert _roles(
        "Type\tFirst\tSecond\tVariance\nRobbery\t12\t30\t5\nTheft\t40\t90\t7\nArson\t3\t8\t2\n"
    ) == [
        "count",
        "count",
        "difference",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("May-13 to Apr-14", "12m-to-2014-04"),
        ("12m to Apr-15", "12m-to-2015-04"),
        ("Year ending 31st March 2019", "12m-to-2019-03"),
        ("Rolling year to June 2016", "12m-to-2016-06"),
    ],
)
def test_twelve_months_are_read_however_they_are_written(text: str, code: str) -> None:
    span = read_span(text)

    assert span is not None
    assert span.code == code


CUT = "Beat\tCurrent\tPrevious\tChange\t% Change\nAsh\t5190\t5955\t-765\t-12%\nElm\t1355\t1610\t-255\t-15%\n"


def test_a_column_that_is_cut_off_all_the_way_down_is_told_once() -> None:
    found = check([read_text(CUT, title="a pack")]).at_least(Severity.PROBABLE)

    assert [(each.published, each.expected, each.severity.value) for each in found] == [
        ("-12%", "-13%", "probable")
    ]
    assert "so it is in Elm" in found[0].explanation


def test_a_column_with_one_row_rounded_up_is_wrong_row_by_row() -> None:
    pack = read_text(CUT + "Oak\t1378\t1610\t-232\t-15%\n", title="a pack")

    found = check([pack]).at_least(Severity.PROBABLE)

    assert [(each.row, each.published) for each in found] == [
        ("Ash", "-12%"),
        ("Elm", "-15%"),
        ("Oak", "-15%"),
    ]
