"""What may be published of wards: no small count is said, nor can one be worked out from all that is, over all of a year (R100)."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.disclosure.attack import CellKey, Sum, ranges_of
from tithing.indicators.calculate import evidence_for
from tithing.indicators.evidence import Evidence
from tithing.indicators.value_over import value_over
from tithing.observations.measure import load_measures
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.reading.safe_wards import WardsSaid
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Withheld, number_of
from tithing.vocabulary.units import Unit

WARDS = ("E05000001", "E05000002", "E05000003", "E05000004")
DISTRICT = "E06000001"
FIRES, STREET = "deliberate_fires", "street_burglary"
QUARTERS = tuple(Period.parse(f"2024-25Q{number}") for number in (1, 2, 3, 4))
YEAR = QUARTERS[-1].year_to_date()
MINIMUM = 5

Table = Mapping[tuple[str, str, Period], float]  # by area, measure and period


def evidence(table: Table) -> Evidence:
    said = (
        Observation(measure, area, period, Known(number), Unit.COUNT, source=SourceRef("sent.csv", "aa"))
        for (area, measure, period), number in table.items()
    )
    return evidence_for(Observations.of(said), load_measures())


def published(wards: Table, whole: Table | None = None, quarters: Iterable[Period] = QUARTERS) -> Evidence:
    """What may be said of the wards; the district's own figure is their sum unless it is given."""
    sums: dict[tuple[str, str, Period], float] = {}
    for (_, measure, period), number in wards.items():
        sums[DISTRICT, measure, period] = sums.get((DISTRICT, measure, period), 0) + number
    asked = WardsSaid(
        evidence(wards), evidence(whole or sums), dict.fromkeys(WARDS, DISTRICT), minimum=MINIMUM
    )
    return evidence_for(asked.to_publish(quarters), load_measures())


def of_quarter(period: Period, *numbers: float, measure: str = FIRES) -> Table:
    return {(ward, measure, period): number for ward, number in zip(WARDS, numbers, strict=True)}


def row(safe: Evidence, period: Period, measure: str = FIRES) -> list[Quantity]:
    return [value_over(safe, measure, area=ward, period=period).quantity for ward in WARDS]


def test_a_small_count_is_hidden_with_the_one_that_would_give_it_away() -> None:
    safe = published(of_quarter(QUARTERS[0], 3, 9, 14, 20))

    assert [number_of(each) for each in row(safe, QUARTERS[0])] == [None, None, 14, 20]


def test_counts_that_are_large_enough_and_noughts_are_said_with_the_file_they_came_from() -> None:
    safe = published(of_quarter(QUARTERS[0], 0, 5, 9, 14))

    assert [number_of(each) for each in row(safe, QUARTERS[0])] == [0, 5, 9, 14]
    at = value_over(safe, FIRES, area=WARDS[1], period=QUARTERS[0])
    assert [ref.file for ref in at.sources] == ["sent.csv"]


def test_open_data_is_left_as_it_is_by_month_too() -> None:
    april = Period.parse("2024-04")
    safe = published(of_quarter(april, 1, 2, 3, 40, measure=STREET))

    assert [number_of(each) for each in row(safe, april, STREET)] == [1, 2, 3, 40]


def test_of_other_counts_no_month_is_said_and_their_quarter_is() -> None:
    months = QUARTERS[0].months()
    by_month = {key: n for month in months for key, n in of_quarter(month, 2, 3, 4, 9).items()}

    safe = published(by_month)

    assert [number_of(each) for each in row(safe, QUARTERS[0])] == [6, 9, 12, 27]
    assert all(number_of(each) is None for month in months for each in row(safe, month))


def test_what_is_no_count_is_not_said_of_a_ward() -> None:
    share = "opiate_users_completing_treatment"
    safe = published({(WARDS[0], share, QUARTERS[0]): 33.3})

    assert safe.observations.all == ()


def test_a_year_to_date_is_hidden_with_any_of_its_quarters() -> None:
    """Else the quarters that earlier profiles showed would give the hidden one."""
    first, second = of_quarter(QUARTERS[0], 3, 9, 14, 20), of_quarter(QUARTERS[1], 30, 9, 14, 20)
    to_date = QUARTERS[1].year_to_date()

    safe = published({**first, **second})

    assert [number_of(each) for each in row(safe, to_date)] == [None, None, 28, 40]


def test_a_year_to_date_that_was_supplied_is_not_said_beside_a_hidden_quarter() -> None:
    to_date = QUARTERS[1].year_to_date()
    given_too = {**of_quarter(QUARTERS[0], 3, 9, 14, 20), **of_quarter(to_date, 33, 18, 28, 40)}

    safe = published(given_too)

    assert [number_of(each) for each in row(safe, to_date)] == [None] * len(WARDS)


