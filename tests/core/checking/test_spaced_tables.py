"""Tables that extraction leaves with single spaces between their columns, and what their heads can be cut into."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.read.text.spaced_heads import heads_in
from tithing.checking.test.severity import Severity


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Police force area 2002-03 2003-04 2004-05", ("Police force area", "2002-03", "2003-04", "2004-05")),
        (
            "Areas Earlier Period May-13 to Apr-14 Later Period May-14 to Apr-15 Change Numeric Change Percentage",
            (
                "Areas",
                "Earlier Period May-13 to Apr-14",
                "Later Period May-14 to Apr-15",
                "Change Numeric",
                "Change Percentage",
            ),
        ),
        (
            "Type Current Position Distance from Average Rank Crime Rate (per 1,000) 2018/19",
            ("Type", "Current Position", "Distance from Average", "Rank", "Crime Rate (per 1,000) 2018/19"),
        ),
        ("Current Previous Change %Change", ("", "Current", "Previous", "Change", "%Change")),
        ("Type Apr 2016 Apr 2017 % Change", ("Type", "Apr 2016", "Apr 2017", "% Change")),
    ],
)
def test_a_head_is_cut_between_the_words_that_heads_are_made_of(line: str, heads: tuple[str, ...]) -> None:
    assert heads_in(line, width=len(heads) - 1) == heads


@pytest.mark.parametrize(
    "line", ["Theft fell in all areas", "Theft 2016/17 2017/18 in the borough", "2016/17"]
)
def test_a_line_with_other_words_is_no_head(line: str) -> None:
    assert heads_in(line, width=2) is None


SPACED = """Recorded theft

Areas Earlier Period May-13 to Apr-14 Later Period May-14 to Apr-15 Change Numeric Change Percentage
Ash Vale 54,721 53,036 - 1,685 - 3.1%
Elm 23,915 25,285 + 1,370 + 5.7%

Oak 182,336 204,010 + 21,674 + 11.9%
Yew 95,509 92,739 - 2,770 - 2.9%
"""
GAPPED = """Beats

                  Current      Previous     Change      %Change

Ash Vale          1380         1609         -229         -14%

Elm               495          590          -95          -16%

Oak               577          620          -43          -7%
"""


@pytest.mark.parametrize(
    "text", [SPACED, GAPPED, SPACED.replace("May-13 to Apr-14 ", "").replace("May-14 to Apr-15 ", "")]
)
def test_a_table_parted_by_spaces_is_read_with_its_signs_and_checked(text: str) -> None:
    document = read_text(text, title="a pack")

    report = check([document])

    assert [len(table.rows) for table in document.tables] == [text.count("%\n")]
    assert report.checked["percent_change"] == text.count("%\n")
    assert report.findings == ()


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (SPACED, "+ 1,370", "+ 1,730", ("difference", "+1,730", "+1,370")),
        (SPACED, "- 2.9%", "+ 2.9%", ("sign", "+2.9%", "-2.9%")),
        (GAPPED, "-229 ", "-292 ", ("difference", "-292", "-229")),
    ],
)
def test_a_slip_in_such_a_table_is_found(text: str, old: str, new: str, told: tuple[str, str, str]) -> None:
    report = check([read_text(text.replace(old, new), title="a pack")])

    assert told in {(each.rule, each.published, each.expected) for each in report.at_least(Severity.PROBABLE)}


def test_a_column_of_signed_figures_under_an_unknown_head_is_no_column_of_counts() -> None:
    text = "Area\tNow\tShift\nAsh\t20\t-4\nElm\t30\t-2\nOak\t12\t3\n"

    assert check([read_text(text, title="a pack")]).findings == ()


TITLED = """Recorded theft

Type\t2016/17\t2017/18\tChange\t% Change
BY DAY
Bicycle\t400\t500\t110\t25%
Shop\t80\t100\t20\t25%
BY NIGHT
Bicycle\t200\t150\t-50\t-25%
Shop\t10\t12\t2\t20%
"""


def test_rows_under_a_title_among_them_have_the_heads_above_it() -> None:
    document = read_text(TITLED, title="a pack")

    assert [table.heads for table in document.tables] == [("2016/17", "2017/18", "Change", "% Change")] * 2
    assert [f.published for f in check([document]).at_least(Severity.PROBABLE)] == ["110"]
