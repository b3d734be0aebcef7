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
    evidence_of,
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
from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observation, Observations
from tithing.reading.guard.seen_before import Overtaken, overtaken
from tithing.reading.guard.seen_sums import sums_seen
from tithing.reading.guard.universe import ways_cut
from tithing.reading.guard.year import Published, YearOfBook
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


def entry(
    number: int, released: date | None, received: datetime = datetime(2024, 9, 20, tzinfo=UTC)
) -> SimpleNamespace:
    return SimpleNamespace(number=number, release=released, received=received)


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


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((1, 1, 1), ()),
        ((1, 1, 2), (Overtaken(2, None),)),
        ((1, 2, 2), ()),
        ((1, 2, 3), (Overtaken(2, None),)),
    ],
)
def test_a_late_file_overtakes_what_could_be_asked_on_the_days_before_it_came(
    days: tuple[int, int, int], expected: tuple[Overtaken, ...]
) -> None:
    """Figures that nobody released stand in no ledger, and anybody may have asked for them."""
    released = (date(2024, 8, 20), date(2024, 9, 1), date(2024, 8, 25))
    entries = [
        entry(number, day, datetime(2024, 9, came, tzinfo=UTC))
        for number, (day, came) in enumerate(zip(released, days, strict=True), start=1)
    ]

    assert overtaken([], entries) == expected  # type: ignore[arg-type]


def went_out(
    published: Sequence[Observation], shown: Evidence
) -> dict[tuple[str, str, str, str], list[float]]:
    """What a publication of these rows told, of which the public was shown so much."""
    return {
        (row.measure, row.area, row.period.code, ""): [row.quantity.number]
        for row in published
        if isinstance(row.quantity, Known) and number_of(quantity(shown, row.area)) is not None
    }


def test_what_was_hidden_beside_a_count_stays_hidden_when_that_is_erased() -> None:
    """The total was published, with two wards hidden: told the one, anybody has the other, which is erased."""
    rows = rows_of(with_district(of_quarter(FIRST, 3, 9, 14, 20)))
    shown = told(rows)
    hidden = {
        (row.measure, row.area, FIRST.code, "")
        for row in rows
        if number_of(quantity(shown, row.area)) is None
    }
    left = [row for row in rows if row.area != wards()[0]]

    def year() -> YearOfBook:
        return year_of([(row,) for row in left], published=went_out(rows, shown))

    assert numbers(shown) == [None, None, 14, 20]
    assert numbers(told_on(year(), left))[1] == 9
    assert numbers(told_on(replace(year(), hidden_before=hidden), left))[1:] == [None, 14, 20]


def test_what_was_hidden_of_one_suppliers_figures_stays_hidden_when_anothers_are_used() -> None:
    """Both counted the same in all wards but the first, of which the one has 3 and the other 30."""
    theirs = [replace(row, supplier="one") for row in rows_of(with_district(of_quarter(FIRST, 3, 9, 14, 20)))]
    ours = [
        replace(row, supplier="other") for row in rows_of(with_district(of_quarter(FIRST, 30, 9, 14, 20)))
    ]
    shown = told(theirs)

    def year(published: Published) -> YearOfBook:
        of_both = year_of([(row,) for row in (*theirs, *ours)], published=published)
        return replace(of_both, evidence_of=lambda said: evidence_of(of_supplier(said, "other", "one")))

    assert numbers(shown) == [None, None, 14, 20]
    assert numbers(told_on(year({}), ours)) == [30, 9, 14, 20]
    assert numbers(told_on(year(went_out(theirs, shown)), ours)) == [None, None, 14, 20]


def of_supplier(said: Observations, first: str, otherwise: str) -> Observations:
    """As a setting says whose figures stand: the first's, and the other's only where they are alone."""
    rows = [row for row in said.all if row.supplier == first] or [
        row for row in said.all if row.supplier == otherwise
    ]
    return Observations.of(rows)


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
    year = year_of(list(zip(before, published, strict=True)), published=went_out(published, shown))
    year = replace(
        year,
        overtaken=(Overtaken(2, date(2024, 9, 5)),),
        line_of=lambda ref: {"sent.csv": 1, "late.csv": 3}[ref.file],
    )

    found = told_on(year, published)

    assert numbers(found) == numbers(shown) == [None, None, 14, 20]
    assert number_of(quantity(found, DISTRICT)) == number_of(quantity(shown, DISTRICT))
