"""The ways in which a hidden count is worked out from what is shown, each in the smallest town that it needs.

Of each the test first says that the attack works where nobody guards against it, and then that it does not here: of
the count that is hidden three whole numbers remain, whatever is added up of everything that is told to the public.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.core.disclosed.town import (
    BEFORE,
    DISTRICT,
    FIRES,
    HATE,
    ON_BUSINESS,
    ON_PERSONS,
    Q1,
    Q2,
    Q3,
    ROBBERY,
    STREET,
    WARDS,
    all_told,
    left_if_only_hidden,
    left_of,
    of_local,
    of_wards,
    town,
)
from tools.disclosed.cells import Cell, Invented
from tools.disclosed.solve import FEWEST
from tools.disclosed.sums import AGES, LOCAL
from tools.disclosed.told import Stray

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

FIRST, SECOND = WARDS[0], WARDS[1]


@dataclass(frozen=True)
class Attack:
    """`target` is worked out where only it and the `small` ones beside it are hidden."""

    name: str
    made: Invented
    target: Cell
    small: tuple[Cell, ...] = field(default=())


def a_ward_alone() -> Attack:
    return Attack("a ward's own figures", town(of_wards(FIRES, Q1, 1, 9, 9, 9, 9)), Cell(FIRES, FIRST, Q1))


def a_ward_beside_areas() -> Attack:
    made = town(of_wards(FIRES, Q1, 1, 9, 9, 9, 9), beside=[FIRST])
    return Attack("a ward beside the areas", made, Cell(FIRES, FIRST, Q1))


def a_parent_less_its_children() -> Attack:
    counts = of_wards(ON_BUSINESS, Q1, 1, 9, 9, 9, 9) | of_wards(ON_PERSONS, Q1, 8, 9, 9, 9, 9)
    made = town(counts | of_wards(ROBBERY, Q1, 9, 18, 18, 18, 18))
    return Attack("a parent less its children", made, Cell(ON_BUSINESS, FIRST, Q1))


def a_total_less_the_others() -> Attack:
    """Both are at least 1, and together 2."""
    made = town(of_wards(FIRES, Q1, 1, 1, 9, 9, 9))
    return Attack("two wards of 1", made, Cell(FIRES, FIRST, Q1), (Cell(FIRES, SECOND, Q1),))


def what_the_partner_hides() -> Attack:
    target = Cell(FIRES, FIRST, Q1)
    return Attack(
        "a partner's own hidden ward", town(of_wards(FIRES, Q1, 3, 9, 9, 9, 9), hidden=[target]), target
    )


def what_is_for_partners_only() -> Attack:
    target = Cell(FIRES, FIRST, Q1)
    made = town(of_wards(FIRES, Q1, 7, 9, 9, 9, 9), partners_only=[target])
    return Attack("a row for partners only", made, target)


def months_of_a_quarter() -> Attack:
    months = [
        {Cell(FIRES, ward, month): number for ward, number in zip(WARDS, (1, 3, 3, 3, 3), strict=True)}
        for month in ("2025-04", "2025-05", "2025-06")
    ]
    counts = months[0] | months[1] | months[2] | of_wards(FIRES, Q1, 3, 9, 9, 9, 9)
    return Attack("months of a quarter", town(counts), Cell(FIRES, FIRST, Q1))


def a_year_less_its_quarters() -> Attack:
    quarters = [f"2024-25Q{number}" for number in (1, 2, 3, 4)]
    numbers = [(2, 9, 9, 9, 9), (6, 9, 9, 9, 9), (6, 9, 9, 9, 9), (6, 9, 9, 9, 9)]
    counts: dict[Cell, int] = {}
    for quarter, each in zip(quarters, numbers, strict=True):
        counts |= of_wards(FIRES, quarter, *each)
    counts |= of_wards(FIRES, "2024-25", 20, 36, 36, 36, 36) | of_wards(FIRES, Q1, 6, 9, 9, 9, 9)
    return Attack("a year less its quarters", town(counts), Cell(FIRES, FIRST, quarters[0]))


def a_year_less_its_quarters_of_which_one_was_not_sent() -> Attack:
    quarters = [f"2024-25Q{number}" for number in (1, 2, 3, 4)]
    counts: dict[Cell, int] = {}
    for quarter in quarters[:3]:
        counts |= of_wards(FIRES, quarter, 9, 8, 7, 9, 9)
    last = of_wards(FIRES, quarters[3], 3, 12, 14, 10, 11)
    counts |= of_wards(FIRES, "2024-25", 30, 36, 35, 37, 38) | last | of_wards(FIRES, Q1, 6, 9, 9, 9, 9)
    made = town(counts, unsent=last)
    return Attack("a year less its quarters of which one was not sent", made, Cell(FIRES, FIRST, quarters[3]))


def a_year_less_its_quarters_of_which_one_comes_later() -> Attack:
    quarters = [f"2024-25Q{number}" for number in (1, 2, 3, 4)]
    counts: dict[Cell, int] = {}
    for quarter in quarters[:3]:
        counts |= of_wards(FIRES, quarter, 9, 8, 7, 9, 9)
    last = of_wards(FIRES, quarters[3], 3, 12, 14, 10, 11)
    counts |= of_wards(FIRES, "2024-25", 30, 36, 35, 37, 38) | of_wards(FIRES, Q1, 6, 9, 9, 9, 9)
    made = town(counts, last)
    return Attack("a year less its quarters of which one comes later", made, Cell(FIRES, FIRST, quarters[3]))


def a_correction_of_the_parts_of_what_the_partner_hides() -> Attack:
    """The whole is hidden by its partner, twice: its parts say what it is, before and after."""
    business = of_wards(ON_BUSINESS, Q1, 0, 0, 0, 3, 1)
    before = business | of_wards(ON_PERSONS, Q1, 2, 1, 3, 2, 2) | of_wards(ROBBERY, Q1, 2, 1, 3, 5, 3)
    after = of_wards(ON_PERSONS, Q1, 5, 1, 3, 2, 4) | of_wards(ROBBERY, Q1, 5, 1, 3, 5, 5)
    target = Cell(ROBBERY, FIRST, Q1)
    made = town(before, after, hidden=[target])
    return Attack("the parts of what the partner hides", made, target._replace(version=1))


def a_year_to_date_less_the_one_before() -> Attack:
    quarters = (of_wards(FIRES, Q1, 6, 9, 9, 9, 9), of_wards(FIRES, Q2, 3, 9, 9, 9, 9))
    return Attack("a year to date less the one before", town(*quarters), Cell(FIRES, FIRST, Q2))


def a_change_from_last_year() -> Attack:
    counts = of_wards(FIRES, BEFORE, 3, 9, 9, 9, 9) | of_wards(FIRES, Q3, 12, 9, 9, 9, 9)
    return Attack("a change from last year", town(counts), Cell(FIRES, FIRST, BEFORE))


def a_rate_of_people_who_are_counted() -> Attack:
    counts = of_wards(ROBBERY, Q1, 2, 9, 9, 9, 9)
    return Attack("a rate", town(counts), Cell(ROBBERY, FIRST, Q1))


def a_breakdown_less_the_whole() -> Attack:
    young = of_wards(HATE, Q1, 0, 0, 2, 0, 0, breakdown=AGES[0])
    old = of_wards(HATE, Q1, 6, 6, 7, 6, 6, breakdown=AGES[1])
    made = town(young | old | of_wards(HATE, Q1, 6, 6, 9, 6, 6))
    return Attack("a breakdown less the whole", made, Cell(HATE, DISTRICT, Q1, AGES[0]))


def a_breakdown_to_date_less_its_quarters() -> Attack:
    """What is left of the year to date when later quarters are taken away is the first quarter's."""
    quarters = []
    for period, young in ((Q1, 4), (Q2, 8), (Q3, 9)):
        younger = of_wards(HATE, period, young, 0, 0, 0, 0, breakdown=AGES[0])
        older = of_wards(HATE, period, 9, 9, 9, 9, 9, breakdown=AGES[1])
        quarters.append(younger | older | of_wards(HATE, period, 9 + young, 9, 9, 9, 9))
    target = Cell(HATE, DISTRICT, Q1, AGES[0])
    return Attack("a breakdown to date less its quarters", town(*quarters), target)


