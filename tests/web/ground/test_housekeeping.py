"""What is kept for a time goes when its time is over, and nothing before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.web.ground.work_tried import begun
from tithing.web.ground.housekeeping import DONE_FOR, FAILED_FOR, HOUSEKEEPING, SWEEPS
from tithing.web.ground.models import Job
from tithing.web.ground.schedule.dated import REGULAR
from tithing.web.ground.states import DONE, FAILED
from tithing.web.ground.worker import beat

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def test_it_is_done_every_night() -> None:
    assert REGULAR["housekeeping"].kind is HOUSEKEEPING
    assert SWEEPS


@pytest.mark.parametrize(("state", "kept"), [(DONE, DONE_FOR), (FAILED, FAILED_FOR)])
def test_work_goes_at_the_end_of_its_time(state: str, kept: timedelta) -> None:
    now = timezone.now()
    for key, ended in (("old", now - kept - A_MINUTE), ("young", now - kept + A_MINUTE)):
        Job.objects.create(key=key, kind="tried", by=0, state=state, due_at=ended, finished_at=ended)
    job = begun(HOUSEKEEPING)
    beat()

    job.refresh_from_db()
    assert job.state == DONE
    assert set(Job.objects.exclude(kind="housekeeping").values_list("key", flat=True)) == {"young"}


def test_a_session_that_has_ended_goes() -> None:
    now = timezone.now()
    Session.objects.create(session_key="a", session_data="", expire_date=now - A_MINUTE)
    Session.objects.create(session_key="b", session_data="", expire_date=now + A_MINUTE)
    begun(HOUSEKEEPING)
    beat()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["b"]
