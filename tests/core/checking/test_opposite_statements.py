"""Two statements of one measure that go opposite ways: queried where they speak of one time and no place."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text

SUMMARY = (
    "# Summary\n\n- Lamp theft and sexual offences have increased.\n- Kite thefts have reduced by 4%.\n\n"
)


def _told(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="an assessment")])
    return [
        (f.published, f.expected, f.severity.value) for f in report.findings if f.rule == "sentence_opposite"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Chapters\n\nSexual violence\n- Crimes reported fell by 23 on the previous year to 821.\n- Most were at night.\n",
        "# Chapters\n\n- Homes were safe.\nSexual violence\n- Crimes reported fell by 23 on the previous year to 821.\n",
        "# Chapters\n\nOver the year lamp thefts fell by 12%.\n",
    ],
)
def test_a_summary_that_says_the_opposite_of_its_chapter_is_queried(text: str) -> None:
    assert _told(SUMMARY + text) == [("fell", "increased", "judgement")]


@pytest.mark.parametrize(
    "text",
    [
        "# Chapters\n\nSexual violence\n- Crimes reported rose by 23 on the previous year to 867.\n- Most were at night.\n",
        "# Chapters\n\nLamp thefts in Ashby fell by 12%.\n",
        "# Chapters\n\nLamp thefts fell by 12% compared to quarter 2.\n",
        "# Chapters\n\nIn 2015/16 lamp thefts fell by 12%.\n",
        "# Chapters\n\nLamp theft detections fell by 12%.\n",
        "# Chapters\n\nRepeat victims of lamp thefts by night fell by 12%.\n",
    ],
)
def test_other_places_times_and_things_are_left_alone(text: str) -> None:
    assert _told(SUMMARY + text) == []
