"""Changes told in words ("seven", "doubled", "by a third", "12 more than last year"), and wishes that are no claims (R87)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

PACK = (
    "Quarter 3 - October to December 2020\n\nIndicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
    "Lamp thefts\t80\t101\t21\t26.3\nKite thefts\t60\t40\t-20\t-33.3\nBoat thefts\t30\t62\t32\t106.7\n"
    "Cart thefts\t90\t44\t-46\t-51.1\n\n"
)


def _told(sentence: str, severity: Severity = Severity.PROBABLE) -> list[tuple[str, str]]:
    report = check([read_text(f"{PACK}{sentence}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(severity)]


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Lamp thefts rose by twelve offences compared with last year.", "twelve", "21"),
        ("Lamp thefts rose by thirty-one compared with the same quarter last year.", "thirty-one", "21"),
        ("Kite thefts fell by a dozen on the same quarter last year.", "a dozen", "20"),
        ("There were 101 lamp thefts, 12 more than in the same quarter last year.", "12", "21"),
        ("There were 101 lamp thefts, 21 fewer than in the same quarter last year.", "fewer", "an increase"),
        ("Kite thefts fell by half compared with last year.", "half", "33%"),
        ("Kite thefts fell by about a tenth compared with last year.", "about a tenth", "33%"),
        ("Kite thefts halved compared with last year.", "halved", "33%"),
        ("Boat thefts trebled compared with last year.", "trebled", "107%"),
        ("Cart thefts doubled compared with last year.", "doubled", "a decrease"),
        ("An increase of 12 offences (26.3%) was recorded for lamp thefts.", "12", "21"),
        ("The number of lamp thefts has gone up by 21 (36.3%).", "36.3%", "26.3%"),
    ],
)
def test_a_change_in_words_that_its_row_denies_is_told(sentence: str, published: str, expected: str) -> None:
    assert (published, expected) in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lamp thefts rose by twenty-one offences compared with last year.",
        "There were 101 lamp thefts, 21 more than in the same quarter last year.",
        "There were 101 lamp thefts, 30 more than in Beckford.",
        "Kite thefts fell by a third compared with last year.",
        "Boat thefts doubled and cart thefts halved compared with last year.",
        "An increase of 21 offences (26.3%) was recorded for lamp thefts.",
        "The number of lamp thefts has gone up by 21 (26.3%).",
        "Lamp thefts by Twelve Trees Park fell by four a week.",
        "If lamp thefts had fallen by 12%, the board would have been told.",
        "Had lamp thefts fallen by 12%, more patrols would have followed.",
        "Whether lamp thefts, as some say, fell by 12% is not known.",
        "The target is a 12% reduction in lamp thefts.",
        "The aim for the year is a reduction of 12% in lamp thefts.",
        "A planned 12% reduction in lamp thefts was not met.",
        "Lamp thefts made up 12% (101) of all thefts from boats.",
    ],
)
def test_words_that_fit_and_wishes_are_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    "two",
    [
        "Lamp thefts have risen in the quarter.\n\nIn the year to date lamp thefts have fallen.",
        "Lamp thefts have risen.\n\nNationally, lamp thefts have fallen.",
        "Hill Ward: lamp thefts have risen.\n\nSand Ward: lamp thefts have fallen.",
        "Lamp thefts have risen.\n\nThe target is a reduction in lamp thefts.",
    ],
)
def test_statements_of_two_times_places_or_wishes_are_no_opposites(two: str) -> None:
    report = check([read_text(f"{two}\n", title="minutes")])

    assert [each for each in report.findings if each.rule == "sentence_opposite"] == []
