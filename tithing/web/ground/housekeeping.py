"""What is kept for a time goes when its time is over, every night: each app says what of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tithing.web.ground.jobs.kinds import JobKind, JobRun, kind_of_work
from tithing.web.ground.models import Job, OneTimeLink
from tithing.web.ground.schedule.dated import regularly
from tithing.web.ground.schedule.times import Recurrence
from tithing.web.ground.states import DAY, DONE, FAILED, GIVEN_UP
from tithing.web.shared.mail import mailbox_of

DONE_FOR = timedelta(days=30)  # what was done
LINKS_FOR = timedelta(days=30)  # after they were used, ended or too old
MAIL_FOR = timedelta(days=30)  # what was kept where no server sends it
FAILED_FOR = timedelta(days=180)  # what failed or was given up
Sweep = Callable[[datetime], int]
SWEEPS: dict[str, Sweep] = {}


def swept(what: str) -> Callable[[Sweep], Sweep]:
    """Have a sweep of this name done each night. It is told the moment, and gives how many went."""

    def known(sweep: Sweep) -> Sweep:
        SWEEPS[what] = sweep
        return sweep

    return known


def _work(run: JobRun) -> dict[str, int]:
    gone: dict[str, int] = {}
    for number, (what, sweep) in enumerate(SWEEPS.items(), start=1):
        gone[what] = sweep(timezone.now())
        run.tell(number, len(SWEEPS))
    return gone


HOUSEKEEPING = kind_of_work(JobKind("housekeeping", "Putting away what is kept no longer", _work))
regularly("housekeeping", HOUSEKEEPING, Recurrence(DAY, time(3, 30)))


@swept("sessions that have ended")
def _sessions(now: datetime) -> int:
    return Session.objects.filter(expire_date__lt=now).delete()[0]


@swept("work that is over")
def _jobs(now: datetime) -> int:
    over = Job.objects.filter(state=DONE, finished_at__lt=now - DONE_FOR)
    ended = Job.objects.filter(state__in=[FAILED, GIVEN_UP], finished_at__lt=now - FAILED_FOR)
    return over.delete()[0] + ended.delete()[0] + _entries(now)


def _entries(now: datetime) -> int:
    """Of the queue: what was tried. An entry of a worker that was killed never ends, and has its day of beginning."""
    tried = DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=now - DONE_FOR)
    return tried.delete()[0]


@swept("links that lead nowhere")
def _links(now: datetime) -> int:
    before = now - LINKS_FOR
    over = Q(expires_at__lt=before) | Q(used_at__lt=before) | Q(ended_at__lt=before)
    return OneTimeLink.objects.filter(over).delete()[0]


@swept("mail that was kept")
def _mail(now: datetime) -> int:
    folder = mailbox_of(settings.SITE.record)
    files = folder.iterdir() if folder.is_dir() else ()
    old = [each for each in files if each.stat().st_mtime < (now - MAIL_FOR).timestamp()]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)
