"""A quarter is known however people type it, and a quarter that is none is refused."""

from __future__ import annotations

import pytest

from tithing.vocabulary.problems import Refused
from tithing.workflows.periods import quarter_called


@pytest.mark.parametrize(
    "typed",
    [
        "2016-17Q3",
        "2016-17 Q3",
        "2016-17q3",
        " 2016/17 Q3 ",
        "2016-2017 Q3",
        "2016–17, quarter 3",
        "Q3 2016-17",
    ],
)
def test_a_quarter_with_a_space_or_a_small_letter_is_the_quarter(typed: str) -> None:
    assert quarter_called(typed).code == "2016-17Q3"


@pytest.mark.parametrize("typed", ["2016-17Q5", "2016-18 Q3", "2016-17", "spring", ""])
def test_what_is_no_quarter_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not a quarter"):
        quarter_called(typed)
