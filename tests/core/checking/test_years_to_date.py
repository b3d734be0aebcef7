"""Sentences of the year to date against its own columns, and of the quarter against the quarter's (R80, R87)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

PACK = (
    "Performance in Quarter 3, 2018/19\n\n"
    "Offence\tOct - Dec 2017\tOct - Dec 2018\tYear to date Apr - Dec 2017\tYear to date Apr - Dec 2018\n"
    "Lamp thefts\t50\t60\t200\t150\nKite thefts\t40\t30\t100\t110\nArson\t20\t25\t70\t66\n\n"
)
DISTRICTS = (
    "Lamp thefts by district, October to December 2018\n\nDistrict\tOffences\tRate per 1,000 population\n"
    "Ashby\t91\t0.9\nBeckford\t32\t0.3\nCarlow\t391\t3.3\nDunmow\t672\t3.4\nElmley\t235\t2.2\n"
)


def _told(text: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{text}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In the year to date, lamp thefts have fallen by 52%.", ("52%", "25%")),
        ("In the year to date, kite thefts have fallen.", ("fallen", "an increase")),
        ("Lamp thefts rose by 25.0% in the quarter.", ("25.0%", "20%")),
        ("Quarter 3 saw 60 lamp thefts, 16 more than in the same quarter last year.", ("16", "10")),
        ("Year to date there have been 150 lamp thefts, compared with 220 in the same period last year.", ("220", "200")),
    ],
)  # fmt: skip
def test_a_year_to_date_and_a_quarter_are_each_held_against_their_own_columns(
    sentence: str, told: tuple[str, str]
) -> None:
    assert told in _told(PACK + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the year to date, lamp thefts have fallen by 25%.",
        "Lamp thefts rose by 20% in the quarter.",
        "In the year to date, lamp thefts in the Hill ward have risen by 52%.",
        "So far this year 150 lamp thefts have been recorded, of which 60 were in Quarter 3.",
        "Over the last twelve months lamp thefts have risen by 52%.",
    ],
)
def test_sentences_of_either_time_that_agree_are_left_alone(sentence: str) -> None:
    assert _told(PACK + sentence) == []


def test_the_rates_of_districts_in_rows_are_not_held_to_one_population() -> None:
    assert _told(DISTRICTS) == []
