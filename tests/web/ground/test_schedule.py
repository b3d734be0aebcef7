"""What is due is begun once: on both days on which the clocks change, after a long night, and when a clock goes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.web.ground.work_tried import known
from tithing.web.ground.jobs.kinds import JobKind
from tithing.web.ground.models import DatedTask, Job
from tithing.web.ground.schedule import dated
from tithing.web.ground.schedule.times import HERE, Recurrence, next_after

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
RECURRENCES = st.one_of(
    st.builds(Recurrence, st.just("day"), TIMES),
    st.builds(Recurrence, st.just("week"), TIMES, st.integers(0, 6)),
    st.builds(Recurrence, st.just("month"), TIMES, st.integers(1, 31)),
)
TRIED = JobKind("tried", "Work that is tried", lambda run: None)


@pytest.fixture
def nightly(monkeypatch: pytest.MonkeyPatch) -> Recurrence:
    recurs = Recurrence("day", time(1, 30))
    monkeypatch.setattr(dated, "REGULAR", {"nightly": dated.Regular("nightly", TRIED, recurs)})
    return recurs


@given(RECURRENCES, MOMENTS)
def test_the_next_one_is_later_and_none_lies_between(recurs: Recurrence, moment: datetime) -> None:
    found = next_after(recurs, moment)

    assert found > moment
    assert recurs.is_on(found.astimezone(HERE).date()) or found.astimezone(HERE).hour in (0, 1, 2)
    halfway = moment + (found - moment) / 2
    assert next_after(recurs, halfway) == found


@given(TIMES, st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_every_day_has_what_is_done_daily_once(at: time, first: date) -> None:
    moment = datetime.combine(first, time(0), HERE).astimezone(UTC) - timedelta(seconds=1)
    days = []
    for _ in range(5):
        moment = next_after(Recurrence("day", at), moment)
        days.append(moment.astimezone(HERE).date())

    assert days == [first + timedelta(days=each) for each in range(5)]


@pytest.mark.parametrize(
    ("day", "moments"),
    [  # 1.30 does not come on the one, and comes twice on the other
        (date(2026, 3, 29), ["2026-03-28T01:30:00+00:00", "2026-03-29T01:30:00+00:00", "2026-03-30T00:30:00+00:00"]),
        (date(2026, 10, 25), ["2026-10-24T00:30:00+00:00", "2026-10-25T00:30:00+00:00", "2026-10-26T01:30:00+00:00"]),
    ],
)  # fmt: skip
def test_on_a_day_on_which_the_clocks_change_it_is_done_once(day: date, moments: list[str]) -> None:
    moment = datetime.combine(day - timedelta(days=1), time(0), HERE)
    found = []
    for _ in range(3):
        moment = next_after(Recurrence("day", time(1, 30)), moment)
        found.append(moment.isoformat())

    assert found == moments


def test_a_short_month_has_it_on_its_last_day() -> None:
    last = Recurrence("month", time(9), 31)

    found = next_after(last, datetime(2027, 2, 1, tzinfo=UTC))

    assert found == datetime(2027, 2, 28, 9, tzinfo=UTC)


@pytest.mark.parametrize(("every", "on"), [("year", 1), ("month", 0), ("month", 32)])
def test_no_other_recurrence_can_be_made(every: str, on: int) -> None:
    with pytest.raises(ValueError, match="nothing is done"):
        Recurrence(every, time(9), on)


@pytest.mark.django_db
def test_what_was_missed_is_caught_up_once(nightly: Recurrence) -> None:
    with known(TRIED):
        assert dated.tick(datetime(2026, 6, 1, 12, tzinfo=UTC)) == 0
        after_a_week = datetime(2026, 6, 8, 12, tzinfo=UTC)
        assert dated.tick(after_a_week) == 1
        assert dated.tick(after_a_week) == 0

    assert [each.key for each in Job.objects.all()] == ["nightly of 2026-06-02T00:30:00Z"]
    assert DatedTask.objects.get().due_at == datetime(2026, 6, 9, 0, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_a_clock_that_goes_back_begins_nothing_twice(nightly: Recurrence) -> None:
    night = datetime(2026, 6, 2, 0, 31, tzinfo=UTC)
    with known(TRIED):
        dated.tick(night - timedelta(hours=5))
        assert dated.tick(night) == 1
        for minutes in range(-30, 30):
            dated.tick(night + timedelta(minutes=minutes))

    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_that_was_years_wrong_puts_nothing_off(nightly: Recurrence) -> None:
    with known(TRIED):
        dated.tick(datetime(2031, 1, 1, tzinfo=UTC))
        dated.tick(datetime(2026, 6, 1, 12, tzinfo=UTC))
        assert dated.tick(datetime(2026, 6, 2, 12, tzinfo=UTC)) == 1


@pytest.mark.django_db
def test_another_time_in_a_later_version_counts_at_once(
    nightly: Recurrence, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    dated.tick(now)
    evening = Recurrence("day", time(18))
    monkeypatch.setattr(dated, "REGULAR", {"nightly": dated.Regular("nightly", TRIED, evening)})
    dated.tick(now)

    assert DatedTask.objects.get().due_at == datetime(2026, 6, 1, 17, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_done_once_is_done_at_the_moment_last_given_and_can_be_called_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dated, "REGULAR", {})
    noon = datetime(2026, 6, 1, 11, tzinfo=UTC)
    with known(TRIED), transaction.atomic():
        dated.once("leaves", TRIED, noon - timedelta(hours=3), by=0)
        dated.once("leaves", TRIED, noon, by=0)
        dated.once("stays", TRIED, noon, by=0)
        dated.called_off("stays")
        assert dated.tick(noon - timedelta(seconds=1)) == 0
        assert dated.tick(noon) == 1
        assert dated.tick(noon) == 0

    assert not DatedTask.objects.exists()
