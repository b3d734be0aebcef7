"""What an administrator does with a piece of work: have it tried again, or give it up. Each leaves its line in the audit."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from tithing.web.ground import permissions
from tithing.web.ground.jobs.kinds import KINDS
from tithing.web.ground.jobs.work import queue
from tithing.web.ground.models import Job
from tithing.web.ground.states import GIVEN_UP
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject, changed
from tithing.web.shared.permissions import Permission, check
from tithing.web.shared.typed import ChangedMeanwhile


def try_again(*, by: Actor, job: Job, version: int, reason: str = "") -> None:
    """Have it tried again from the beginning. Raises Refused where somebody changed it since it was looked at."""
    with transaction.atomic():
        locked = _locked(permissions.TRY_AGAIN, by, job, version)
        locked.tried, locked.finished_at, locked.words = 0, None, ""
        locked.version += 1
        queue(locked, at=timezone.now())
        _line(permissions.TRY_AGAIN, "Had work %s tried again: %s.", locked, by, reason)


def give_up(*, by: Actor, job: Job, version: int, reason: str = "") -> None:
    """It is not tried any more; a try that is going on ends without effect. Raises Refused as `try_again` does."""
    with transaction.atomic():
        locked = _locked(permissions.GIVE_UP, by, job, version)
        locked.state, locked.finished_at, locked.claimed_until = GIVEN_UP, timezone.now(), None
        locked.attempt += 1  # whoever is at it settles nothing
        locked.words = "Somebody gave it up."
        locked.version += 1
        locked.save()
        _line(permissions.GIVE_UP, "Gave up work %s: %s.", locked, by, reason)


def title_of(job: Job) -> str:
    """What it does, in words."""
    return KINDS[job.kind].title if job.kind in KINDS else "Work of an earlier version"


def _locked(asked: Permission, by: Actor, job: Job, version: int) -> Job:
    locked = Job.objects.select_for_update().get(pk=job.pk)
    check(asked, by, state=locked.state)
    if locked.version != version:
        raise ChangedMeanwhile(
            "somebody changed this work since you opened this page", version=locked.version
        )
    return locked


def _line(asked: Permission, words: str, job: Job, by: Actor, reason: str) -> None:
    subject = AuditSubject("work", str(job.pk))
    changed(subject, asked.action, words % (job.pk, title_of(job)), by=by.account, reason=reason)
