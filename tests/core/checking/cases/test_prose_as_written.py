"""Sentences as people write them: press lines, bullets, lists, words about all rows, people, and one document held twice."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import report_on, said_of
from tithing.checking.test.severity import Severity

PRESS = [
    ("- thefts of tools 200 to 260 - a rise of 13 per cent", "13 per cent", "30%"),
    ("- thefts of tools 200 to 260, 13 per cent", "13 per cent", "30%"),
    ("- thefts of tools 200 in 2015 to 260 - an increase of 13 per cent", "13 per cent", "30%"),
    ("2,600 thefts in 2016, a 13 per cent increase on the 2,000 in 2015.", "13 per cent", "30%"),
    ("900 thefts in total: 700 told by the public, 300 found by officers.", "900", "1,000"),
    ("21,000 thefts, down by more than 3,200, an 11.3% reduction.", "11.3%", "13.2%"),
    (
        "Noise showed the biggest increase, with 225 extra; litter the second biggest, with 239.",
        "225, 239",
        "the other way round",
    ),
    ("- theft rose (216%/6 crimes)", "216%", "another per cent, or another number"),
    ("The rate was 124 per 1,000 people, 26% higher than the mean of 80 per 1,000.", "26%", "55%"),
    ("- 8,000 thefts told\n- an increase of 1,600 (19.5 per cent) on 2016", "19.5 per cent", "25%"),
    (
        "This covers a 15 month period starting in June 2024 to June 2025.",
        "15 month period starting in June 2024 to June 2025",
        "13 months",
    ),
    ("Ash recorded 463 thefts, 73 fewer than Birch (500).", "73", "37"),
    ("Fires: 322 in Apr to Dec 2030, 128 fewer than in Apr to Dec 2029 (504).", "128", "182"),
    ("Leisure is forecast to spend £2.6m against a budget of £2.9m, £100k under.", "£100k", "£300k"),
    ("The visits cost £7,400 for 74 people, or £94 each.", "£94", "£100"),
    ("With 360 fires among 72,000 residents, Ash had 5.9 per 1,000 people.", "5.9", "5.0"),
    ("Letters: of 640 people, 320 (82%) were under thirty and 160 (25%) were men.", "82%", "50%"),
    ("Cases: of the 400 received in December, 240 were closed and 190 are still open.", "400", "430"),
    ("Bin fires: 673 in 2027, 409 in 2028, 211 in 2029. The highest was in 2028.", "2028", "2027"),
]
RIGHT = [
    "- thefts of tools 200 to 260 - a rise of 30 per cent",
    "Fires fell from 2,154 to 1,914, down by more than 200, an 11.1% reduction.",
    "- theft rose (200%/6 crimes)",
    "Ash recorded 463 thefts, 37 fewer than Birch (500), or 7% fewer.",
    "Leisure is forecast to spend £2.6m against a budget of £2.7m, £100k under.",
    "Letters: of 645 people, 526 (82%) were under thirty, 378 (59%) were men and 234 (36%) were known before.",
    "- theft from a shop down 31.2%\n- theft not from a shop up 6.5%",
    "## Year to February 2024\n\n- Dog fouling down 16.2%\n\n## Year to December 2024\n\n- Dog fouling up 57%",
]


@pytest.mark.parametrize(("text", "printed", "right"), PRESS)
def test_a_line_whose_figures_do_not_fit_is_told(text: str, printed: str, right: str) -> None:
    assert [each[1:] for each in said_of(text)] == [(printed, right)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_line_whose_figures_fit_is_left_alone(text: str) -> None:
    assert said_of(text, least=Severity.JUDGEMENT) == []


CHANGES = (
    "Offence\tApr 2015\tApr 2014\tChange\t% Change\nRobbery\t9\t12\t-3\t-25.0%\nTheft\t90\t100\t-10\t-10.0%\n"
    "Noise\t50\t40\t10\t25.0%\nArson\t6\t5\t1\t20.0%\n"
)


@pytest.mark.parametrize("between", ["/", ", "])
def test_a_list_of_changes_gives_each_name_its_own(between: str) -> None:
    listed = f"theft (-10.0%{between}-10 crimes), robbery (-25.0%{between}-3 crimes), non-domestic burglary (-8%{between}-7 crimes)"

    assert said_of(f"- These fell: {listed}.\n\n{CHANGES}") == []


ROWS = "".join(
    f"Kind {chr(97 + n)}\t{100 + n}\t{(110 if n % 2 else 90) + n}\t{10 if n % 2 else -10}\n"
    for n in range(20)
)


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("All twenty offence groups fell: every one of them was lower than last year.", "certain"),
        ("All offences fell.", "probable"),
        ("None of the offences rose.", "probable"),
        ("Every offence rose.", "probable"),
    ],
)
def test_words_about_all_rows_are_held_against_all_rows(said: str, severity: str) -> None:
    found = said_of(f"{said}\n\nOffence\tApr 2014\tApr 2015\tChange\n{ROWS}")

    assert [each[0] for each in found] == [severity]


def test_a_rate_and_its_average_in_prose_are_those_of_the_row() -> None:
    text = "All crime in Ash was 142 per 1,000, above the group average of 109 per 1,000.\n\nMeasure\tAsh\tGroup average\n"

    assert said_of(f"{text}All crime\t142.306\t107.614\nTheft\t20.1\t19.2\n") == [("probable", "109", "108")]


def test_periods_of_which_months_are_in_both_are_asked_about() -> None:
    text = "Thefts rose from 1,000 in 2024 to 1,100 in 2024-25."

    assert said_of(text) == []
    assert [each[0] for each in said_of(text, least=Severity.JUDGEMENT)] == ["judgement"]


SAME = [
    "Measure\tQ1\tQ2\tAnnual target\tProfiled target\nTheft\t10\t20\t160\t80\n",
    "Survey\t2024/25\t2024/25 cumulative\tTarget\nTheft\t10\t40\t50\n",
    "Theft\n\nArea\t2023/24\t2024/25\nAsh\t10\t12\nBirch\t20\t21\n\nNoise\n\nArea\t2023/24\t2024/25\nAsh\t30\t31\nBirch\t40\t44\n",
]


@pytest.mark.parametrize("text", SAME, ids=["two targets", "cumulative", "two places twice"])
def test_a_document_held_against_itself_adds_nothing(text: str) -> None:
    assert said_of(text, least=Severity.JUDGEMENT, against=text) == said_of(text, least=Severity.JUDGEMENT)


def test_a_target_that_has_moved_is_told() -> None:
    assert ("certain", "90", "80") in said_of(SAME[0].replace("80", "90"), against=SAME[0])


PEOPLE = [
    (
        "Present: Ann Bell (Ash Valley of Welcome), Ben Archer (for Jo Price)\n\nApologies: Jo Price (Ash Valley Company)",
        0,
    ),
    (
        "Present: Ash Valley of Welcome, Ben Archer.\n\nApologies were received from Ash Valley Rehabilitation Company.",
        0,
    ),
    ("Present: Ben Archer, deputising for Jo Price\n\nApologies: Jo Price", 0),
    ("Present: Ben Archer (vice Jo Price)\n\nApologies: Jo Price", 0),
    ("Present: Ben Archer on behalf of Jo Price\n\nApologies: Jo Price", 0),
    ("Present: Ann Bell (Police), Ben Archer (Fire)\nApologies: Ann Bell", 1),
    ("Present: Ann Bell (Police), Ben Archer (Fire), Ann Bell (Police)\nApologies: Cy Dent", 1),
]


@pytest.mark.parametrize(("text", "told"), PEOPLE)
def test_people_present_and_away_are_told_from_bodies_and_those_who_stand_in(text: str, told: int) -> None:
    assert len(said_of(text)) == told


def test_a_number_told_in_a_thousand_sentences_is_asked_about_once() -> None:
    text = "\n\n".join(
        f"There were {1000 + n} noise complaints about the yard this year." for n in range(1000)
    )

    assert len(report_on(text).findings) == 1
