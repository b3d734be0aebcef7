"""What a part of a document proposes for a year, it proposes for that year throughout."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.prose import sentence_years
from tithing.checking.understand.pack import open_book

TALK = "Members spoke at length.\n\n" * 60
LIST = "## Proposed Kite Priorities 2017-18\n\n- Fewer kites lost\n- More kites found\n\n"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{LIST}It was decided that the proposed kite priorities 2017-18 be agreed.", []),
        (
            f"{LIST}It was decided that the proposed kite priorities 2018-19 be agreed.",
            ["proposed kite priorities 2018-19"],
        ),
        (
            f"{LIST}It was decided that the proposed kite priorities 2018/19 be agreed, as were those of 2017/18.",
            ["proposed kite priorities 2018/19"],
        ),
        (f"{LIST}It was decided that the proposed lamp priorities 2018-19 be agreed.", []),
        (f"{LIST}The kite priorities 2018-19 will follow.", []),
        (f"{LIST}The proposed kite objectives 2017-2020 were agreed.", []),
        (f"{LIST}{TALK}The proposed kite priorities 2018-19 were agreed.", []),
        (
            f"{LIST}The proposed kite priorities 2018-19 and the proposed kite priorities 2019-20 were agreed.",
            [],
        ),
        (f"{LIST}{LIST.replace('2017-18', '2018-19')}", []),
    ],
    ids=[
        "the same year",
        "another year",
        "another year, with the first named as well",
        "another thing",
        "nothing proposed",
        "several years",
        "far off",
        "years side by side",
        "two lists",
    ],
)
def test_another_year_for_one_proposal_is_asked_about(text: str, asked: list[str]) -> None:
    book = open_book(read_text(f"# Minutes\n\n{text}\n", title="minutes"))

    found = [each for each in sentence_years.relations(book) if not each.holds]

    assert [each.published for each in found] == asked
