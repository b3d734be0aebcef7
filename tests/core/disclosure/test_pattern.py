"""One pattern of hidden cells: none of them can be worked out, whatever is added up or subtracted (R100)."""

from __future__ import annotations

from tithing.disclosure.cells import Cell, Total
from tithing.disclosure.pattern import decide
from tithing.disclosure.rule import SuppressionRule


def cell(area: str, measure: str = "burglary") -> Cell:
    return Cell(measure, area, "2024-25Q1")


def test_the_smallest_other_count_is_hidden_beside_one_that_is_too_small() -> None:
    counts = {cell("A"): 3, cell("B"): 9, cell("C"): 20, cell("all"): 32}
    whole = Total(cell("all"), (cell("A"), cell("B"), cell("C")))

    pattern = decide(counts, [whole], guarded=whole.parts, rule=SuppressionRule())

    assert pattern.small == {cell("A")}
    assert pattern.beside == {cell("B")}
    assert pattern.exposed == ()
