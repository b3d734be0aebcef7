"""What one cell means, case by case."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.observations.measure import Measure
from tithing.sources.tables import ReceivedCell
from tithing.sources.values.cells import (
    Unclear,
    breakdown_of,
    check_value,
    day_of,
    number_of,
    status_of,
    unit_of,
)
from tithing.sources.values.withheld import IN_THE_STATUS
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12),
        (" +1,234 ", 1234),
        ("1 234", 1234),
        ("1,234,567.5", 1234567.5),
        (".0125", 0.0125),
        ("−3", -3),
        (4.0, 4),
        (7, 7),
        ("12.", 12),
    ],
)
def test_a_number_may_have_thousands_commas_spaces_and_a_plus(cell: ReceivedCell, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("cell", "what", "change"),
    [
        ("12a", "not a number", "digits only"),
        ("1,23", "commas", "1234"),
        ("12,34,567", "commas", "1234"),
        ("1,234 567", "not a number", "digits"),
        ("#DIV/0!", "spreadsheet error", "missing"),
        ("-", "missing, suppressed or none", "write 0"),
        ("n/a", "missing, suppressed or none", "write 0"),
        ("Data unavailable", "missing, suppressed or none", "write missing in the status"),
        ("nil", "a word", "Write 0"),
        ("1E+05", "scientific", "in full"),
        ("12%", "percentage", "count"),
        ("nan", "missing, suppressed", "missing"),
        ("٣", "not a number", "digits"),
        ("=A1", "formula", "value"),
        ("9" * 30, "too large", "number"),
        (float("nan"), "too large", "number"),
        (True, "logical", "number"),
        (date(2017, 4, 1), "date", "number"),
    ],
)
def test_what_is_no_number_is_asked_about_and_not_guessed(cell: ReceivedCell, what: str, change: str) -> None:
    with pytest.raises(Unclear) as unclear:
        number_of(cell, instead=IN_THE_STATUS)

    assert what in unclear.value.what
    assert change in unclear.value.change


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_every_whole_number_is_read_back_with_and_without_commas(number: int) -> None:
    assert number_of(str(number)) == number_of(f"{number:,}") == number


def reading_of(text: str) -> float | str:
    try:
        return number_of(text)
    except Unclear as unclear:
        return unclear.change


@given(st.text(max_size=12))
def test_spaces_around_a_cell_change_nothing(text: str) -> None:
    assert reading_of(text) == reading_of(f" {text} ")
    assert reading_of(text) != ""


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2017-04-01", date(2017, 4, 1)),
        ("01/04/2017", date(2017, 4, 1)),
        ("1/4/2017", date(2017, 4, 1)),
        ("1 April 2017", date(2017, 4, 1)),
        ("1-Apr-2017", date(2017, 4, 1)),
        ("2017-04-01T00:00:00", date(2017, 4, 1)),
        (datetime(2017, 4, 1), date(2017, 4, 1)),
    ],
)
def test_a_day_is_iso_or_day_first(cell: ReceivedCell, day: date) -> None:
    assert day_of(cell) == day


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("04/13/2017", "month first"),
        ("01/04/17", "three ways"),
        ("2017-02-30", "no day"),
        ("42826", "day number"),
        ("", "empty"),
        ("April", "not a date"),
    ],
)
def test_a_day_that_is_ambiguous_or_none_is_refused(cell: ReceivedCell, what: str) -> None:
    with pytest.raises(Unclear, match=what):
        day_of(cell)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("count", (Unit.COUNT, None)),
        ("Rank of 15", (Unit.RANK, 15)),
        ("%", (Unit.PERCENT, None)),
        ("rate (basis not stated)", (Unit.RATE, None)),
        ("per 1,000 households", (Unit.RATE_PER_1000_HOUSEHOLDS, None)),
    ],
)
def test_a_unit_is_known_by_its_words(words: str, unit: tuple[Unit, int | None]) -> None:
    assert unit_of(words) == unit


def test_a_status_that_is_none_is_refused_with_the_list() -> None:
    with pytest.raises(Unclear) as unclear:
        status_of("good")

    assert "provisional" in unclear.value.change
    assert status_of("[p]") is Status.PROVISIONAL
    assert status_of("") is None


def test_a_breakdown_is_sorted_and_named_in_lower_case() -> None:
    assert breakdown_of(" Ward = Victoria ; TYPE=personal") == "type=personal;ward=Victoria"
    for wrong in ("personal", "type=", "a=1;A=2"):
        with pytest.raises(Unclear):
            breakdown_of(wrong)


@pytest.mark.parametrize(
    ("value", "unit", "members"),
    [
        (-1, "count", None),
        (1.5, "count", None),
        (101, "percent", None),
        (-0.1, "percent", None),
        (16, "rank", 15),
        (0, "rank", 15),
        (2, "probability", None),
        (-2, "rate per 1,000 population", None),
    ],
)
def test_a_value_that_its_unit_cannot_have_is_refused(value: float, unit: str, members: int | None) -> None:
    with pytest.raises(Unclear):
        check_value(value, Measure(slug="m", title="M", unit=Unit(unit)), members=members)
