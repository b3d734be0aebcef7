"""Ten invented partnerships, handed to the solver; `make prove` tries five hundred."""

from __future__ import annotations

from functools import cache

import pytest

from tests.core.disclosed.town import DISTRICT, FIRES, Q1, WARDS, of_wards, town
from tools.disclosed.cells import Cell
from tools.disclosed.invent import invented
from tools.disclosed.judge import Verdict, judged
from tools.disclosed.solve import Reader
from tools.disclosed.told import Told
from tools.prove.disclosed import MOST_HIDDEN, times_hidden

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

SEEDS = (0, 2, 3, 5, 6, 7, 8, 10, 11, 12)


@cache
def verdict_on(seed: int) -> Verdict:
    return judged(seed, documents=False, explain=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_hidden_is_worked_out_of_all_that_is_told(seed: int) -> None:
    verdict = verdict_on(seed)

    assert verdict.told > 20
    assert verdict.hidden
    assert [str(each) for each in verdict.narrowed] == []
    assert (verdict.strays, verdict.wrong, verdict.unread) == ((), (), ())


@pytest.mark.slow
def test_no_more_is_hidden_than_need_be() -> None:
    """Of two, since another process may have judged the rest; `make prove` adds up all."""
    assert times_hidden([verdict_on(seed) for seed in SEEDS[:2]]) <= MOST_HIDDEN


def test_the_same_seed_invents_the_same_partnership() -> None:
    assert invented(7) == invented(7)
    assert invented(7).stages[0].sent != invented(8).stages[0].sent


def test_what_was_invented_adds_up_and_is_put_right_once() -> None:
    made = invented(9)
    last = made.stages[-1].truth

    assert made.sums
    assert all(made.truth[line.whole] == sum(made.truth[part] for part in line.parts) for line in made.sums)
    assert any(cell.version == 1 for cell in last)


def reader_of(told: dict[Cell, int], small: list[Cell]) -> Reader:
    made = town(of_wards(FIRES, Q1, 1, 1, 9, 9, 9))
    return Reader(
        [Told(((cell, 1.0),), number, number) for cell, number in told.items()],
        made.sums,
        made.truth,
        small,
        made.minimum,
    )


def test_the_solver_works_out_two_wards_of_one_from_their_sum() -> None:
    counts = of_wards(FIRES, Q1, 1, 1, 9, 9, 9)
    small = [Cell(FIRES, ward, Q1) for ward in WARDS[:2]]
    reader = reader_of({cell: number for cell, number in counts.items() if cell not in small}, small)

    assert reader.range_of(small[0]) == (1, 1)
    assert set(reader.narrowed(small)) == set(small)


def test_the_solver_finds_nothing_without_the_total() -> None:
    small = [Cell(FIRES, ward, Q1) for ward in WARDS[:2]]
    counts = of_wards(FIRES, Q1, 1, 1, 9, 9, 9)
    told = {c: n for c, n in counts.items() if c not in small and c.area != DISTRICT}

    assert reader_of(told, small).range_of(small[0]) == (1, 4)
    assert reader_of(told, small).narrowed(small) == {}
