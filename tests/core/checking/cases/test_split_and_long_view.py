"""Sentences that tell a whole with its parts, or a figure beside two earlier ones: each figure is held to the others."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of

SPLIT = (
    (
        "Of the 1,271 referrals, 960 (75.5%) were taken on and the remaining 311 were turned away.",
        "311",
        "113",
    ),
    ("1,276 people came, of whom 376 (29.5%) had not come before and 900 had.", "1,276", "1,726"),
    ("321 of 659 homes (49%) were let in time, leaving 338 that were not.", "338", "383"),
    ("Of 807 calls, 70% came by night (562), 13% by day (103) and 18% at dawn (142).", "13%", "31%"),
    (
        "The 762 calls were made up of 373 by night (49%), 170 by day (22%) and 219 at dawn (29%).",
        "170",
        "107",
    ),
)
IN_LINE = (
    ("Thefts across the three areas came to 1,304: Ash 535, Birch 439, Crake 330.", "439", "349"),
    ("Thefts: Ash (535), Birch (439), Crake (330). Total 1,304.", "1,304", "1,430"),
)
LONG_VIEW = (
    (
        "There were 411 rescues in 2029: 17.3% fewer than the 497 of 2028 and 21.3% fewer than the 522 of 2021.",
        "17.3%",
        "71.3%",
    ),
    ("Fires rose by 0.6% since 2021, from 318 to 320, though they rose by 10.3% in the last year, from 290.", "290", "209"),
    ("During the year 2,294 strays were found; this is 394 more than the year before (1,900).", "394", "349"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "was", "now"), SPLIT + IN_LINE + LONG_VIEW)
def test_a_figure_that_the_others_do_not_make_is_told(sentence: str, was: str, now: str) -> None:
    wrong = sentence.replace(was, now, 1)

    assert said_of(f"Summary\n\n{sentence}\n") == []
    assert said_of(f"Summary\n\n{wrong}\n") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Of 645 people, 526 (82%) were under thirty and 378 (59%) were men.",
        "Of 645 people, 526 (82%) were under thirty and 378 were men.",
        "Of 645 offences, 200 (up 8%) were thefts and 120 (down 5%) were fires.",
        "Of 645 offences, 200 (8%) were thefts, 120 (5%) were fires and 90 (3%) floods, each with its rise in brackets.",
        "Thefts: Ash (308), Birch (170), Crake (164), Dale (266).",
        "Youth sessions 460 Neighbour disputes 421 Total 2,007",
        "In 2028 and 21 of its months before, 400 calls came in.",
    ],
)
def test_parts_that_overlap_or_changes_in_brackets_are_let_be(sentence: str) -> None:
    assert said_of(f"Summary\n\n{sentence}\n") == []