def test_a_part_cannot_be_worked_out_from_its_whole_and_the_other_part() -> None:
    whole, parts = "sexual_offences", ("rape", "other_sexual_offences")
    quarter = QUARTERS[0]
    numbers = {
        whole: (23, 40, 50, 60),
        parts[0]: (3, 20, 20, 20),
        parts[1]: (20, 20, 30, 40),
    }
    table = {
        key: n for slug, of in numbers.items() for key, n in of_quarter(quarter, *of, measure=slug).items()
    }

    safe = published(table)

    shown = {slug: number_of(row(safe, quarter, slug)[0]) for slug in numbers}
    assert shown[parts[0]] is None
    assert None in (shown[whole], shown[parts[1]])


def test_what_a_supplier_withholds_of_one_ward_cannot_be_worked_out_from_the_others() -> None:
    quarter, said = QUARTERS[0], of_quarter(QUARTERS[0], 30, 9, 14, 20)
    whole = {(DISTRICT, FIRES, quarter): 73.0}
    rows = [
        Observation(slug, ward, period, Withheld() if ward == WARDS[0] else Known(number), Unit.COUNT)
        for (ward, slug, period), number in said.items()
    ]
    told = evidence_for(Observations.of(rows), load_measures())

    asked = WardsSaid(told, evidence(whole), dict.fromkeys(WARDS, DISTRICT), minimum=MINIMUM)
    safe = row(evidence_for(asked.to_publish([quarter]), load_measures()), quarter)

    assert isinstance(safe[0], Withheld)
    assert [number_of(each) for each in safe[1:]] == [None, 14, 20]


def test_what_a_quarter_hides_does_not_hang_on_which_quarter_is_asked_about() -> None:
    table = {**of_quarter(QUARTERS[0], 3, 9, 14, 20), **of_quarter(QUARTERS[1], 30, 2, 14, 20)}

    alone = published(table, quarters=QUARTERS[:1])
    later = published(table, quarters=QUARTERS[:2])

    assert row(alone, QUARTERS[0]) == row(later, QUARTERS[0])


@pytest.mark.parametrize("hidden_by", ["the ward", "the district"])
def test_a_measure_with_a_ward_unknown_still_hides_its_small_counts(hidden_by: str) -> None:
    table = dict(of_quarter(QUARTERS[0], 3, 9, 14, 20))
    whole = {(DISTRICT, FIRES, QUARTERS[0]): 46.0}
    if hidden_by == "the ward":
        del table[WARDS[3], FIRES, QUARTERS[0]]

    safe = published(table, whole)

    assert number_of(row(safe, QUARTERS[0])[0]) is None


counts = st.integers(0, 12)
years = st.lists(st.tuples(counts, counts, counts, counts), min_size=4, max_size=4)


@given(years)
def test_no_small_count_can_be_found_out_from_all_quarters_and_the_year_together(
    numbers: list[tuple[int, int, int, int]],
) -> None:
    by_quarter = [of_quarter(quarter, *of) for quarter, of in zip(QUARTERS, numbers, strict=True)]
    table = dict(ChainMap(*map(dict, by_quarter)))

    told = _told(published(table))

    small = {(ward, period.code) for (ward, _, period), n in table.items() if 0 < n < MINIMUM}
    assert small & set(told) == set()
    found = ranges_of(small, told | _totals(table), _relations(PERIODS))
    found_out = {cell for cell in small if found[cell].is_found_out}
    assert {cell for cell in found_out if not _nowhere_to_hide(cell, table)} == set()


PERIODS = (*QUARTERS, *(quarter.year_to_date() for quarter in QUARTERS[1:]))


def _told(safe: Evidence) -> dict[CellKey, float]:
    """Every number of a ward that is said, of a quarter or of a year to date."""
    cells = {
        (ward, period.code): value_over(safe, FIRES, area=ward, period=period).quantity
        for ward in WARDS
        for period in PERIODS
    }
    return {cell: number for cell, quantity in cells.items() if (number := number_of(quantity)) is not None}


def _totals(table: Table) -> dict[CellKey, float]:
    """The district's own figures, which are published."""
    return {
        (DISTRICT, period.code): sum(
            n for (_, _, p), n in table.items() if period.start <= p.start and p.end <= period.end
        )
        for period in PERIODS
    }


def _relations(periods: Iterable[Period]) -> list[Sum]:
    """Wards add to the district in every period, and quarters to each year to date, in every area."""
    every = tuple(periods)
    over_wards = [Sum((DISTRICT, p.code), tuple((w, p.code) for w in WARDS)) for p in every]
    over_time = [
        Sum((area, to_date.code), tuple((area, q.code) for q in to_date.quarters()))
        for to_date in every
        if to_date not in QUARTERS
        for area in (*WARDS, DISTRICT)
    ]
    return [*over_wards, *over_time]


def _nowhere_to_hide(cell: CellKey, table: Table) -> bool:
    """Where the district's own count is that small, it says so itself, and it is published."""
    _, code = cell
    return sum(n for (_, _, p), n in table.items() if p.code == code) < MINIMUM
