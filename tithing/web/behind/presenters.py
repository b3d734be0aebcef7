"""Work and files in words, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tithing.web.accounts.models import Account
from tithing.web.ground import permissions
from tithing.web.ground.files.kept_files import files_for
from tithing.web.ground.jobs.asked import title_of
from tithing.web.ground.models import Job, KeptFile
from tithing.web.ground.states import DONE, FAILED, GIVEN_UP, RUNNING, WAITING
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import THE_SITE
from tithing.web.shared.permissions import can

IN_THIS_ORDER = (FAILED, RUNNING, WAITING, DONE, GIVEN_UP)  # what needs somebody first
_HEADS = {
    FAILED: "Failed",
    RUNNING: "Being done now",
    WAITING: "Waiting",
    DONE: "Done",
    GIVEN_UP: "Given up",
}
_ENDED = {DONE: "done at", FAILED: "failed at", GIVEN_UP: "given up at"}
_NOBODY: Mapping[int, str] = {}
_NOTHING: Mapping[int, KeptFile] = {}


@dataclass(frozen=True)
class JobRow:
    number: int
    title: str
    about: str
    who: str
    when: str  # as it stands before the moment: "waiting since"
    at: datetime
    words: str
    details: str  # "" to whom may not read them
    may_try: bool
    may_give_up: bool
    file: KeptFile | None = None  # which it made, where this person may have it


@dataclass(frozen=True)
class JobPart:
    """The work of one state, and how much of it there is."""

    state: str
    head: str
    rows: tuple[JobRow, ...]
    more: int  # which are not shown


def jobs_page(jobs: Iterable[Job], actor: Actor, *, shown: int) -> dict[str, object]:
    """Everything this person may see, in parts; what failed comes first, and of each part no more than `shown`."""
    all_of_it = list(jobs)
    names = dict(Account.objects.filter(pk__in={each.by for each in all_of_it}).values_list("pk", "name"))
    files = {each.job: each for each in files_for(actor).filter(job__in=[each.pk for each in all_of_it])}
    rows = {each.pk: job_row(each, actor, names=names, files=files) for each in all_of_it}
    parts = [
        _part(state, [rows[each.pk] for each in all_of_it if each.state == state], shown)
        for state in IN_THIS_ORDER
    ]
    return {
        "parts": [each for each in parts if each.rows],
        "sees_all": can(permissions.SEE_ALL_WORK, actor),
    }  # fmt: skip


def job_row(
    job: Job, actor: Actor, *, names: Mapping[int, str] = _NOBODY, files: Mapping[int, KeptFile] = _NOTHING
) -> JobRow:
    """One piece of work, as this person may see it."""
    when, at = _when(job)
    return JobRow(
        number=job.pk,
        title=title_of(job),
        about=job.about,
        who="the site" if job.by == THE_SITE else names.get(job.by, f"account {job.by}"),
        when=when,
        at=at,
        words=_words(job),
        details=_details(job) if can(permissions.SEE_DETAILS, actor) else "",
        may_try=can(permissions.TRY_AGAIN, actor, state=job.state),
        may_give_up=can(permissions.GIVE_UP, actor, state=job.state),
        file=files.get(job.pk),
    )


def _part(state: str, rows: list[JobRow], shown: int) -> JobPart:
    return JobPart(state, _HEADS[state], tuple(rows[:shown]), max(0, len(rows) - shown))


def _when(job: Job) -> tuple[str, datetime]:
    if job.state == WAITING:
        return ("to be done at" if job.due_at > timezone.now() else "waiting since"), job.due_at
    if job.state == RUNNING:
        return "asked for it at", job.begun_at
    return _ENDED[job.state], job.finished_at or job.begun_at


def _words(job: Job) -> str:
    if job.state == RUNNING and job.out_of:
        return f"{job.so_far:,} of {job.out_of:,} {job.words}".strip()
    return job.words


def _details(job: Job) -> str:
    if not job.incident:
        return ""
    tries = f"{job.tried} {'try' if job.tried == 1 else 'tries'}"
    return f"Incident {job.incident} in the log ({job.failed_as}), after {tries}"
