"""What the site says of a fault of its own: a number, by which its line in the log is found, and nothing of what is inside."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tithing.web.ground.models import Job


@pytest.mark.django_db
def test_a_fault_shows_its_number_and_no_trace(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(partnership: object) -> dict[str, object]:
        raise RuntimeError("a secret value")

    monkeypatch.setattr("tithing.web.public.views.about_page", fails)

    answer = Client(raise_request_exception=False).get("/about/")

    number = re.search(rb"<strong>([0-9a-f]{8})</strong>", answer.content)
    assert answer.status_code == 500
    assert number is not None
    assert f"incident {number[1].decode()}" in caplog.text
    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_a_site_whose_book_is_gone_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> object:
        raise FileNotFoundError

    assert Client().get("/health/").json() == {"well": True}
    monkeypatch.setattr("tithing.web.public.views.partnership", gone)

    answer = Client().get("/health/")

    assert (answer.status_code, answer.json()) == (503, {"well": False})


@pytest.mark.django_db
def test_a_site_whose_work_nobody_does_is_not_well() -> None:
    waiting = Job.objects.create(key="one", kind="tried", by=0, due_at=timezone.now() - timedelta(minutes=14))
    assert Client().get("/health/").json() == {"well": True}
    waiting.due_at -= timedelta(minutes=2)
    waiting.save()

    answer = Client().get("/health/")

    assert (answer.status_code, answer.json()) == (503, {"well": False})
