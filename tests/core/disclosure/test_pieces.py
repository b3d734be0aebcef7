"""A large exchange comes apart into small ones, each of which leaves every total as it is."""

from __future__ import annotations

import itertools
from collections import Counter

from tithing.disclosure.cells import Cell, CellSum
from tithing.disclosure.pattern import decide
from tithing.disclosure.puzzle import Puzzle
from tithing.disclosure.rule import SuppressionRule
from tithing.disclosure.searching import Exchange, in_pieces

ROWS, COLUMNS = ("arson", "theft", "robbery"), ("east", "west", "north")


def cell(measure: str, area: str) -> Cell:
    return Cell(measure, area, "2024-25Q1")


def grid() -> tuple[dict[Cell, float], list[CellSum]]:
    """Three offences in three wards, each row and column with its total."""
    counts = {cell(row, column): 10.0 for row in ROWS for column in COLUMNS}
    rows = [CellSum(cell(row, "all"), tuple(cell(row, column) for column in COLUMNS)) for row in ROWS]
    columns = [CellSum(cell("all", column), tuple(cell(row, column) for row in ROWS)) for column in COLUMNS]
    return {**counts, **{each.whole: 30.0 for each in (*rows, *columns)}}, [*rows, *columns]


def hidden_inside() -> Puzzle:
    """The grid, of which only the totals are shown."""
    counts, sums = grid()
    puzzle = Puzzle(counts, counts)
    for row, column in itertools.product(ROWS, COLUMNS):
        puzzle.hide(puzzle.number[cell(row, column)])
    for each in sums:
        puzzle.add(each)
    return puzzle


def out_by(puzzle: Puzzle, exchange: Exchange) -> list[int]:
    """By how much it puts each total out."""
    return [
        sum(change * tie.signs.get(number, 0) for number, change in exchange.items()) for tie in puzzle.ties
    ]


def test_each_piece_is_an_exchange_and_together_they_are_the_whole() -> None:
    puzzle = hidden_inside()
    moves = {
        ("arson", "east"): 2,
        ("arson", "west"): -2,
        ("theft", "east"): -2,
        ("theft", "west"): 1,
        ("theft", "north"): 1,
        ("robbery", "west"): 1,
        ("robbery", "north"): -1,
    }
    whole = {puzzle.number[cell(*place)]: change for place, change in moves.items()}

    pieces = list(in_pieces(puzzle, whole))

    assert len(pieces) > 1
    together = Counter[int]()
    for piece in pieces:
        together.update(piece)
    assert together == whole
    assert [out_by(puzzle, piece) for piece in pieces] == [[0] * len(puzzle.ties)] * len(pieces)


def test_figures_that_contradict_what_a_supplier_holds_back_give_nothing_away_and_stop_nothing() -> None:
    """The parts that are told come to more than the whole: nothing that is held back could mend that."""
    counts = {cell("arson", "all"): 5.0, cell("arson", "east"): 9.0, cell("theft", "east"): 2.0}
    held_back = cell("arson", "west")
    total = CellSum(cell("arson", "all"), (cell("arson", "east"), held_back))

    pattern = decide(
        counts, [total], guarded=[cell("theft", "east")], not_told=[held_back], rule=SuppressionRule()
    )

    assert pattern.small == {cell("theft", "east")}
