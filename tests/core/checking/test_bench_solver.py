"""The benchmark's own judge: which changes anything else in the tables constrains, told without the checker."""

from __future__ import annotations

import pytest

from tools.bench_check_solver import (
    PlainTable,
    constrained,
    grid_of,
    interval,
    known_relations,
    number_is_tied,
    sentence_is_tied,
)

CHANGES = PlainTable(
    ("Apr - Jun 2020", "Apr - Jun 2021", "Change", "% Change"),
    ("Lamp thefts", "Kite thefts", "Boat thefts", "Total"),
    (
        ("80", "96", "16", "20.0%"),
        ("50", "40", "-10", "-20.0%"),
        ("10", "12", "2", "20.0%"),
        ("140", "148", "8", "5.7%"),
    ),
)


@pytest.mark.parametrize(
    ("row", "column", "text", "tied"),
    [
        (0, 1, "69", True),  # the difference
        (0, 3, "25.0%", True),
        (3, 0, "410", True),
        (0, 3, "20.0%", False),  # nothing changed
    ],
)
def test_a_change_that_breaks_a_relation_is_constrained(row: int, column: int, text: str, tied: bool) -> None:
    tables = (CHANGES,)

    assert constrained(known_relations(tables), grid_of(tables), {(0, row, column): interval(text)}) is tied


def test_a_figure_on_its_own_is_constrained_by_nothing() -> None:
    alone = PlainTable(("Target",), ("Lamp thefts", "Kite thefts"), (("12.5",), ("9.1",)))

    assert not constrained(known_relations((alone,)), grid_of((alone,)), {(0, 0, 0): interval("15.2")})


def test_a_rate_within_its_rounding_is_not_constrained() -> None:
    rates = PlainTable(
        ("Thefts", "Per 1,000 pop"), ("A", "B", "C"), (("100", "1.0"), ("200", "2.0"), ("400", "4.0"))
    )
    known, grid = known_relations((rates,)), grid_of((rates,))

    assert not constrained(known, grid, {(0, 0, 0): interval("101")})
    assert constrained(known, grid, {(0, 0, 0): interval("110")})


def test_a_sentence_that_repeats_two_figures_of_a_row_is_tied() -> None:
    assert sentence_is_tied("Lamp thefts increased by 20%, 16 more.", (CHANGES,))
    assert not sentence_is_tied("Moor fires increased by 20%, 16 more.", (CHANGES,))


def test_a_cell_that_holds_no_figure_any_more_is_held_against_nothing() -> None:
    tables = (CHANGES,)

    assert not constrained(known_relations(tables), grid_of(tables), {(0, 1, 2): interval("not supplied")})


@pytest.mark.parametrize(
    ("sentence", "number", "tied"),
    [
        ("Lamp thefts increased by 20%, 16 more.", "16", True),
        ("Lamp thefts increased by 20%, 16 more.", "20", True),
        ("Lamp thefts increased by 20%, 17 more.", "17", False),
        ("Lamp thefts increased by 16.", "16", False),
        ("Moor fires increased by 20%, 16 more.", "16", False),
    ],
    ids=[
        "the change",
        "the per cent",
        "a number that the row has not",
        "one number alone",
        "another row's words",
    ],
)
def test_a_number_of_a_sentence_is_tied_by_the_row_it_repeats(sentence: str, number: str, tied: bool) -> None:
    assert number_is_tied(sentence, number, (CHANGES,)) is tied
