"""Who did what, as a file: the lines of the page, in the words of the page, made by a job and kept for a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tithing.documents.files.csv_text import csv_text
from tithing.web.accounts.presenters import AuditRow, audit_rows
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files.kept_files import keep_file, let_go
from tithing.web.ground.files.on_disk import LaidDown, lay_down
from tithing.web.ground.jobs.kinds import JobKind, JobRun, TryAgain, kind_of_work
from tithing.web.ground.jobs.work import begin
from tithing.web.ground.models import Job
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import ON_ERASE, AuditSubject, changed
from tithing.web.shared.models import AuditDetail, AuditLine
from tithing.web.shared.permissions import check

HEADS = ("line", "when", "who", "what", "why", "before_and_after", "hash")
_AT_ONCE = 500  # lines


def export_audit(*, by: Actor, reason: str = "") -> Job:
    """Have the audit made into a file, up to the line that says so."""
    check(EXPORT_AUDIT, by)
    with transaction.atomic():
        subject = AuditSubject("audit", "export")
        line = changed(
            subject, EXPORT_AUDIT.action, "Asked for the audit as a file.", by=by.account, reason=reason
        )
        about = f"up to line {line.number}"
        return begin(
            AUDIT_EXPORT, f"audit up to {line.number}", by=by.account, about=about, told={"last": line.number}
        )


def _work(run: JobRun) -> tuple[LaidDown, datetime]:
    began = timezone.now()
    return lay_down(csv_text(HEADS, _rows(run, int(run.told["last"]))).encode()), began


def _rows(run: JobRun, last: int) -> Iterator[tuple[str | int, ...]]:
    lines = AuditLine.objects.select_related("detail").order_by("number")
    for first in range(1, last + 1, _AT_ONCE):
        part = list(lines.filter(number__gte=first, number__lt=min(first + _AT_ONCE, last + 1)))
        for line, row in zip(part, audit_rows(part), strict=True):
            yield _cells(row, line.hash)
        run.tell(min(first + _AT_ONCE - 1, last), last, "lines")


def _cells(row: AuditRow, proof: str) -> tuple[str | int, ...]:
    fields = "; ".join(
        f"{name}: {before or 'none'} before, {after or 'none'} after" for name, before, after in row.fields
    )
    at = timezone.localtime(row.at).isoformat(timespec="seconds")
    return row.number, at, row.who, row.sentence, row.reason, fields, proof


def _settle(job: Job, made: tuple[LaidDown, datetime]) -> None:
    laid, began = made
    if AuditDetail.objects.filter(erased_at__gte=began).exists():
        raise TryAgain("Words of the audit were erased while the file was being made.")
    name = f"who-did-what-to-line-{job.told['last']}.csv"
    keep_file(
        laid, name=name, kind="csv", purpose="the audit as a file", asks=EXPORT_AUDIT, by=job.by, job=job.pk
    )


def _lose(subject: AuditSubject) -> None:
    """Words that were erased are in no file that is still kept."""
    let_go(EXPORT_AUDIT)


AUDIT_EXPORT = kind_of_work(JobKind("audit_export", "Who did what, as a file", work=_work, settle=_settle))
ON_ERASE.append(_lose)
