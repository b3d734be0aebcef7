"""What is let out: to whom, with which headers; and the audit as a file, from the page to the download."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import ROLES
from tithing.web.accounts.models import Account
from tithing.web.behind.audit_export import HEADS, export_audit
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files.kept_files import keep_file
from tithing.web.ground.files.on_disk import lay_down
from tithing.web.ground.models import Job, KeptFile
from tithing.web.ground.states import DONE
from tithing.web.ground.worker import beat
from tithing.web.shared.audit import AuditSubject, FieldChanged, changed, erase_details
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent

pytestmark = pytest.mark.django_db
Make, SignIn = Callable[..., Account], Callable[[Account], Client]
SUBJECT = AuditSubject("organisation", "fire")


@pytest.fixture(autouse=True)
def record(settings: object, tmp_path: Path) -> Path:
    settings.SITE = replace(settings.SITE, record=tmp_path / "record")  # type: ignore[attr-defined]
    return tmp_path / "record"


def kept(content: bytes = b"a,b\n", **more: object) -> KeptFile:
    told = {"name": "a.csv", "kind": "csv", "purpose": "a test", "asks": EXPORT_AUDIT, "by": 0, **more}
    return keep_file(lay_down(content), **told)  # type: ignore[arg-type]


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ROLES)
def test_who_has_the_permission_has_the_file_and_nobody_else_knows_of_it(
    role: str, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as(f"{role} for police" if role.of_organisation else str(role)))  # type: ignore[attr-defined]

    found, none = browser.get(f"/desk/downloads/{kept().pk}/"), browser.get("/desk/downloads/987654/")

    assert found.status_code == (200 if role in ("administrator", "auditor") else 404)
    assert none.status_code == 404


def test_who_is_not_signed_in_is_asked_to(db: None) -> None:
    assert Client().get(f"/desk/downloads/{kept().pk}/").status_code == 302


def test_a_file_of_one_account_is_that_accounts_alone(account_as: Make, signed_in: SignIn) -> None:
    mine, other = account_as("auditor"), account_as("administrator")
    file = kept(of=mine.pk)

    assert signed_in(mine).get(f"/desk/downloads/{file.pk}/").status_code == 200
    assert signed_in(other).get(f"/desk/downloads/{file.pk}/").status_code == 404


def test_a_file_whose_time_is_over_or_whose_bytes_are_gone_is_absent(
    account_as: Make, signed_in: SignIn, record: Path
) -> None:
    browser = signed_in(account_as("auditor"))
    over, gone = kept(lasts=timedelta(0)), kept(b"gone")
    (record / "files" / gone.sha256).unlink()

    assert [browser.get(f"/desk/downloads/{each.pk}/").status_code for each in (over, gone)] == [404, 404]


@pytest.mark.parametrize("name", ['"><script>.csv', "a\r\nX-Bad: 1.csv", "Café £.csv", "\u202ea.csv"])
def test_a_file_is_something_to_keep_and_never_something_to_show(
    name: str, account_as: Make, signed_in: SignIn
) -> None:
    file = kept(b"<script>alert(1)</script>", name=name.replace("\r\n", " "), kind="html")

    answer = signed_in(account_as("auditor")).get(f"/desk/downloads/{file.pk}/")

    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "allow-" not in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert body(answer) == b"<script>alert(1)</script>"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_download_takes_nothing(method: str, account_as: Make, signed_in: SignIn) -> None:
    assert (
        getattr(signed_in(account_as("auditor")), method)(f"/desk/downloads/{kept().pk}/").status_code == 405
    )


# -- the audit as a file -----------------------------------------------------------------------------------------------


def test_an_auditor_has_the_audit_made_into_a_file_and_downloads_it(
    account_as: Make, signed_in: SignIn
) -> None:
    auditor = account_as("auditor", name="=Practice Auditor")
    changed(
        SUBJECT, "organisation.rename", "Renamed it.", by=auditor.pk, reason="=1+1; \u202eturned",
        fields=[FieldChanged("name", "Old", "New")],
    )  # fmt: skip
    browser = signed_in(auditor)

    asked = browser.post("/desk/audit/export/", {"made": "True", "reason": "for the yearly look"})
    waiting = browser.get("/desk/jobs/").content.decode()
    beat()
    page = browser.get("/desk/jobs/").content.decode()
    file = KeptFile.objects.get()
    rows = list(csv.DictReader(io.StringIO(body(browser.get(f"/desk/downloads/{file.pk}/")).decode())))

    assert asked["Location"] == "/desk/jobs/"
    assert "Who did what, as a file" in waiting
    assert f"/desk/downloads/{file.pk}/" in page
    assert tuple(rows[0]) == HEADS
    assert [each["what"] for each in rows] == ["Renamed it.", "Asked for the audit as a file."]
    assert (rows[0]["why"], rows[0]["who"]) == ("'=1+1; turned", "'=Practice Auditor")
    assert rows[0]["before_and_after"] == "name: Old before, New after"
    assert [each["hash"] for each in rows] == list(
        AuditLine.objects.order_by("number").values_list("hash", flat=True)[:2]
    )


def test_who_may_not_see_the_audit_has_no_file_of_it(account_as: Make) -> None:
    with pytest.raises(Absent):
        export_audit(by=acting(account_as("analyst")))
    assert not Job.objects.exists()


def test_words_that_are_erased_are_in_no_file_any_more(
    account_as: Make,
    record: Path,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    auditor = account_as("auditor")
    changed(SUBJECT, "organisation.rename", "Renamed it.", by=auditor.pk, reason="personal words")
    export_audit(by=acting(auditor))
    beat()
    (before,) = (record / "files").iterdir()
    assert b"personal words" in before.read_bytes()

    with django_capture_on_commit_callbacks(execute=True):
        erase_details(SUBJECT, by=auditor.pk, reason="asked for")
        assert before.exists()  # until it is certain that they are erased

    assert not KeptFile.objects.exists()
    assert list((record / "files").iterdir()) == []


def test_words_that_are_erased_while_the_file_is_made_are_not_in_it(
    account_as: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    auditor = account_as("auditor")
    changed(SUBJECT, "organisation.rename", "Renamed it.", by=auditor.pk, reason="personal words")
    job = export_audit(by=acting(auditor))
    laid_down = []

    def slowly(content: bytes) -> object:
        if not laid_down:
            erase_details(SUBJECT, by=auditor.pk, reason="asked for")
        laid_down.append(content)
        return lay_down(content)

    monkeypatch.setattr("tithing.web.behind.audit_export.lay_down", slowly)
    beat()
    assert not KeptFile.objects.exists()
    Job.objects.update(due_at=timezone.now(), attempt=job.attempt + 1)
    from tithing.web.ground.jobs.work import attempt

    attempt.func(job.pk, job.attempt + 1)

    job.refresh_from_db()
    assert job.state == DONE
    assert b"personal words" in laid_down[0]
    assert b"personal words" not in laid_down[1]


def test_a_long_audit_takes_as_many_queries_a_line_as_a_short_one(
    account_as: Make, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    auditor = account_as("auditor")
    for _ in range(60):
        changed(SUBJECT, "organisation.rename", "Renamed it.", by=auditor.pk)
    export_audit(by=acting(auditor))

    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]
        beat()
    assert KeptFile.objects.count() == 1
