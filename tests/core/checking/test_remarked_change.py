"""A figure with its change in brackets, and the figures of its row that the change could be on."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text

HEAD = "Indicator\tBaseline 2012/13\tHalf year\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Reduce theft\t25,191\t12,589 (4.3% reduction)", ["12,589 (4.3% reduction)"]),
        ("Reduce theft\t25,191\t12,589 (0.1% reduction)", []),  # on half the year
        ("Reduce theft\t25,191\t24,108 (4.3% reduction)", []),
        ("Reduce theft\tnot known\t12,589 (4.3% reduction)", []),
        ("Reduce theft\t25,191 (March)\t26,451 (5.0% increase)", []),
    ],
)
def test_a_change_that_no_figure_of_the_row_gives_is_queried(row: str, told: list[str]) -> None:
    report = check([read_text(HEAD + row + "\nOther thing\t400\t500\n", title="a pack")])

    assert [f.published for f in report.findings if f.rule == "remarked_change"] == told
