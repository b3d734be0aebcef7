"""A share of all, and a number near it that is the rest and not the share."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text

TEXT = (
    "- The number of lamp thefts has increased by 129% (158 to 362).\n"
    "- Those told in the same year are {share} of all lamp thefts told in the year.\n"
    "- In the last year the increase of lamp thefts told in the same year was from 177 to {part}.\n"
)


@pytest.mark.parametrize(
    ("share", "part", "told"),
    [
        ("35%", "235", ["235"]),
        ("65%", "235", []),  # the share itself
        ("35%", "201", []),
        ("about 35%", "235", []),
    ],
)
def test_a_number_that_is_the_rest_of_the_total_is_queried(share: str, part: str, told: list[str]) -> None:
    report = check([read_text(TEXT.format(share=share, part=part), title="an assessment")])

    assert [f.published for f in report.findings if f.rule == "sentence_rest"] == told
