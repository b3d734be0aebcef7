"""Changes that the benchmark makes: one thing each, and nothing else of the document."""

from __future__ import annotations

import random

import pytest

from tithing.checking.read.text.from_text import read_text
from tools.bench_check_changes import change_number, swap_rows, turn_sentence

PACK = "Type\tApr - Jun 2020\tApr - Jun 2021\nLamp thefts\t80\t96\nKite thefts\t40\t30\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("Lamp thefts rose to 96.", True),
        ("Lamp thefts rose in quarter 4.", False),
        ("Lamp thefts rose in 2020/21.", False),
        ("Lamp thefts rose.", False),
    ],
    ids=["a figure", "a quarter's name", "a year's name", "no figure"],
)
def test_a_figure_of_a_sentence_is_changed_and_no_name(sentence: str, changed: bool) -> None:
    document = read_text(PACK.format(sentence), title="a pack")

    change = change_number(document, 0, random.Random(1))

    assert (change is not None) is changed
    assert change is None or change.document.tables == document.tables
    assert change is None or change.document.sentences[0].text != sentence


def test_a_sentence_is_turned_round() -> None:
    change = turn_sentence(read_text(PACK.format("Lamp thefts rose to 96."), title="a pack"), 0)

    assert change is not None
    assert change.document.sentences[0].text == "Lamp thefts fell to 96."


def test_rows_change_places_and_labels_stay() -> None:
    document = read_text(PACK.format("Lamp thefts rose."), title="a pack")

    change = swap_rows(document, (0, 0, 0), random.Random(1))

    assert change is not None
    rows = change.document.tables[0].rows
    assert [(row.label, row.texts) for row in rows] == [
        ("Lamp thefts", ("40", "30")),
        ("Kite thefts", ("80", "96")),
    ]
