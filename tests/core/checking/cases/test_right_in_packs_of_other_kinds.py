"""What packs of kinds that nobody had tried print rightly and looked wrong: rates of areas that stand on people of their own,
days within a comparison, changes of one digit on the month before."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of, table

BY_SCHOOL = table(
    "First entrants by school area 2030/31\n\nSchool area, First entrants, Rate per 1,000 aged 10-17",
    "Northgate, 16, 4.1",
    "Southmoor, 11, 3.0",
    "Eastwick, 24, 6.3",
    "All areas, 51, 4.5",
)
ROLLING = table(
    "Serious violence\n\n12 months to, Offences in month, Rolling 12-month total, Change on month before",
    "Mar 2031, 100, 1155,  ",
    "Apr 2031, 85, 1148, -7",
    "May 2031, 91, 1151, +3",
    "Jun 2031, 96, 1146, -5",
    "Jul 2031, 103, 1152, +6",
    "Aug 2031, 99, 1141, -11",
    "Sep 2031, 108, 1145, +4",
)


def test_rates_of_areas_whose_people_add_up_to_those_of_the_last_row_are_each_on_their_own_people() -> None:
    assert said_of(BY_SCHOOL) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("By September 609 had come since 1 April, 10 more than the 599 of 2029.", []),
        ("On the 3rd of May there were 609, 10 more than the 599 of 2029.", []),
        ("By September 609 had come since 1 April, 20 more than the 599 of 2029.", [("certain", "20", "10")]),
    ],
)
def test_a_day_is_no_figure_that_others_are_compared_with(sentence: str, said: list[Said]) -> None:
    assert said_of(sentence) == said


def test_small_changes_that_are_so_in_every_line_are_held_to_it() -> None:
    assert said_of(ROLLING) == []
    assert said_of(ROLLING.replace("+6", "+8")) == [("certain", "+8", "+6")]


SERVICES = table(
    "Services 2030/31\n\nIndicator, Marwell, Stoke, Kirby, All",
    "Calls, 123, 231, 151, 505",
    "Visits, 47, 52, 61, 160",
    "Average minutes to arrive, 12, 14, 17, 14",
    "Days to close a case, 31, 44, 29, 36",
    "Cases closed, 61, 74, 82, 217",
    "Calls per 1000, 24, 35, 19, 26",
    "Volunteers, 7, 9, 4, 20",
)


def test_rows_of_means_and_rates_among_counts_do_not_add_across() -> None:
    assert said_of(SERVICES) == []


@pytest.mark.parametrize(("right", "wrong"), [("217", "271"), ("160", "60"), ("505", "550")])
def test_rows_of_counts_among_them_are_held_to_their_sum(right: str, wrong: str) -> None:
    assert said_of(SERVICES.replace(right, wrong)) == [("certain", wrong, right)]


def test_a_rate_of_two_places_is_not_the_sum_of_theirs() -> None:
    both = table(
        "Young people 2030/31\n\nIndicator, Marwell, Stoke, Both",
        "Entrants, 23, 31, 54",
        "People, 9140, 11870, 21010",
        "Sentences, 2, 0, 2",
        "Rate per 1000, 0.22, 0.00, 0.10",
        "Cases, 47, 52, 99",
    )

    assert said_of(both) == []


def test_small_changes_that_the_heading_says_are_on_the_month_before_need_few_lines() -> None:
    assert said_of(ROLLING.replace("+6", "+7")) == [("certain", "+7", "+6")]
    assert said_of(ROLLING.replace("1148", "1348")) == [("certain", "1348", "")]


CASUALTIES = table(
    "Road casualties in 2030\n\nSeverity, 2025-2029 average, 2029, 2030, 2030 v average, 2030 v 2029",
    "Killed, 8.4, 7, 9, 7%, 29%",
    "Seriously injured, 96.2, 101, 88, -9%, -13%",
    "Slightly injured, 412.6, 389, 374, -9%, -4%",
    "All casualties, 517.2, 497, 471, -9%, -5%",
)


def test_a_column_set_against_the_average_of_earlier_years_is_held_to_it() -> None:
    assert said_of(CASUALTIES) == []
    assert said_of(CASUALTIES.replace("412.6", "142.6")) == [("certain", "-9%", "162%")]


def test_a_row_with_a_hundred_per_cent_is_of_all_the_others_whatever_it_is_called() -> None:
    answers = table(
        "How safe do you feel?, Unweighted count, Weighted %",
        "Very safe, 241, 17.6",
        "Fairly safe, 512, 41.3",
        "A bit unsafe, 338, 26.0",
        "Very unsafe, 149, 12.2",
        "Not known, 44, 2.9",
        "Base, 1284, 100.0",
    )

    assert said_of(answers) == []
    assert said_of(answers.replace("1284", "1248")) == [("probable", "1248", "1284")]
