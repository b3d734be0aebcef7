"""Relations that the figures of a table show themselves, and what they leave open."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of, table
from tithing.checking.test.severity import Severity

RATES = "## Crime rates per 1,000 population\nOffence\tAsh\tBirch\tCedar\tDale\n"


def test_a_group_whose_parts_follow_it_is_counted_once() -> None:
    rows = (
        "Violence\t30\t40\nWith injury\t10\t15\nWithout injury\t20\t25\nRobbery\t9\t15\nBusiness robbery\t4\t7\n"
        "Personal robbery\t5\t8\nTheft\t100\t110\nTotal\t139\t165\n"
    )

    assert said_of(f"Category\t2015\t2016\n{rows}", least=Severity.JUDGEMENT) == []


def test_rates_that_are_parts_of_rates_add() -> None:
    rows = "Burglary\t9.00\t10.00\t11.00\t12.00\nDomestic\t3.00\t4.00\t5.00\t6.00\nOther\t6.00\t6.00\t9.00\t6.00\n"

    assert said_of(RATES + rows) == [("certain", "11.00", "14.00")]


def test_rates_that_add_within_their_rounding_are_right() -> None:
    rows = "Burglary\t9.01\t10.00\t14.01\t12.00\nDomestic\t3.00\t4.00\t5.00\t6.00\nOther\t6.00\t6.00\t9.00\t6.00\n"

    assert said_of(RATES + rows) == []


SIGNED = [
    "Question\tAsh\tBirch\nBetter\t14\t30\nWorse\t31\t10\nNET\t-17\t20\n",
    "Measure\tTarget\tActual\tAgainst target\nTheft\t100\t66\t-34\n",
    "Offence\tSep 25\tAug 25\t% vs last month\tSep 24\t% vs last year\nTheft\t50\t40\t+25.0%\t100\t-50.0%\n",
    "Scheme\tBudget £k\tActual to date £k\tForecast £k\tVariance £k\nHub\t126\t20\t51\t75\nYouth\t100\t60\t90\t10\n"
    "Team\t70\t30\t80\t(10)\n",
    "Action\tLimit (days)\tTaken (days)\tOver or under\nOne\t20\t9\t-11\nTwo\t10\t14\t4\n",
]


@pytest.mark.parametrize(
    "text", SIGNED, ids=["net", "against target", "against months", "variance", "over or under"]
)
def test_figures_that_may_be_less_than_none_are_not_called_impossible(text: str) -> None:
    assert said_of(text) == []


def test_a_count_below_none_still_is() -> None:
    assert said_of("Offence\tNumber\nTheft\t-34\nNoise\t12\nArson\t9\n")[0][:2] == ("certain", "-34")


SHOWN = {
    "an index": (
        "Year, Thefts, Index (2019 = 100) | 2019, 400, 100 | 2020, 440, 110 | 2021, 500, 135 | 2022, 380, 95 | 2023, 420, 105",
        "135",
        "125",
    ),
    "a funnel": (
        "Stage, People, % of stage before | Sent, 400, n/a | Seen, 320, 80% | Begun, 240, 75% | Done, 120, 55% | Kept, 90, 75%",
        "55%",
        "50%",
    ),
    "the line before": (
        "Year, Thefts, Change on the year before | 2019, 400, - | 2020, 440, 40 | 2021, 500, 60 | 2022, 380, -110 | 2023, 420, 40",
        "-110",
        "-120",
    ),
    "a product": (
        "Kind, Count, Weight, Score | A, 40, 3, 120 | B, 70, 2, 140 | C, 12, 9, 118 | D, 55, 4, 220 | E, 15, 8, 120",
        "118",
        "108",
    ),
    "a net row": (
        "Answer, Ash, Birch, Cedar | Better, 14, 30, 20 | Worse, 31, 10, 25 | NET better, -17, 20, 5",
        "5",
        "-5",
    ),
    "pounds": ("Scheme, Grant | Hub, £1000 | Youth, £2000 | Team, £3000 | Total, £6500", "£6500", "£6000"),
    "a running total": (
        "Month, New, Running total | April, 12, 12 | May, 15, 27 | June, 11, 38 | July, 10, 58 | August, 14, 62",
        "58",
        "48",
    ),
    "an average row": (
        "Area, Ash, Birch, Elm | North, 12.0, 40.0, 33.0 | South, 16.0, 44.0, 36.0 | East, 20.0, 60.0, 39.0 "
        "| Average, 16.0, 58.0, 36.0",
        "58.0",
        "48.0",
    ),
    "shares across": (
        "Area, Agree, Neither, Disagree, Total | A, 40%, 30%, 30%, 100% | B, 20%, 50%, 30%, 100% | C, 60%, 20%, 20%, 110%",
        "110%",
        "100%",
    ),
}


@pytest.mark.parametrize(("rows", "printed", "right"), SHOWN.values(), ids=SHOWN)
def test_the_line_that_is_made_otherwise_than_the_others_is_told(rows: str, printed: str, right: str) -> None:
    text = table(*rows.split(" | "))

    assert [each[1:] for each in said_of(text)] == [(printed, right)]


@pytest.mark.parametrize(("rows", "printed", "right"), SHOWN.values(), ids=SHOWN)
def test_nothing_is_said_of_the_same_table_put_right(rows: str, printed: str, right: str) -> None:
    text = table(*right.join(rows.rsplit(printed, 1)).split(" | "))

    assert said_of(text) == []


def test_a_year_to_date_is_tested_while_quarters_are_still_to_come() -> None:
    rows = "Theft\t10\t20\t31\t\t61\nNoise\t15\t25\t35\t\t75\nArson\t11\t12\t14\t\t39\nLitter\t21\t22\t24\t\t67\n"

    assert said_of(f"Measure\tQ1\tQ2\tQ3\tQ4\tYTD\n{rows}") == [("certain", "39", "37")]


def test_a_place_behind_the_last_that_the_text_names_is_none() -> None:
    rows = "Measure\tValue\tRank\nTheft\t4.5\t3\nNoise\t6.5\t41\nArson\t1.2\t12\n"
    text = f"Rank within the group, 1 to 15 (1 is the best).\n\n{rows}"

    assert said_of(text)[0][:2] == ("certain", "41")


@pytest.mark.parametrize("step", ["5", "10", "ten"])
def test_stated_rounding_is_believed(step: str) -> None:
    rows = "Offence\tNumber\nTheft\t20\nNoise\t10\nArson\t30\nTotal\t70\n"
    text = f"Counts are rounded to the nearest {step} and may not add.\n\n{rows}"

    assert said_of(text) == []


def test_a_per_cent_under_change_is_the_change_in_per_cent_in_a_table_of_one_row() -> None:
    assert said_of("Offence\t2023/24\t2024/25\tChange\nShoplifting\t1000\t1100\t10%\n") == []
    assert said_of("Offence\t2023/24\t2024/25\tChange\nShoplifting\t1000\t1100\t11%\n") == [
        ("certain", "11%", "10%")
    ]


def test_a_whole_column_of_wrong_differences_is_told_once() -> None:
    rows = "".join(f"Kind {n}\t{100 * n}\t{120 * n}\t{20 * n + 7}\t20.0%\n" for n in range(2, 10))

    said = said_of(f"Offence\t2023/24\t2024/25\tDifference\t% change\n{rows}")

    assert [severity for severity, *_ in said] == ["certain"]
