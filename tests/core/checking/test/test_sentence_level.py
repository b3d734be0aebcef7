"""A level said in prose is the level of its table."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.prose import sentence_level
from tithing.checking.understand.pack import open_book

PACK = (
    "Quarter 3 - October to December 2020\n\nIndicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
    "Number of lamp thefts recorded by the depot\t80\t96\t16\t20\nNumber of kite thefts\t50\t40\t-10\t-20\n"
    "Rate of kite thefts per 1,000 population\t5\t4\t-1\t-20\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There were 96 lamp thefts this quarter.", []),
        ("There were 69 lamp thefts this quarter.", [("69", "96", "probable")]),
        ("There were a total of 98 lamp thefts in Q3.", [("98", "96", "probable")]),
        ("In total, 69 lamp thefts were recorded.", [("69", "96", "probable")]),
        ("There were 69 lamp thefts between October and December 2020.", [("69", "96", "probable")]),
        ("There were 104 lamp thefts this quarter.", [("104", "96", "judgement")]),
        ("There were 80 lamp thefts in the same quarter of the year before.", []),
        ("There were 69 lamp thefts in the Hill ward.", []),
        ("There were 69 lamp thefts in January 2020.", []),
        ("There were 69 lamp thefts involving ladders.", []),
        ("There were 69 bronze lamp thefts this quarter.", []),
        ("There were about 69 lamp thefts this quarter.", []),
        ("There were 69 thefts this quarter.", []),
        ("There were 6 lamp thefts this quarter.", []),
        ("There were 960 lamp thefts this quarter.", []),
        ("There have been 69 lamp thefts this quarter, of which 3 were solved.", [("69", "96", "probable")]),
        ("There were 69 more lamp thefts this quarter.", []),
    ],
)
def test_a_plain_level_that_its_row_denies_is_told(sentence: str, told: list[tuple[str, str, str]]) -> None:
    book = open_book(read_text(f"{PACK}{sentence}\n", title="a pack"))

    found = [each for each in sentence_level.relations(book) if not each.holds]

    assert [(each.published, each.right, each.severity.value) for each in found] == told