def a_correction_in_a_row() -> Attack:
    """The district goes from 36 to 38 while only one ward was counted again."""
    counts = of_wards(FIRES, Q1, 1, 8, 9, 9, 9)
    again = of_wards(FIRES, Q1, 3, 8, 9, 9, 9)
    return Attack(
        "a correction", town(counts, of_wards(FIRES, Q2, 9, 9, 9, 9, 9) | again), Cell(FIRES, FIRST, Q1)
    )


def a_count_that_falls_below_the_threshold() -> Attack:
    """7 was shown; the correction to 3 is hidden, and the district says by how much it fell."""
    counts = of_wards(FIRES, Q1, 7, 8, 9, 9, 9)
    again = of_wards(FIRES, Q1, 3, 8, 9, 9, 9)
    made = town(counts, of_wards(FIRES, Q2, 9, 9, 9, 9, 9) | again)
    return Attack("a correction of what was shown", made, Cell(FIRES, FIRST, Q1, version=1))


def an_area_of_two_wards() -> Attack:
    counts = of_wards(FIRES, Q1, 2, 9, 9, 9, 9)
    return Attack("a local area less its ward", town(counts | of_local(counts)), Cell(FIRES, FIRST, Q1))


def an_area_of_wards_that_nobody_said() -> Attack:
    """The book does not know of which wards it is made; whoever lives there does."""
    counts = of_wards(FIRES, Q1, 2, 9, 9, 9, 9)
    made = town(counts | of_local(counts), local_wards_said=False)
    return Attack("a local area of unsaid wards", made, Cell(FIRES, FIRST, Q1))


