"""One pattern of hidden cells: none of them can be worked out, whatever is added up or subtracted (R100)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import long_property
from tithing.disclosure.cells import Cell, CellSum
from tithing.disclosure.pattern import Pattern, decide
from tithing.disclosure.rule import WITHHELD_WORDS, SuppressionRule
from tithing.vocabulary.quantity import Known, Missing
from tools.patterns.greedy import greedy
from tools.patterns.hostile import Sums, every_solution, narrowed
from tools.patterns.invented import Shape, Situation, invent, small_shape

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

RULE = SuppressionRule()


def cell(area: str, measure: str = "burglary", quarter: str = "Q1", edition: int = 0) -> Cell:
    return Cell(measure, area, quarter, edition=edition)


def cells(*areas: str, measure: str = "burglary") -> tuple[Cell, ...]:
    return tuple(cell(area, measure) for area in areas)


def counts(measure: str = "burglary", **numbers: float) -> dict[Cell, float]:
    return {cell(area, measure): number for area, number in numbers.items()}


def decided(
    numbers: Mapping[Cell, float], *totals: CellSum, guarded: Collection[Cell] | None = None, **others: Any
) -> Pattern:
    wards = [each for each in numbers if each.area not in ("all", "north")] if guarded is None else guarded
    return decide(numbers, totals, guarded=wards, **{"rule": RULE, **others})


def answer(situation: Situation) -> Pattern:
    return decide(
        situation.cells,
        situation.totals,
        guarded=situation.guarded,
        not_told=situation.not_told,
        kept=situation.kept,
        known=situation.known,
        rule=situation.rule,
    )


# -- cases by hand ------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False), (50, False)])
def test_counts_of_one_to_four_are_hidden_and_zero_is_not(count: int, hidden: bool) -> None:
    assert (cell("A") in decided(counts(A=count)).hidden) is hidden


def test_a_count_that_is_not_guarded_is_shown_however_small() -> None:
    assert decided(counts(A=3), guarded=()) == Pattern()


def test_one_ward_alone_hides_its_small_counts() -> None:
    """A report of one ward: homicide 1, rape 1, fires 1."""
    numbers = {cell("A", "homicide"): 1, cell("A", "rape"): 1, cell("A", "fires"): 1, cell("A", "theft"): 90}

    assert decided(numbers).small == {cell("A", "homicide"), cell("A", "rape"), cell("A", "fires")}


def test_the_smallest_other_count_is_hidden_beside_one_that_is_too_small() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    pattern = decided(counts(A=3, B=9, C=20, all=32), whole)

    assert pattern == Pattern(frozenset(cells("A")), frozenset(cells("B")))


def test_a_kind_is_not_worked_out_from_its_parent() -> None:
    """Violence 33, without injury 30, homicide 0: with injury is 3."""
    numbers = {cell("A", "violence"): 33, cell("A", "no_injury"): 30, cell("A", "homicide"): 0}
    kinds = CellSum(
        cell("A", "violence"), (cell("A", "injury"), cell("A", "no_injury"), cell("A", "homicide"))
    )

    pattern = decided({**numbers, cell("A", "injury"): 3}, kinds)

    assert pattern.small == {cell("A", "injury")}
    assert pattern.beside == {cell("A", "no_injury")}


def test_two_wards_of_one_are_not_worked_out_because_each_is_at_least_one() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    pattern = decided(counts(A=1, B=1, C=265, all=267), whole)

    assert pattern == Pattern(frozenset(cells("A", "B")), frozenset(cells("C")))


def test_what_a_partner_withholds_is_not_worked_out_either() -> None:
    """CellSum 289, the others 286: the ward that was not told is 3."""
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    pattern = decided(counts(B=280, C=6, all=289), whole, not_told=cells("A"))

    assert pattern == Pattern(frozenset(), frozenset(cells("C")))
    assert pattern.hidden == {cell("C")}


def test_two_small_counts_that_leave_two_values_are_not_enough() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    assert decided(counts(A=3, B=4, C=9, all=16), whole).beside == {cell("C")}
    assert decided(counts(A=2, B=3, C=9, all=14), whole).beside == frozenset()


def test_a_year_does_not_give_away_a_quarter() -> None:
    numbers = {cell("A", quarter=f"Q{n}"): count for n, count in enumerate((2, 11, 8, 9), start=1)}
    year = CellSum(cell("A", quarter="year"), tuple(numbers))

    assert decided({**numbers, year.whole: 30}, year).beside == {cell("A", quarter="Q3")}


def test_a_part_of_a_ward_leaves_the_rest_open() -> None:
    """An estate of 3 in a ward of 40: what else is there nobody counts apart."""
    pattern = decided(counts(ward=40, estate=3), CellSum(cell("ward"), cells("estate"), None))

    assert pattern == Pattern(frozenset(cells("estate")))


def test_a_whole_of_two_tells_that_its_part_of_one_is_not_three() -> None:
    pattern = decided(
        counts(ward=2, estate=1), CellSum(cell("ward"), cells("estate"), None), guarded=cells("estate")
    )

    assert pattern == Pattern(frozenset(cells("estate")), frozenset(cells("ward")))


def test_what_the_whole_has_beside_its_parts_is_reckoned_with() -> None:
    whole = CellSum(cell("all"), cells("A", "B"), 7)

    assert decided(counts(A=3, B=9, all=19), whole).beside == {cell("B")}


def test_a_total_that_does_not_add_up_gives_away_what_it_would_with_another_rest() -> None:
    whole = CellSum(cell("all"), cells("A", "B"))

    assert decided(counts(A=3, B=9, all=40), whole).beside == {cell("B")}


def test_a_part_greater_than_its_whole_is_taken_as_it_stands() -> None:
    assert decided(counts(ward=40, estate=3), CellSum(cell("estate"), cells("ward"), None)).beside == {
        cell("ward")
    }


def test_figures_that_contradict_what_is_not_told_say_nothing() -> None:
    whole = CellSum(cell("all"), cells("A", "B"))

    assert decided(counts(B=9, all=8), whole, not_told=cells("A")) == Pattern()


def test_totals_to_be_kept_are_hidden_only_where_nothing_else_will_do() -> None:
    whole = CellSum(cell("all"), cells("A", "B"))
    numbers = counts(A=3, B=90, all=93)

    assert decided(numbers, whole, kept=cells("all")).beside == {cell("B")}
    assert decided(numbers, whole, kept=cells("all"), known=counts(B=90)).beside == {cell("all")}


def test_a_nought_is_hidden_after_any_count() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    assert decided(counts(A=3, B=0, C=60, all=63), whole).beside == {cell("C")}


def test_the_newest_value_is_hidden_before_one_that_was_released_before() -> None:
    before = CellSum(cell("all"), cells("A", "B", "C"))
    after = CellSum(cell("all", edition=1), (cell("A", edition=1), *cells("B"), cell("C", edition=1)))
    numbers = {**counts(A=9, B=8, C=50, all=67), cell("A", edition=1): 3}
    numbers |= {cell("C", edition=1): 50, cell("all", edition=1): 61}

    assert decided(numbers, before, after).beside == {cell("C", edition=1)}


def test_a_correction_of_a_shown_count_does_not_give_away_a_hidden_one() -> None:
    before = CellSum(cell("all"), cells("A", "B", "C"))
    after = CellSum(cell("all", edition=1), (*cells("A", "B"), cell("C", edition=1)))
    numbers = {**counts(A=2, B=3, C=9, all=14), cell("C", edition=1): 10, cell("all", edition=1): 15}

    assert decided(numbers, before, after) == Pattern(frozenset(cells("A", "B")))


def test_what_was_published_is_never_hidden_and_what_it_gives_away_is_named() -> None:
    whole = CellSum(cell("all"), cells("A", "B"))
    numbers = counts(A=3, B=9, all=12)

    pattern = decided(numbers, whole, known=counts(B=9, all=12))

    assert pattern == Pattern(frozenset(cells("A")), frozenset(), cells("A"))


def test_a_small_count_that_everybody_knows_is_not_hidden() -> None:
    assert decided(counts(A=3), known=counts(A=3)) == Pattern()


def test_a_cell_that_nobody_publishes_is_one_more_unknown() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "never told"))

    assert decided(counts(A=3, B=9, all=30), whole) == Pattern(frozenset(cells("A")))


def test_with_a_minimum_of_three_two_values_are_all_there_are() -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))
    rule = SuppressionRule(minimum=3)

    assert decided(counts(A=1, B=2, C=9, all=12), whole, rule=rule) == Pattern(frozenset(cells("A", "B")))
    assert decided(counts(A=1, B=1, C=9, all=11), whole, rule=rule).beside == {cell("C")}


@pytest.mark.parametrize("minimum", [0, 1, 2])
def test_a_rule_that_hides_at_most_ones_is_followed(minimum: int) -> None:
    whole = CellSum(cell("all"), cells("A", "B", "C"))

    pattern = decided(counts(A=1, B=7, all=20), whole, not_told=cells("C"), rule=SuppressionRule(minimum))

    assert (cell("A") in pattern.small) is (minimum == 2)
    assert not pattern.exposed or minimum == 2


def test_four_small_kinds_of_a_small_parent_are_beyond_saving() -> None:
    kinds = cells("A", "B", "C", "D")

    pattern = decided(counts(A=1, B=1, C=1, D=1, E=4), CellSum(cell("E"), kinds))

    assert pattern.beside == frozenset()
    assert pattern.exposed == (*kinds, cell("E"))


def test_the_rule_names_who_set_it_and_one_wording_serves_both_kinds_of_cell() -> None:
    health = SuppressionRule(minimum=8, source="NHS data")

    assert (RULE.minimum, RULE.source, RULE.name, RULE.date) == (5, "R100", "minimum count", None)
    assert RULE.words == health.words == WITHHELD_WORDS
    assert [health.withholds(Known(count)) for count in (0, 7, 8)] == [False, True, False]
    assert not health.withholds(Missing())
    assert not health.is_small(None)


# -- any partnership ----------------------------------------------------------------------------

SITUATIONS = st.integers(min_value=0, max_value=100_000).map(
    lambda seed: invent(small_shape(Random(seed)), Random(seed))
)


@long_property(examples=20)
@given(situation=SITUATIONS)
def test_no_hidden_cell_is_narrowed_to_fewer_than_three_values(situation: Situation) -> None:
    pattern = answer(situation)

    assert set(narrowed(situation, pattern.hidden)) == set(pattern.exposed)


@long_property(examples=10)
@given(situation=SITUATIONS)
def test_an_exposed_cell_could_not_be_saved_by_hiding_everything(situation: Situation) -> None:
    pattern = answer(situation)

    everything = set(situation.cells) - set(situation.known) - set(situation.not_told)
    assert set(pattern.exposed) <= set(narrowed(situation, everything))


@long_property(examples=20)
@given(situation=SITUATIONS)
def test_small_counts_are_hidden_and_nothing_that_is_known(situation: Situation) -> None:
    pattern = answer(situation)

    free = set(situation.guarded) - set(situation.known) - set(situation.not_told)
    assert pattern.small == {each for each in free if situation.rule.is_small(situation.cells.get(each))}
    assert pattern.beside <= set(situation.cells) - set(situation.known) - set(situation.not_told)
    assert not pattern.small & pattern.beside


@long_property(examples=20)
@given(situation=SITUATIONS)
def test_a_correction_does_not_change_what_was_chosen_before(situation: Situation) -> None:
    first, all_states = answer(situation.first_state()), answer(situation)

    nothing_is_lost = not first.exposed and not all_states.exposed
    assert first.hidden <= all_states.hidden or not nothing_is_lost


@pytest.mark.parametrize("seed", range(1, 4))
def test_no_more_is_hidden_than_by_a_greedy_rule(seed: int) -> None:
    shape = Shape({"north": ["A", "B", "C"]}, ["Q1"])
    situation = invent(shape, Random(seed))

    hidden, _ = greedy(situation)

    assert len(answer(situation).hidden) <= len(hidden)


def test_the_order_of_what_is_asked_does_not_matter() -> None:
    situation = invent(small_shape(Random(9)), Random(9))
    backwards = Situation(
        cells=dict(reversed(situation.cells.items())),
        totals=situation.totals[::-1] * 2,
        guarded=situation.guarded[::-1],
        not_told=situation.not_told[::-1],
        kept=situation.kept[::-1],
        known=situation.known,
        rule=situation.rule,
    )

    assert answer(situation).beside
    assert answer(backwards) == answer(situation)


SAY_THE_PATTERN = """
from tests.core.disclosure.test_pattern import answer, invent, small_shape, Random
for seed in (1, 9, 11):
    pattern = answer(invent(small_shape(Random(seed)), Random(seed)))
    print(sorted(pattern.small), sorted(pattern.beside), pattern.exposed)
"""


def test_the_pattern_is_the_same_in_every_process() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", SAY_THE_PATTERN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert said[0] == said[1]
    assert "Cell(" in said[0]


# -- the reader that it is judged by ------------------------------------------------------------


@given(seed=st.integers(0, 10_000))
def test_the_hostile_reader_finds_what_trying_every_number_finds(seed: int) -> None:
    random = Random(seed)
    truth = {name: random.randint(0, 3) for name in "abcd"}
    sums = Sums([], dict.fromkeys(truth, (0.0, 4.0)))
    for _ in range(random.randint(1, 3)):
        terms: dict[object, float] = {
            name: random.choice([-1.0, 1.0]) for name in random.sample("abcd", random.randint(1, 3))
        }
        sums.equations.append((terms, sum(sign * truth[str(name)] for name, sign in terms.items())))

    solutions = list(every_solution(sums))

    left = {name: sums.count_values(name) for name in truth}
    assert left == {name: min(3, len({solution[name] for solution in solutions})) for name in truth}
