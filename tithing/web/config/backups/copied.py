"""Copies the records of a site that is open, and puts a copy where none are. The key is in no copy: it is no record, and who has
a backup signs nothing with it.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from tithing.vocabulary.in_words.numbered import numbered
from tithing.web.config.backups import of_postgresql, of_sqlite
from tithing.web.ground.files.kept_files import harmed_files
from tithing.web.ground.files.on_disk import files_of_site
from tithing.web.ground.jobs.kinds import KINDS
from tithing.web.ground.models import Job
from tithing.web.ground.states import GIVEN_UP, RUNNING, WAITING
from tithing.web.shared.audit import THE_SITE, AuditSubject, changed, faults_of
from tithing.workflows.the_book.backup_paper import RecordHead

FILES = "files"


def copy_records(to: Path) -> RecordHead:
    """The database as it is at one moment, then the files that it names. Gives how far its audit goes."""
    to.mkdir(parents=True)
    head = of_sqlite.copy(to) if connection.vendor == "sqlite" else of_postgresql.copy(to)
    (to / FILES).mkdir()
    for path in files_of_site().iterdir():
        if len(path.name) == 64 and path.is_file():
            shutil.copyfile(path, to / FILES / path.name)
    return head


def after_restoring(given: Path, made_at: datetime) -> tuple[str, ...]:
    """Put the files back, end what must not go on by itself, prove what is there; what is to be said of it, in sentences."""
    for path in sorted((given / FILES).iterdir()):
        shutil.copyfile(path, files_of_site() / path.name)
        (files_of_site() / path.name).chmod(0o600)
    with transaction.atomic():
        ended, held_back = _end_sessions(), _hold_back()
        words = f"Restored the records from the backup of {made_at:%-d %B %Y, %H:%M %Z}."
        line = changed(AuditSubject("records", "restored"), "records.restore", words, by=THE_SITE)
    return tuple(_said(line.number, ended, held_back))


def _said(lines: int, ended: int, held_back: int) -> list[str]:
    said = [f"{numbered(lines, 'line')} of the audit, the last of which says that they were restored."]
    faults, harmed = list(faults_of()), harmed_files()
    said += [f"Not as it was: {each}." for each in faults] or ["The audit proves itself."]
    if harmed:
        said.append(f"Not there: the bytes of {numbered(len(harmed), 'file')} that people may download.")
    if ended:
        said.append("Everybody signs in again.")
    if held_back:
        said.append(
            f"{numbered(held_back, 'piece')} of work that reaches out, such as sending mail, was given up, since it may have been "
            "done after the backup was made: have it tried again on the page Work where it was not."
        )
    return said


def _end_sessions() -> int:
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    UserSession.objects.all().delete()
    return Session.objects.all().delete()[0]


def _hold_back() -> int:
    out = [name for name, kind in KINDS.items() if kind.reaches_out]
    going = Job.objects.filter(state__in=[WAITING, RUNNING], kind__in=out)
    return going.update(
        state=GIVEN_UP, words="It may have been done after the backup was made that was restored."
    )
