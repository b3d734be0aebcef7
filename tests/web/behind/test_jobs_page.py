"""The page of work: one's own to everybody, all of it to who keeps the site, and how it failed to who may read that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.ground.work_tried import begun, failing, known
from tests.web.people import acting
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.ground.jobs import asked
from tithing.web.ground.jobs.kinds import JobKind
from tithing.web.ground.models import Job
from tithing.web.ground.states import DONE, FAILED, GIVEN_UP
from tithing.web.ground.worker import beat
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Denied

pytestmark = pytest.mark.django_db
Make, SignIn = Callable[..., Account], Callable[[Account], Client]


def failed_job(owner: Account, key: str = "one") -> Job:
    with known(JobKind("tried", "Export that is tried", failing(RuntimeError("inside")))) as tried:
        job = begun(tried, key, by=owner.pk, about="of spring")
        beat()
    job.refresh_from_db()
    assert job.state == FAILED
    return job


def test_the_owner_reads_words_and_the_administrator_reads_how_it_failed(
    account_as: Make, signed_in: SignIn
) -> None:
    owner, administrator = account_as("analyst"), account_as("administrator")
    job = failed_job(owner)

    mine = signed_in(owner).get("/desk/jobs/").content.decode()
    all_of_it = signed_in(administrator).get("/desk/jobs/").content.decode()

    assert "of spring" in mine
    assert job.words in mine
    assert job.incident not in mine
    assert "RuntimeError" not in mine
    assert "Try again" not in mine
    for said in (job.incident, "RuntimeError", "Try again", owner.name):
        assert said in all_of_it
    assert "inside" not in all_of_it


def test_anothers_work_is_in_nobodys_list(account_as: Make, signed_in: SignIn) -> None:
    job = failed_job(account_as("analyst"))
    browser = signed_in(account_as("team leader"))

    page = browser.get("/desk/jobs/").content.decode()

    assert "Export that is tried" not in page
    assert "Nothing is waiting" in page
    assert browser.get(f"/desk/jobs/{job.pk}/again/").status_code == 404


def test_the_owner_is_told_who_may_have_it_tried_again(account_as: Make, signed_in: SignIn) -> None:
    owner = account_as("analyst")
    job = failed_job(owner)

    answer = signed_in(owner).get(f"/desk/jobs/{job.pk}/again/")

    assert answer.status_code == 403
    assert "Only an administrator may have work tried again." in answer.content.decode()


def test_an_administrator_has_it_tried_again_and_it_goes(account_as: Make, signed_in: SignIn) -> None:
    job = failed_job(account_as("analyst"))
    browser = signed_in(account_as("administrator"))

    with known(JobKind("tried", "Export that is tried", failing())):
        answer = browser.post(
            f"/desk/jobs/{job.pk}/again/", {"version": job.version, "reason": "the disk was full"}
        )
        beat()

    job.refresh_from_db()
    line = AuditLine.objects.get(kind="work", key=str(job.pk))
    assert (answer.status_code, job.state) == (302, DONE)
    assert (line.detail.sentence, line.detail.reason) == (
        f"Had work {job.pk} tried again: Export that is tried.",
        "the disk was full",
    )


def test_what_failed_needs_an_administrator_and_nobody_else(account_as: Make, signed_in: SignIn) -> None:
    owner, administrator = signed_in(account_as("analyst")), signed_in(account_as("administrator"))
    assert "failed" not in administrator.get("/desk/").content.decode()
    job = failed_job(account_as("analyst"))

    assert "1 piece of work has failed: have it tried again" in administrator.get("/desk/").content.decode()
    assert "failed" not in owner.get("/desk/").content.decode()
    Job.objects.filter(pk=job.pk).update(state=DONE)
    assert "failed" not in administrator.get("/desk/").content.decode()


def test_two_who_decide_on_one_failure_decide_once(account_as: Make, signed_in: SignIn) -> None:
    job = failed_job(account_as("analyst"))
    by = acting(account_as("administrator"))
    asked.give_up(by=by, job=job, version=1)

    with pytest.raises(Refused, match="somebody changed"):
        asked.try_again(by=by, job=job, version=1)
    with pytest.raises(Denied, match="already"):
        asked.give_up(by=by, job=job, version=2)
    job.refresh_from_db()
    assert job.state == GIVEN_UP
    assert AuditLine.objects.filter(kind="work").count() == 1


def test_work_that_is_given_up_settles_nothing(account_as: Make) -> None:
    by = acting(account_as("administrator"))
    settled: list[object] = []

    def gives_up(run: object) -> None:
        job = Job.objects.get(key="one")
        asked.give_up(by=by, job=job, version=job.version)

    with known(JobKind("tried", "Work", gives_up, settle=lambda job, made: settled.append(made))) as tried:
        job = begun(tried)
        beat()

    job.refresh_from_db()
    assert (job.state, settled) == (GIVEN_UP, [])


def test_a_part_that_is_cut_says_so(account_as: Make, signed_in: SignIn) -> None:
    for number in range(55):
        Job.objects.create(key=f"{number}", kind="housekeeping", by=0, state=DONE, due_at=timezone.now())

    page = signed_in(account_as("administrator")).get("/desk/jobs/").content.decode()

    assert "50 are shown, the latest; 5 more are not." in page
