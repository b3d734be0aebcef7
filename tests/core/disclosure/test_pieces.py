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


def test_a_sum_that_cannot_hold_leaves_the_others_standing() -> None:
    """What suppliers keep back of damage cannot be 165 and at most 36: that total is doubted. That of arson is not: it rose by
    3 with the one count that was corrected, from 1 to 4, and would say both.
    """
    first, later = cell("arson", "east"), cell("arson", "east")._replace(edition=1)
    total, corrected = cell("arson", "all"), cell("arson", "all")._replace(edition=1)
    other, kept_back = cell("arson", "north"), cell("arson", "west")
    damage = {area: cell("damage", area) for area in ("east", "west")}
    both = {area: cell("both", area) for area in ("east", "west")}
    counts = {first: 1.0, later: 4.0, total: 13.0, corrected: 16.0, other: 10.0}
    counts |= {both["east"]: 20.0, both["west"]: 16.0, cell("damage", "all"): 165.0}
    sums = [
        CellSum(total, (first, kept_back, other)),
        CellSum(corrected, (later, kept_back, other)),
        CellSum(cell("damage", "all"), tuple(damage.values())),
        CellSum(both["east"], (damage["east"], first)),
        CellSum(both["west"], (damage["west"], kept_back)),
    ]

    pattern = decide(
        counts,
        sums,
        guarded=[first, later, other],
        not_told=[kept_back, *damage.values()],
        kept=[total, corrected],
        known={total: 13.0, other: 10.0},
        rule=SuppressionRule(),
    )

    assert pattern.small == {first, later}
    assert corrected in pattern.beside


def test_what_nothing_can_guard_is_not_the_only_one_that_a_total_lacks() -> None:
    """Four wards of one each are four to whoever knows the rule, and the total of two ages must not say it to everybody."""
    young, old, all_ages = cell("young", "town"), cell("old", "town"), cell("all", "town")
    wards = [cell("young", f"ward {number}") for number in range(4)]
    counts = {young: 4.0, old: 9.0, all_ages: 13.0, **dict.fromkeys(wards, 1.0)}
    sums = [CellSum(all_ages, (old, young)), CellSum(young, tuple(wards))]

    pattern = decide(counts, sums, guarded=[young, old, *wards], kept=[all_ages], rule=SuppressionRule())

    assert young in pattern.exposed
    assert {young, old} <= pattern.hidden
    assert all_ages not in pattern.hidden
