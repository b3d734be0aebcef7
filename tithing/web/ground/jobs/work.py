"""A piece of work from its beginning to its end: begun with the change that needs it, claimed, done, settled or tried again.

The queue is django-tasks' own, in the same database: an entry there is one try of a job, and is worth nothing once the job
counts another. What the queue does not have is here: one beginning for a key, tries with growing waits, claims that expire.
"""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from tithing.vocabulary.problems import Refused
from tithing.web.ground.jobs.kinds import AGAIN, KINDS, WAITS, ClaimLost, JobKind, TryAgain
from tithing.web.ground.models import Job
from tithing.web.ground.states import DONE, FAILED, RUNNING, WAITING

_LOG = logging.getLogger("tithing.work")
NO_WORDS = "It failed, and will fail again until somebody has looked into it."
NOT_NOW = "It did not go. It is tried again of itself."
STOPPED = "It was interrupted too often: the program that did it was stopped each time."


def begin(
    kind: JobKind,
    key: str,
    *,
    by: int,
    about: str = "",
    told: dict[str, Any] | None = None,
    due: datetime | None = None,
) -> Job:
    """Have work done, now or at a moment to come. Under a key that was begun before, nothing is begun anew.

    Raises TransactionManagementError outside a transaction: the work is begun with the change that needs it, or not at all.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("work is begun in the transaction that needs it")
    fresh = {"kind": kind.name, "by": by, "about": about, "told": told or {}, "due_at": due or timezone.now()}
    job, is_new = Job.objects.get_or_create(key=key, defaults=fresh)
    if is_new:
        queue(job, at=job.due_at)
    return job


def queue(job: Job, *, at: datetime) -> None:
    """Let it wait for its next try; the entry of an earlier one is worth nothing from now on. Inside a transaction."""
    job.state, job.attempt, job.due_at, job.claimed_until = WAITING, job.attempt + 1, at, None
    job.entry = attempt.using(run_after=at).enqueue(job.pk, job.attempt).id
    job.save()


@task()
def attempt(number: int, attempt_number: int) -> None:
    """One try, as the queue asks for it."""
    job = _claimed(number, attempt_number)
    if job is None:
        return
    try:
        kind = KINDS[job.kind]
        made = kind.work(OneRun(job))
        _settle(job, kind, made)
    except ClaimLost:
        return
    except Exception as error:
        _did_not_go(job, error)


class OneRun:
    """One try of a job, as the work sees it."""

    def __init__(self, job: Job) -> None:
        self.number, self.by, self.told = job.pk, job.by, job.told
        self._attempt, self._claim = job.attempt, KINDS[job.kind].claim

    def tell(self, so_far: int, out_of: int, words: str = "") -> None:
        """How far it is, from which it is seen too that somebody is still at it."""
        said = {"so_far": so_far, "out_of": out_of, "words": words[:400]}
        mine = Job.objects.filter(pk=self.number, attempt=self._attempt, state=RUNNING)
        if not mine.update(claimed_until=timezone.now() + self._claim, **said):
            raise ClaimLost


def _claimed(number: int, attempt_number: int) -> Job | None:
    """The job, if this is still its try: of two that come for it, one has it."""
    waiting = Job.objects.filter(pk=number, attempt=attempt_number, state=WAITING)
    found = waiting.first()
    if found is None:
        return None
    claim = KINDS[found.kind].claim if found.kind in KINDS else timedelta(minutes=1)
    until = timezone.now() + claim
    if not waiting.update(state=RUNNING, tried=F("tried") + 1, claimed_until=until, so_far=0, out_of=0):
        return None
    return Job.objects.get(pk=number)


def _settle(job: Job, kind: JobKind, made: Any) -> None:
    with transaction.atomic():
        mine = _mine(job)
        kind.settle(mine, made)
        mine.state, mine.finished_at, mine.claimed_until = DONE, timezone.now(), None
        mine.words = mine.incident = mine.failed_as = ""
        mine.save()


def _mine(job: Job) -> Job:
    """The job, locked, while this try is its own. Raises ClaimLost."""
    found = Job.objects.select_for_update().filter(pk=job.pk, attempt=job.attempt, state=RUNNING).first()
    if found is None:
        raise ClaimLost
    return found


def _did_not_go(job: Job, error: Exception) -> None:
    """Try it again later, where that may help and it was not tried too often; else it has failed, and says so."""
    incident = secrets.token_hex(4)
    _LOG.error("incident %s in work of the kind %s", incident, job.kind, exc_info=error)
    try:
        with transaction.atomic():
            mine = _mine(job)
            mine.incident, mine.failed_as = incident, type(error).__name__
            if isinstance(error, AGAIN) and mine.tried < _tries(mine):
                mine.words = error.words if isinstance(error, TryAgain) else NOT_NOW
                queue(mine, at=timezone.now() + _wait(mine.tried))
            else:
                _end(mine, _words(error))
    except ClaimLost:
        return


def _tries(job: Job) -> int:
    return KINDS[job.kind].tries if job.kind in KINDS else 1


def _wait(tried: int) -> timedelta:
    return WAITS[min(tried, len(WAITS)) - 1]


def _words(error: Exception) -> str:
    if isinstance(error, Refused):
        return " ".join(f"{each.what}. {each.change}." for each in error.problems)[:400]
    return error.words[:400] if isinstance(error, TryAgain) else NO_WORDS


def _end(job: Job, words: str) -> None:
    job.state, job.finished_at, job.claimed_until, job.words = FAILED, timezone.now(), None, words
    job.save()


# -- what a killed program left ----------------------------------------------------------------------------------------

PATIENCE = timedelta(minutes=1)  # for an entry that the queue gave out and whose try did not begin


def take_up_again(now: datetime) -> int:
    """Queue anew what a program that is gone had begun, and what the queue lost sight of. Gives how many."""
    left = Job.objects.filter(state=RUNNING, claimed_until__lt=now)
    unseen = Job.objects.filter(state=WAITING, due_at__lt=now - PATIENCE)
    found = [*left.values_list("pk", flat=True), *(each.pk for each in unseen if not _is_queued(each))]
    return sum(_taken_up(number, now) for number in found)


def _is_queued(job: Job) -> bool:
    return job.entry is not None and DBTaskResult.objects.filter(id=job.entry, status="READY").exists()


def _taken_up(number: int, now: datetime) -> bool:
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=number)
        gone = job.state == RUNNING and job.claimed_until is not None and job.claimed_until < now
        if not gone and not (job.state == WAITING and not _is_queued(job)):
            return False
        if gone and job.tried >= _tries(job):
            _end(job, STOPPED)
        else:
            queue(job, at=now)
    return True


def late(now: datetime, *, by: timedelta) -> bool:
    """Whether work has waited so long that nobody can be doing any."""
    return Job.objects.filter(state=WAITING, due_at__lt=now - by).exists()
