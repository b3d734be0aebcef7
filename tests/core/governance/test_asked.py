"""The clock of a request for information, by tables of days that a calendar shows, and the life of a question."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.governance.asked.clock import RequestClock, not_sure
from tithing.governance.asked.lifecycle import CLOSED, OPEN, STEPS, AskedState
from tithing.vocabulary.law.exemptions import all_exemptions
from tithing.vocabulary.law.working_days import (
    bank_holidays,
    is_working_day,
    last_year_known,
    working_day_after,
    working_days_until,
)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-02", "2026-11-30"),  # a Monday: four weeks
        ("2026-11-01", "2026-11-27"),  # a Sunday: Monday is the first day
        ("2026-11-06", "2026-12-04"),  # a Friday
        ("2026-12-01", "2026-12-31"),  # over Christmas: the 25th, and the 28th in the place of the 26th
        ("2026-12-25", "2027-01-26"),  # received on Christmas Day
        ("2025-12-24", "2026-01-26"),  # Christmas, Boxing Day, New Year
        ("2026-03-16", "2026-04-15"),  # over Easter: 3 and 6 April
        ("2027-03-01", "2027-03-31"),  # over Easter: 26 and 29 March
        ("2026-04-20", "2026-05-19"),  # the early May bank holiday
        ("2026-05-05", "2026-06-03"),  # the spring bank holiday
        ("2024-02-12", "2024-03-11"),  # with a leap day
        ("2023-02-13", "2023-03-13"),  # and without
        ("2023-04-17", "2023-05-17"),  # the early May bank holiday and the one for the coronation
        ("2022-08-22", "2022-09-21"),  # the summer bank holiday and the one for the funeral
        ("2026-08-03", "2026-09-01"),  # the summer bank holiday
    ],
)
def test_twenty_working_days_follow_the_day_of_receipt(received: str, due: str) -> None:
    found = RequestClock(date.fromisoformat(received)).due

    assert found is not None
    assert (found.day.isoformat(), found.sure) == (due, True)


def test_there_is_no_due_day_while_somebody_is_asked_what_they_mean() -> None:
    waiting = RequestClock(date(2026, 11, 2)).asked_back(date(2026, 11, 10))

    assert waiting.due is None


def test_the_days_begin_anew_when_they_have_said_what_they_mean() -> None:
    clock = RequestClock(date(2026, 11, 2)).asked_back(date(2026, 11, 10)).explained(date(2026, 11, 16))

    assert clock == RequestClock(date(2026, 11, 16))
    assert clock.due is not None
    assert clock.due.day == date(2026, 12, 14)


def test_who_asks_back_too_late_gains_no_time() -> None:
    late = RequestClock(date(2026, 11, 2)).asked_back(date(2026, 12, 1))

    assert late.due is not None
    assert late.due.day == date(2026, 11, 30)
    assert late.explained(date(2026, 12, 8)) == RequestClock(date(2026, 11, 2))


def test_weighing_the_public_interest_gives_twenty_more() -> None:
    extended = RequestClock(date(2026, 11, 2), extended=True)

    assert extended.due is not None
    assert extended.due.day == date(2026, 12, 30)
    assert extended.why_not_extended(date(2026, 11, 5)) == "it was extended before"


def test_it_is_extended_only_in_time() -> None:
    clock = RequestClock(date(2026, 11, 2))

    assert clock.why_not_extended(date(2026, 11, 30)) == ""
    assert clock.why_not_extended(date(2026, 12, 1)) == "its day has passed"
    assert "stands still" in clock.asked_back(date(2026, 11, 9)).why_not_extended(date(2026, 11, 10))


def test_a_year_whose_bank_holidays_nobody_knows_is_said_and_counted_early() -> None:
    last = last_year_known()
    known, unknown = RequestClock(date(last, 11, 1)).due, RequestClock(date(last, 12, 20)).due

    assert known is not None
    assert known.sure
    assert not_sure(known) == ""
    assert unknown is not None
    assert not unknown.sure
    assert f"known to the end of {last}" in not_sure(unknown)
    assert not working_day_after(date(min(bank_holidays()) - 1, 12, 1), 1).sure


def easter(year: int) -> date:
    """Easter Sunday, by the rule of the church."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, day + 1)


def mondays(year: int, month: int) -> list[date]:
    days = [date(year, month, 1) + timedelta(days=each) for each in range(31)]
    return [day for day in days if day.month == month and day.weekday() == 0]


def moved(days: list[date]) -> set[date]:
    """Each on the next day that is neither a weekend nor taken."""
    found: set[date] = set()
    for day in days:
        while day.weekday() > 4 or day in found:
            day += timedelta(days=1)
        found.add(day)
    return found


PROCLAIMED = {
    2020: ({date(2020, 5, 8)}, {date(2020, 5, 4)}),
    2022: ({date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}, {date(2022, 5, 30)}),
    2023: ({date(2023, 5, 8)}, set()),
}


@pytest.mark.parametrize("year", sorted(bank_holidays()))
def test_the_table_is_what_the_rule_gives_but_for_days_that_were_proclaimed(year: int) -> None:
    sunday = easter(year)
    by_rule = {
        *moved([date(year, 1, 1)]),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        mondays(year, 5)[0],
        mondays(year, 5)[-1],
        mondays(year, 8)[-1],
        *moved([date(year, 12, 25), date(year, 12, 26)]),
    }
    more, fewer = PROCLAIMED.get(year, (set(), set()))

    assert bank_holidays()[year] == (by_rule | more) - fewer


@given(start=st.dates(date(2020, 1, 1), date(2027, 6, 1)), number=st.integers(1, 60))
def test_the_day_counted_is_a_working_day_and_so_many_lie_between(start: date, number: int) -> None:
    found = working_day_after(start, number).day

    assert is_working_day(found)
    assert working_days_until(start, found) == number
    between = [start + timedelta(days=each) for each in range(1, (found - start).days + 1)]
    free = {day for days in bank_holidays().values() for day in days}
    assert len([day for day in between if day.weekday() < 5 and day not in free]) == number


def test_no_working_day_is_the_noughth() -> None:
    with pytest.raises(ValueError, match="at least the first"):
        working_day_after(date(2026, 11, 2), 0)
    assert working_days_until(date(2026, 11, 3), date(2026, 11, 2)) == 0


# -- its life ------------------------------------------------------------------------------------------------------------


def test_every_state_is_open_or_closed_and_can_be_reached_and_left() -> None:
    reached = {step.to for step in STEPS.values() if step.to} | {AskedState.RECEIVED}

    assert OPEN | CLOSED == set(AskedState) == reached
    for state in AskedState:
        assert any(state in step.allowed_in and step.to not in (None, state) for step in STEPS.values())


@pytest.mark.parametrize("name", STEPS)
def test_a_step_says_why_not_of_just_the_states_in_which_it_may_not_be_done(name: str) -> None:
    step = STEPS[name]

    assert set(step.why_not) == {state.value for state in AskedState if state not in step.allowed_in}
    assert all(step.why_not.values())


def test_time_to_weigh_is_given_where_something_is_weighed() -> None:
    weighed = {each.slug for each in all_exemptions() if each.qualified}

    assert {"s31", "s43"} <= weighed
    assert not weighed & {"s12", "s14", "s21", "s23", "s32", "s40", "s41", "s44"}
