"""No withheld count can be worked out from what is published (R100)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import long_property
from tithing.disclosure.attack import CellKey, Difference, Range, Ratio, Relation, Sum, ranges_of
from tithing.disclosure.suppression import (
    MINIMUM_COUNT,
    SuppressionRule,
    comparison_relations,
    found_out,
    grid_relations,
    protect,
)
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Suppressed


def known(**numbers: float) -> dict[CellKey, Quantity]:
    return {(name, "n"): Known(float(number)) for name, number in numbers.items()}


def column(*names: str) -> tuple[CellKey, ...]:
    return tuple((name, "n") for name in names)


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False), (50, False)])
def test_counts_of_one_to_four_are_withheld_and_zero_is_not(count: int, withheld: bool) -> None:
    protected = protect(known(Easterby=count), (), sensitive=column("Easterby"))

    assert isinstance(protected.cells["Easterby", "n"], Suppressed) is withheld


def test_threshold_is_a_named_setting_with_its_source() -> None:
    health = SuppressionRule(minimum=8, source="NHS data")
    protected = protect(known(Easterby=7), (), sensitive=column("Easterby"), rule=health)

    assert (MINIMUM_COUNT, SuppressionRule().source) == (5, "R100")
    assert isinstance(protected.cells["Easterby", "n"], Suppressed)


def test_a_count_that_is_not_sensitive_is_published_however_small() -> None:
    assert protect(known(Marlbeck=3), (), sensitive=()).cells == known(Marlbeck=3)


def test_the_smallest_other_count_is_withheld_so_that_a_total_gives_nothing_away() -> None:
    cells = known(A=3, B=9, C=20, total=32)

    protected = protect(cells, [Sum(("total", "n"), column("A", "B", "C"))], sensitive=column("A", "B", "C"))

    assert protected.primary == {("A", "n")}
    assert protected.secondary == {("B", "n")}
    assert protected.cells["B", "n"] == Suppressed("withheld so that a smaller count cannot be worked out")


def test_two_hidden_ones_are_not_given_away_by_a_total_of_two() -> None:
    """1 + 1 = 2 has one answer among counts that are not zero, but a reader does not know that they are not."""
    cells = known(A=1, B=1, C=30, total=32)
    relations = [Sum(("total", "n"), column("A", "B", "C"))]

    protected = protect(cells, relations, sensitive=column("A", "B", "C"))

    assert protected.secondary == frozenset()
    assert found_out(protected, relations) == ()


def test_missing_and_not_applicable_stay_what_they_are() -> None:
    cells = {("A", "n"): Missing(), ("B", "n"): NotApplicable("no such place"), ("C", "n"): Known(2.0)}

    protected = protect(cells, (), sensitive=tuple(cells))

    assert isinstance(protected.cells["A", "n"], Missing)
    assert isinstance(protected.cells["B", "n"], NotApplicable)


def test_difference_and_percentage_go_before_the_larger_count() -> None:
    cells: dict[CellKey, Quantity] = {
        ("Rape", "now"): Known(3.0), ("Rape", "before"): Known(40.0), ("Rape", "change"): Known(-37.0),
        ("Rape", "percent"): Known(-92.5),
    }  # fmt: skip
    relations = comparison_relations(
        "Rape", current="now", previous="before", difference="change", percent="percent"
    )

    protected = protect(cells, relations, sensitive=[("Rape", "now"), ("Rape", "before")])

    assert protected.cells["Rape", "before"] == Known(40.0)
    assert protected.secondary == {("Rape", "change"), ("Rape", "percent")}


def test_rate_of_a_withheld_count_goes_with_it() -> None:
    cells: dict[CellKey, Quantity] = {
        ("A", "count"): Known(3.0), ("A", "rate"): Known(0.5), ("A", "people"): Known(6000.0),
    }  # fmt: skip
    relations = [Ratio(("A", "rate"), ("A", "count"), ("A", "people"), per=1000)]

    protected = protect(cells, relations, sensitive=[("A", "count")])

    assert isinstance(protected.cells["A", "rate"], Suppressed)
    assert protected.cells["A", "people"] == Known(6000.0)


def test_percentage_without_its_difference_column_gives_nothing_away() -> None:
    cells: dict[CellKey, Quantity] = {
        ("A", "now"): Known(3.0), ("A", "before"): Known(12.0), ("A", "percent"): Known(-75.0),
    }  # fmt: skip
    relations = comparison_relations("A", current="now", previous="before", percent="percent")

    protected = protect(cells, relations, sensitive=[("A", "now")])

    assert protected.secondary == {("A", "percent")}


def test_a_kept_total_is_hidden_only_when_nothing_else_will_do() -> None:
    alone = protect(known(A=3, total=3), [Sum(("total", "n"), column("A"))],
                    sensitive=column("A"), kept=column("total"))  # fmt: skip
    together = protect(known(A=3, B=90, total=93), [Sum(("total", "n"), column("A", "B"))],
                       sensitive=column("A"), kept=column("total"))  # fmt: skip

    assert alone.secondary == {("total", "n")}
    assert together.secondary == {("B", "n")}


def test_year_to_date_less_the_quarter_published_before_gives_this_quarter_away() -> None:
    """Differencing between quarters: July to September = April to September - April to June."""
    relations = [Sum(("A", "ytd"), (("A", "q1"), ("A", "q2")))]
    cells: dict[CellKey, Quantity] = {("A", "q2"): Known(3.0), ("A", "ytd"): Known(15.0)}

    protected = protect(cells, relations, sensitive=[("A", "q2")], already_published={("A", "q1"): 12.0})

    assert protected.secondary == {("A", "ytd")}


def test_what_readers_already_have_is_reported_as_exposed() -> None:
    cells: dict[CellKey, Quantity] = {("A", "q2"): Known(3.0)}

    protected = protect(cells, (), sensitive=[("A", "q2")], already_published={("A", "q2"): 3.0})

    assert protected.exposed == {("A", "q2")}


def test_figures_that_contradict_one_another_are_not_trusted_to_hide_anything() -> None:
    relations = [Sum(("total", "n"), column("A", "B"))]
    cells = known(A=3, B=2, total=-1)

    protected = protect(cells, relations, sensitive=column("A", "B"))

    assert isinstance(protected.cells["total", "n"], Suppressed)


def test_a_rate_out_of_a_withheld_count_goes_with_it_too() -> None:
    """Repeat victims of 3 offences: the share would say that the whole is 3."""
    cells: dict[CellKey, Quantity] = {
        ("A", "repeats"): Known(30.0), ("A", "share"): Known(1000.0), ("A", "count"): Known(3.0),
    }  # fmt: skip
    relations = [Ratio(("A", "share"), ("A", "repeats"), ("A", "count"))]

    protected = protect(cells, relations, sensitive=[("A", "count")])

    assert protected.secondary == {("A", "share")}


def test_a_rate_of_what_is_shown_is_shown() -> None:
    cells: dict[CellKey, Quantity] = {
        ("A", "count"): Known(3.0), ("A", "people"): Known(6000.0), ("A", "rate"): Known(0.5),
        ("B", "count"): Known(9.0), ("B", "people"): Known(3000.0), ("B", "rate"): Known(3.0),
    }  # fmt: skip
    relations = [Ratio((area, "rate"), (area, "count"), (area, "people"), 1000) for area in "AB"]

    protected = protect(cells, relations, sensitive=[("A", "count"), ("B", "count")])

    assert protected.secondary == {("A", "rate")}
    assert protected.cells["B", "rate"] == Known(3.0)


def test_a_rate_that_nobody_supplied_is_still_missing() -> None:
    cells: dict[CellKey, Quantity] = {
        ("A", "count"): Known(3.0), ("A", "people"): Known(6000.0), ("A", "rate"): Missing("late"),
    }  # fmt: skip
    relations = [Ratio(("A", "rate"), ("A", "count"), ("A", "people"), 1000)]

    protected = protect(cells, relations, sensitive=[("A", "count")])

    assert protected.cells["A", "rate"] == Missing("late")
    assert protected.secondary == frozenset()


def test_the_rate_of_a_count_that_was_withheld_for_another_goes_too() -> None:
    cells = known(A=3, B=9, total=12) | {("B", "rate"): Known(1.5), ("B", "people"): Known(6000.0)}
    relations: list[Relation] = [
        Sum(("total", "n"), column("A", "B")),
        Ratio(("B", "rate"), ("B", "n"), ("B", "people"), 1000),
    ]

    protected = protect(cells, relations, sensitive=column("A", "B"), kept=column("total"))

    assert protected.secondary == {("B", "n"), ("B", "rate")}


# what may be withheld beside A = 3 of a total: cells beside it, and which of them goes
CHOICES: list[tuple[dict[str, Quantity | float], str]] = [
    ({"B": 9, "C": 20}, "B"),  # the smaller
    ({"B": 20, "C": 9}, "C"),
    ({"B": 0, "C": 20}, "C"),  # a zero is published: it is about nobody
    ({"B": 9, "C": 9}, "B"),  # the first by name
    ({"B": Missing(), "C": 20}, ""),  # the missing one protects it already
    ({"B": NotApplicable("no such place"), "C": 20}, ""),
    ({"B": 4, "C": 20}, ""),  # the other small count protects it already
]


@pytest.mark.parametrize(("others", "gone"), CHOICES)
def test_what_costs_a_reader_least_is_withheld_beside_a_small_count(
    others: dict[str, Quantity | float], gone: str
) -> None:
    quantities = {name: Known(float(n)) if isinstance(n, int | float) else n for name, n in others.items()}
    cells: dict[CellKey, Quantity] = {("A", "n"): Known(3.0), ("total", "n"): Known(32.0)}
    cells |= {(name, "n"): quantity for name, quantity in quantities.items()}

    protected = protect(
        cells,
        [Sum(("total", "n"), column("A", *others))],
        sensitive=column("A", *others),
        kept=column("total"),
    )

    assert protected.secondary == ({(gone, "n")} if gone else frozenset())


def test_what_was_published_before_cannot_be_withheld_now() -> None:
    relations = [Sum(("total", "n"), column("A", "B", "C"))]

    protected = protect(
        known(A=3, B=9, C=20, total=32),
        relations,
        sensitive=column("A"),
        already_published={("B", "n"): 9.0},
    )

    assert protected.secondary == {("C", "n")}
    assert found_out(protected, relations, {("B", "n"): 9.0}) == ()


def test_a_count_that_nothing_can_save_is_withheld_all_the_same_and_reported() -> None:
    """Readers have the total and the other part from the report before."""
    relations = [Sum(("total", "n"), column("A", "B"))]
    before = {("total", "n"): 12.0, ("B", "n"): 9.0}

    protected = protect(known(A=3), relations, sensitive=column("A"), already_published=before)

    assert isinstance(protected.cells["A", "n"], Suppressed)
    assert protected.exposed == {("A", "n")}
    assert found_out(protected, relations, before) == (("A", "n"),)


def test_a_cell_of_another_sum_is_withheld_where_the_first_has_none_to_spare() -> None:
    """A is the last part of an old total; only the district that holds that total can hide it."""
    relations = [Sum(("old", "n"), column("A", "B")), Sum(("district", "n"), column("old", "C"))]
    before = {("B", "n"): 9.0}
    cells = known(A=3, C=20, district=32)

    protected = protect(cells, relations, sensitive=column("A"), already_published=before)

    assert protected.secondary == {("C", "n")}
    assert found_out(protected, relations, before) == ()


def test_a_table_without_a_small_count_is_shown_whole() -> None:
    cells = known(A=30, B=9, total=39)

    protected = protect(cells, [Sum(("total", "n"), column("A", "B"))], sensitive=column("A", "B"))

    assert (protected.cells, protected.primary, protected.secondary) == (cells, frozenset(), frozenset())


def test_the_words_say_which_cell_was_too_few_and_which_protects_it() -> None:
    protected = protect(
        known(A=3, B=9, total=12), [Sum(("total", "n"), column("A", "B"))], sensitive=column("A", "B")
    )

    assert protected.cells["A", "n"] == Suppressed("too few to publish")
    assert protected.cells["B", "n"] == Suppressed("withheld so that a smaller count cannot be worked out")


def test_the_sums_of_a_grid_are_down_to_the_total_row_and_across_to_the_total_column() -> None:
    assert grid_relations(("A", "B"), ("x", "y"), total_row="all", total_column="sum") == (
        Sum(("all", "x"), (("A", "x"), ("B", "x"))),
        Sum(("all", "y"), (("A", "y"), ("B", "y"))),
        Sum(("all", "sum"), (("A", "sum"), ("B", "sum"))),
        Sum(("A", "sum"), (("A", "x"), ("A", "y"))),
        Sum(("B", "sum"), (("B", "x"), ("B", "y"))),
        Sum(("all", "sum"), (("all", "x"), ("all", "y"))),
    )


def test_a_grid_without_totals_ties_nothing() -> None:
    assert grid_relations(("A", "B"), ("x", "y")) == ()
    assert grid_relations(("A",), ("x",), total_row="all") == (Sum(("all", "x"), (("A", "x"),)),)
    assert grid_relations(("A",), ("x",), total_column="sum") == (Sum(("A", "sum"), (("A", "x"),)),)


def test_a_comparison_ties_what_its_table_has() -> None:
    change = Difference(("Rape", "difference"), ("Rape", "now"), ("Rape", "before"))

    assert comparison_relations("Rape", current="now", previous="before") == (change,)
    assert comparison_relations(
        "Rape", current="now", previous="before", percent="%", rate="rate", denominator="people"
    ) == (
        change,
        Ratio(("Rape", "%"), ("Rape", "difference"), ("Rape", "before"), 100.0),
        Ratio(("Rape", "rate"), ("Rape", "now"), ("Rape", "people"), 1000.0),
    )


# -- the solver against a reader who tries every possibility ------------------------------------


def tried_one_by_one(
    hidden: Sequence[CellKey], known: Mapping[CellKey, float], sums: Sequence[Sum]
) -> dict[CellKey, Range]:
    """The naive twin: every way of filling the hidden cells with small whole numbers that makes the sums true."""
    most = int(max(known.values(), default=0))
    fits = []
    for filling in product(range(most + 1), repeat=len(hidden)):
        cells = dict(known) | dict(zip(hidden, filling, strict=True))
        if all(cells[each.whole] == sum(cells[part] for part in each.parts) for each in sums):
            fits.append(filling)
    by_cell = zip(hidden, zip(*fits, strict=True), strict=True)
    return {cell: Range(min(values), max(values)) for cell, values in by_cell}


@long_property(examples=60)
@given(
    st.lists(st.integers(0, 6), min_size=6, max_size=6), st.sets(st.integers(0, 5), min_size=1, max_size=4)
)
def test_solver_finds_what_trying_every_possibility_finds(numbers: list[int], chosen: set[int]) -> None:
    rows, columns = ("A", "B"), ("x", "y", "z")
    keys = [(row, col) for row in rows for col in columns]
    counts: dict[CellKey, float] = dict(zip(keys, map(float, numbers), strict=True))
    sums = grid_relations(rows, columns, total_row="all", total_column="sum")
    totals = filled_in(counts, sums)
    hidden = sorted(keys[index] for index in chosen)
    shown = {cell: number for cell, number in totals.items() if cell not in hidden}

    found = ranges_of(hidden, shown, sums)

    tried = tried_one_by_one(hidden, shown, sums)
    assert set(tried) == set(hidden)
    for cell, twin in tried.items():
        assert found[cell].is_found_out == twin.is_found_out, cell


def filled_in(counts: Mapping[CellKey, float], sums: Sequence[Sum]) -> dict[CellKey, float]:
    cells = dict(counts)
    for each in sorted(sums, key=lambda each: each.whole[0] == "all" and each.whole[1] == "sum"):
        cells[each.whole] = sum(cells.get(part, 0.0) for part in each.parts)
    cells["all", "sum"] = sum(counts.values())
    return cells


@long_property(examples=60)
@given(st.lists(st.integers(0, 12), min_size=20, max_size=20))
def test_no_hidden_count_of_any_table_of_wards_can_be_worked_out(numbers: list[int]) -> None:
    rows, columns = tuple("ABCDE"), ("burglary", "robbery", "arson", "theft")
    keys = [(row, col) for row in rows for col in columns]
    counts: dict[CellKey, float] = dict(zip(keys, map(float, numbers), strict=True))
    sums = grid_relations(rows, columns, total_row="all", total_column="sum")
    cells = {cell: Known(number) for cell, number in filled_in(counts, sums).items()}

    protected = protect(cells, sums, sensitive=keys)

    assert found_out(protected, sums) == ()
    assert all(isinstance(protected.cells[key], Suppressed) for key in keys if 0 < counts[key] < 5)


@long_property(examples=40)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=6))
def test_no_hidden_count_of_any_comparison_can_be_worked_out(pairs: list[tuple[int, int]]) -> None:
    cells: dict[CellKey, Quantity] = {}
    relations: list[Relation] = []
    for index, (now, before) in enumerate(pairs):
        row = f"row {index}"
        cells |= {(row, "now"): Known(float(now)), (row, "before"): Known(float(before))}
        cells[row, "difference"] = Known(float(now - before))
        if before:
            cells[row, "percent"] = Known((now - before) / before * 100)
        relations += comparison_relations(row, current="now", previous="before", percent="percent")
    for name in ("now", "before"):
        parts = tuple((f"row {index}", name) for index in range(len(pairs)))
        cells["all", name] = Known(float(sum(pair[name == "before"] for pair in pairs)))
        relations.append(Sum(("all", name), parts))
    relations.append(Difference(("all", "difference"), ("all", "now"), ("all", "before")))

    protected = protect(cells, relations, sensitive=[cell for cell in cells if cell[1] in ("now", "before")])

    assert found_out(protected, relations) == ()


@long_property(examples=60)
@given(st.lists(st.integers(0, 12), min_size=9, max_size=9))
def test_no_more_is_withheld_than_is_needed(numbers: list[int]) -> None:
    """Each further cell is needed: with it shown again, some small count could be worked out."""
    rows, columns = ("A", "B", "C"), ("x", "y", "z")
    keys = [(row, col) for row in rows for col in columns]
    counts: dict[CellKey, float] = dict(zip(keys, map(float, numbers), strict=True))
    sums = grid_relations(rows, columns, total_row="all", total_column="sum")
    shown = filled_in(counts, sums)
    cells = {cell: Known(number) for cell, number in shown.items()}

    protected = protect(cells, sums, sensitive=keys)

    assert protected.cells.keys() == cells.keys()
    published = {cell: q.number for cell, q in protected.cells.items() if isinstance(q, Known)}
    needed = {
        cell
        for cell in protected.secondary
        if any(
            within.is_found_out
            for within in ranges_of(protected.primary, published | {cell: shown[cell]}, sums).values()
        )
    }
    assert needed == protected.secondary