def kinds_of_an_offence_in_an_area_of_unsaid_wards() -> Attack:
    """Of that area everything is hidden, and its mark does not say that it is small: it could be, of two small wards."""
    business = of_wards(ON_BUSINESS, Q1, 2, 2, 9, 9, 9)
    counts = business | of_wards(ON_PERSONS, Q1, 4, 9, 9, 9, 9) | of_wards(ROBBERY, Q1, 6, 11, 18, 18, 18)
    made = town(counts | of_local(counts), local_wards_said=False)
    small = (Cell(ON_BUSINESS, SECOND, Q1), Cell(ON_PERSONS, FIRST, Q1))
    return Attack("kinds of an offence in an area of unsaid wards", made, Cell(ON_BUSINESS, FIRST, Q1), small)


def one_ward_beside_a_local_area() -> Attack:
    """The local area is small itself, and its wards are not."""
    counts = of_wards(FIRES, Q1, 1, 2, 9, 9, 9)
    made = town(counts | of_local(counts))
    return Attack("a small local area", made, Cell(FIRES, FIRST, Q1), (Cell(FIRES, SECOND, Q1),))


def three_small_wards_that_add_to_the_most() -> Attack:
    """4, 4 and 4 are 12: no three others from 1 to 4 are."""
    made = town(of_wards(FIRES, Q1, 4, 4, 4, 9, 9))
    small = (Cell(FIRES, SECOND, Q1), Cell(FIRES, WARDS[2], Q1))
    return Attack("three wards at the top of the range", made, Cell(FIRES, FIRST, Q1), small)


def a_child_by_the_wards_and_its_parent_by_the_group() -> Attack:
    """Hidden twice over in each line, and worked out from both."""
    business = of_wards(ON_BUSINESS, Q1, 1, 2, 9, 9, 9)
    persons = of_wards(ON_PERSONS, Q1, 7, 6, 9, 9, 9)
    made = town(business | persons | of_wards(ROBBERY, Q1, 8, 8, 18, 18, 18))
    return Attack(
        "across wards and offences", made, Cell(ON_BUSINESS, FIRST, Q1), (Cell(ON_BUSINESS, SECOND, Q1),)
    )


ATTACKS = [
    make()
    for make in (
        a_ward_alone,
        a_ward_beside_areas,
        a_parent_less_its_children,
        a_total_less_the_others,
        what_the_partner_hides,
        what_is_for_partners_only,
        months_of_a_quarter,
        a_year_less_its_quarters,
        a_year_less_its_quarters_of_which_one_was_not_sent,
        a_year_less_its_quarters_of_which_one_comes_later,
        a_year_to_date_less_the_one_before,
        a_change_from_last_year,
        a_rate_of_people_who_are_counted,
        a_breakdown_less_the_whole,
        a_breakdown_to_date_less_its_quarters,
        a_correction_in_a_row,
        a_correction_of_the_parts_of_what_the_partner_hides,
        a_count_that_falls_below_the_threshold,
        an_area_of_two_wards,
        an_area_of_wards_that_nobody_said,
        kinds_of_an_offence_in_an_area_of_unsaid_wards,
        one_ward_beside_a_local_area,
        three_small_wards_that_add_to_the_most,
        a_child_by_the_wards_and_its_parent_by_the_group,
    )
]
BY_NAME = pytest.mark.parametrize("attack", ATTACKS, ids=[each.name for each in ATTACKS])


@BY_NAME
def test_the_attack_works_where_only_the_small_counts_are_hidden(attack: Attack) -> None:
    assert left_if_only_hidden(attack.made, attack.target, *attack.small).values < FEWEST


@BY_NAME
def test_of_a_hidden_count_three_numbers_remain(attack: Attack, tmp_path: Path) -> None:
    everything = all_told(attack.made, tmp_path)

    assert everything.told
    assert left_of(everything, attack.target).values >= FEWEST
    assert not everything.narrowed
    assert not [each for each in everything.whats if isinstance(each, Stray)]


def test_what_wards_that_nobody_said_come_to_is_listed_and_is_no_fault_of_the_pattern(tmp_path: Path) -> None:
    """Whoever lives there adds the two up from the district less the others; the book tells nothing of the area itself."""
    counts = of_wards(FIRES, Q1, 2, 2, 9, 9, 9)
    everything = all_told(town(counts | of_local(counts), local_wards_said=False), tmp_path)

    assert left_of(everything, Cell(FIRES, FIRST, Q1)).values == FEWEST
    assert (*everything.narrowed,) == everything.unavoidable == (Cell(FIRES, LOCAL, Q1),)


def test_what_is_open_data_is_told_of_each_ward(tmp_path: Path) -> None:
    everything = all_told(town(of_wards(STREET, Q1, 1, 9, 9, 9, 9)), tmp_path)

    assert Cell(STREET, FIRST, Q1) in everything.known


def test_what_is_not_small_and_gives_nothing_away_is_told(tmp_path: Path) -> None:
    everything = all_told(town(of_wards(FIRES, Q1, 9, 9, 9, 9, 9)), tmp_path)

    assert {Cell(FIRES, ward, Q1) for ward in (*WARDS, DISTRICT)} <= everything.known
