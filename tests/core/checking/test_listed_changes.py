"""Lists of changes, and how many kinds went which way, against the rows they name (R81, R87)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

PACK = (
    "Recorded crime in Quarter 3 (October to December 2018)\n\nOffence\tOct - Dec 2017\tOct - Dec 2018\tDifference\t% Difference\n"
    "Lamp thefts\t80\t100\t20\t25.0%\nKite thefts\t60\t40\t-20\t-33.3%\nArson\t50\t110\t60\t120.0%\n"
    "Drug offences\t40\t44\t4\t10.0%\nTotal crime\t230\t294\t64\t27.8%\n\n"
)


def _told(sentence: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{PACK}{sentence}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The main increases were in lamp thefts (+20, 52.0%) and arson (+60, 120.0%).", ("52.0%", "25%")),
        ("The main increases were in lamp thefts (20, 25.0%) and arson (66, 120.0%).", ("66", "60")),
        (
            "Changes on last year: lamp thefts +25.0%; kite thefts -23.3%; drug offences +10.0%.",
            ("-23.3%", "\u221233.3%"),
        ),
        ("Lamp thefts (+20), kite thefts (+20) and arson (+60) changed most.", ("+20", "\u221220")),
        ("All categories rose except drug offences.", ("rose", "all but Kite thefts")),
        ("Two of the four categories rose.", ("Two", "3")),
        ("Arson and lamp thefts both fell in the quarter.", ("fell", "not both")),
    ],
)
def test_a_listed_change_that_its_row_denies_is_told(sentence: str, told: tuple[str, str]) -> None:
    assert told in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The main increases were in lamp thefts (+20, 25.0%) and arson (+60, 120.0%).",
        "Changes on last year: lamp thefts +25%; kite thefts -33%; drug offences +10%.",
        "Changes on quarter 2: lamp thefts +52.0%; kite thefts -33.3%; drug offences +10.0%.",
        "Shares: lamp thefts (34%), arson (37%).",
        "Repeat lamp thefts (+52.0%) and arson (+120.0%) rose.",
        "All categories rose except kite thefts.",
        "All categories rose except kite thefts and one or two others.",
        "Three of the four categories rose.",
        "Two of the five wards rose.",
        "Two of the four categories rose by more than 20%.",
        "Arson and lamp thefts both rose in the quarter.",
    ],
)
def test_lists_that_agree_or_speak_of_other_things_are_left_alone(sentence: str) -> None:
    assert _told(sentence) == []
