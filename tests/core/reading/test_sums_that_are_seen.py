"""What is the sum of what, though nothing states it: a reader who sees it in the numbers takes no small count from it (R100)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reading.guarding import (
    DISTRICT,
    QUARTERS,
    SENT,
    numbers,
    of_quarter,
    quantity,
    rows_of,
    told,
    told_on,
    wards,
    with_district,
    year_of,
)
from tithing.reading.guard.guard import overtaken
from tithing.reading.guard.seen_sums import sums_seen
from tithing.reading.guard.universe import ways_cut
from tithing.reading.guard.year import Overtaken
from tithing.vocabulary.offences import Arrangement, offence_tree
from tithing.vocabulary.quantity import Known, number_of

FIRST = QUARTERS[0]
SMALL, COVERED = (
    3.0,
    11.0,
)  # in the first ward: the count that is hidden, and each of the others that it is added to
CUTS = [
    (slug, arrangement.parts)
    for slug, group in offence_tree().groups.items()
    for arrangement in group.arrangements
    if arrangement.stands_on(FIRST.end) and len(arrangement.parts) > 1
]


def added_up(whole: str, parts: Sequence[str]) -> list[list[float]]:
    """Of each part, and then of the whole, a count for each ward: a small one of the first part, of the first ward."""
    of_parts = [
        [
            SMALL if part == 0 == ward else COVERED + part + 7 * ward + ward % (part + 2)
            for ward in range(len(wards()))
        ]
        for part in range(len(parts))
    ]
    return [*of_parts, [sum(column) for column in zip(*of_parts, strict=True)]]


def told_of(whole: str, parts: Sequence[str]) -> dict[str, float | None]:
    """What is told of the first ward, of each."""
    spoken = {}
    for measure, counts in zip((*parts, whole), added_up(whole, parts), strict=True):
        spoken |= of_quarter(FIRST, *counts, measure=measure)
    found = told(rows_of(with_district(spoken)))
    return {slug: number_of(quantity(found, wards()[0], measure=slug)) for slug in (*parts, whole)}


# -- sums that are stated elsewhere, or nowhere ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("asb_incidents", ["asb_covid_related", "asb_excluding_covid"]),
        ("deliberate_fires", ["deliberate_primary_fires", "deliberate_secondary_fires"]),
        ("noise_complaints", ["fly_tipping_reports", "malicious_false_alarms", "hate_incidents"]),
    ],
)
def test_a_small_count_is_not_what_a_sum_leaves_that_everybody_sees(whole: str, parts: Sequence[str]) -> None:
    found = told_of(whole, parts)

    assert found[parts[0]] is None
    assert sum(number is None for number in found.values()) > 1, found


def test_a_count_under_another_name_is_hidden_with_it() -> None:
    names = ("violence_against_the_person", "local_violence")
    spoken = of_quarter(FIRST, 2, 9, 14, 20, measure=names[0]) | of_quarter(
        FIRST, 2, 9, 14, 20, measure=names[1]
    )

    found = told(rows_of(with_district(spoken)))

    assert [numbers(found, measure=name) for name in names] == [[None, None, 14, 20]] * 2


def test_a_count_under_another_name_of_few_wards_is_hidden_with_it() -> None:
    one = of_quarter(FIRST, 2, 9, 14, 20, measure="violence_against_the_person")
    other = {
        (ward, "local_violence", FIRST): said for (ward, _, _), said in one.items() if ward != wards()[0]
    }

    found = told(rows_of(with_district(one) | other))

    assert numbers(found, measure="violence_against_the_person") == [None, None, 14, 20]
    assert numbers(found, measure="local_violence")[1:] == [None, 14, 20]


# -- what nobody sends ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("whole", "parts"), [(whole, parts) for whole, parts in CUTS if len(parts) > 2])
def test_a_part_that_nobody_sends_is_taken_for_nought_where_the_others_come_to_the_whole(
    whole: str, parts: Sequence[str]
) -> None:
    found = told_of(whole, parts[:-1])

    assert found[parts[0]] is None
    assert sum(number is None for number in found.values()) > 1, found


def test_a_part_that_nobody_sends_is_taken_for_the_parts_that_it_is_made_of() -> None:
    parts = ("total_burglary", "bicycle_theft", "shoplifting", "other_theft")

    found = told_of("theft_offences", parts)

    assert found["total_burglary"] is None
    assert sum(number is None for number in found.values()) > 1, found


def test_a_ward_that_nobody_sends_is_taken_for_nought_where_the_others_come_to_the_district() -> None:
    every = with_district(of_quarter(FIRST, 4, 9, 14, 0))
    sent = {key: said for key, said in every.items() if key[0] != wards()[3]}

    found = told(rows_of(sent))

    assert numbers(found)[:3] == [None, None, 14]


def test_a_framework_s_own_grouping_does_not_make_the_tree_forgotten() -> None:
    own = Arrangement(("arson", "robbery"), "R71", "local")
    evidence = SimpleNamespace(arrangements=lambda _: (own,))

    found = [each.parts for each in ways_cut("robbery", evidence)]  # type: ignore[arg-type]

    assert found == [own.parts, ("robbery_of_business_property", "robbery_of_personal_property")]


# -- what is seen, and what is not ----------------------------------------------------------------------------


COLUMNS = st.lists(st.integers(5, 400), min_size=8, max_size=14)


@given(COLUMNS, COLUMNS)
def test_a_sum_is_seen_and_two_columns_that_are_none_are_not(one: list[int], other: list[int]) -> None:
    together = [(a, b) for a, b in zip(one, other, strict=False)]
    places = [(str(number), "Q1", "") for number in range(len(together))]
    sums = [float(a + b) for a, b in together]
    crooked = [number + 1 + place for place, number in enumerate(sums)]
    columns = {
        "one": [float(a) for a, _ in together],
        "other": [float(b) + 1000 for _, b in together],
        "sum": [number + 1000 for number in sums],
        "crooked": [number + 5000 for number in crooked],
    }
    counts = {name: dict(zip(places, column, strict=True)) for name, column in columns.items()}

    found = sums_seen(counts, {})

    assert ("one", "other") in found["sum"]
    assert "crooked" not in found


def test_noughts_and_a_few_counts_are_no_sum() -> None:
    places = [(str(number), "Q1", "") for number in range(12)]
    few = {"a": dict.fromkeys(places, 0.0), "b": dict.fromkeys(places, 0.0), "c": dict.fromkeys(places, 0.0)}
    for slug, at in (("a", (1, 2)), ("b", (1,)), ("c", (2,))):
        few[slug] |= {places[number]: 1.0 for number in at}

    assert sums_seen(few, {}) == {}


def test_a_correction_that_has_not_reached_the_whole_hides_no_sum_from_a_reader() -> None:
    places = [(str(number), "Q1", "") for number in range(20)]
    one = {place: 10.0 + 3 * number for number, place in enumerate(places)}
    other = {place: 40.0 + number * number for number, place in enumerate(places)}
    whole = {place: one[place] + other[place] for place in places}

    found = sums_seen({"one": one, "other": other | {places[4]: 2.0}, "whole": whole}, {})

    assert found == {"whole": [("one", "other")]}


# -- a file that comes after what was published ---------------------------------------------------------------


def entry(number: int, released: date | None) -> SimpleNamespace:
    return SimpleNamespace(number=number, release=released)


def publication(number: int, day: date, as_known_on: date | None = None) -> SimpleNamespace:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return SimpleNamespace(number=number, day=at.date(), as_known_on=as_known_on)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([entry(1, date(2024, 9, 1)), entry(3, date(2024, 10, 1))], ()),
        ([entry(1, date(2024, 9, 1)), entry(3, date(2024, 8, 1))], (Overtaken(2, date(2024, 9, 5)),)),
        ([entry(1, date(2024, 9, 1)), entry(3, None)], (Overtaken(2, date(2024, 9, 5)),)),
        ([entry(3, date(2024, 9, 1)), entry(4, date(2024, 8, 1))], ()),
    ],
)
def test_a_publication_is_overtaken_by_a_file_that_had_been_released_before_what_it_knew(
    entries: list[SimpleNamespace], expected: tuple[Overtaken, ...]
) -> None:
    assert overtaken([publication(2, date(2024, 9, 5))], entries) == expected  # type: ignore[arg-type,list-item]


def test_what_a_publication_hid_stays_hidden_when_a_file_comes_that_had_been_released_before() -> None:
    """Today's counts were published, a small one hidden; then a file of August comes that said 30 of the same ward."""
    published = rows_of(
        with_district(of_quarter(FIRST, 3, 9, 14, 20)), source=replace(SENT, release=date(2024, 9, 1))
    )
    before = rows_of(
        with_district(of_quarter(FIRST, 30, 9, 14, 20)),
        source=replace(SENT, file="late.csv", release=date(2024, 8, 1)),
    )
    shown = told(published)
    went_out = {
        (row.measure, row.area, row.period.code, ""): [row.quantity.number]
        for row in published
        if isinstance(row.quantity, Known) and number_of(quantity(shown, row.area)) is not None
    }
    year = year_of(list(zip(before, published, strict=True)), published=went_out)
    year = replace(
        year,
        overtaken=(Overtaken(2, date(2024, 9, 5)),),
        line_of=lambda ref: {"sent.csv": 1, "late.csv": 3}[ref.file],
    )

    found = told_on(year, published)

    assert numbers(found) == numbers(shown) == [None, None, 14, 20]
    assert number_of(quantity(found, DISTRICT)) == number_of(quantity(shown, DISTRICT))
