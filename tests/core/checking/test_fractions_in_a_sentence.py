"""A part, its whole and the per cent beside them."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text


def _told(sentence: str) -> list[tuple[str, str, str]]:
    report = check([read_text(f"{sentence}\n", title="a paper")])
    return [
        (f.published, f.expected, f.severity.value) for f in report.findings if f.rule == "sentence_fraction"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the calls, 32 of 87 calls (37%) came by night.",
        "In all 37% (32 of 87) came by night.",
        "At the start of May, 14 per cent of calls ended well, or 3,710 of 26,494 cases.",
        "Some 32 out of the total of 87 calls, or 36.8 per cent, came by night.",
        "Almost 40% (32 of 87) came by night.",
        "Of the 2,312 calls 645 (27.9%) were repeats, up from 26%.",
        "Of the 12 months to June 645 (27.9%) thefts were by night.",
        "The first 3 of 12 actions (by June 2018) are done, and 20% are late.",
        "There were 32 of them in 2018 (37% more).",
        "Nine of 14 districts saw rises, 17% overall.",
    ],
)
def test_a_share_that_fits_or_is_of_something_else_is_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Of the calls, 32 of 87 calls (73%) came by night.", ("73%", "37%", "certain")),
        ("In all 27% (32 of 87) came by night.", ("27%", "37%", "certain")),
        ("At the start, 41% of calls ended well, or 3,710 of 26,494 cases.", ("41%", "14%", "certain")),
        ("Of the 2,312 calls 645 (47.9%) were repeats, up from 26%.", ("47.9%", "27.9%", "certain")),
        ("In all 36% (32 of 87) came by night.", ("36%", "37%", "probable")),
    ],
)
def test_a_share_that_is_not_the_part_of_its_whole_is_told(sentence: str, told: tuple[str, str, str]) -> None:
    assert _told(sentence) == [told]
