"""A period with both ends dated ends after it begins."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In all 808 thefts were recorded between October 1, 2018 and September 30, 2018.", 1),
        ("In all 808 thefts were recorded from 1st April 2017 to 31st March 2016.", 1),
        ("In all 808 thefts were recorded between October 1, 2018 and September 30, 2019.", 0),
        ("In all 808 thefts were recorded from April 2017 to April 2017.", 0),
        ("Thefts fell by 4% between March 2018 and March 2017.", 0),  # a comparison, told backwards
    ],
)
def test_a_period_that_ends_before_it_begins_is_told(sentence: str, found: int) -> None:
    report = check([read_text(f"{sentence}\n", title="a paper")])

    assert len([f for f in report.findings if f.rule == "period_backwards"]) == found
