"""A SQLite file, copied by SQLite's own backup, which is whole whoever writes meanwhile."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.the_book.backup_paper import RecordHead

NAME, KIND = "record.sqlite3", "sqlite"


def copy(to: Path) -> RecordHead:
    """Of the site that is open."""
    from django.conf import settings

    source = Path(settings.DATABASES["default"]["NAME"])
    with (
        contextlib.closing(sqlite3.connect(source)) as here,
        contextlib.closing(sqlite3.connect(to / NAME)) as there,
    ):
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    return head_of(to)


def head_of(copied: Path) -> RecordHead:
    """How far the audit of a copy goes. Raises Refused for one that is no database."""
    path = copied / NAME
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as there:
            row = there.execute("SELECT number, hash FROM shared_audithead WHERE id = 1").fetchone()
    except sqlite3.Error:
        raise Refused(
            Problem("the database of the backup cannot be read", "Take another backup", file=str(path))
        ) from None
    return RecordHead(KIND, *(row or (0, "")))


def check(record: Path) -> None:
    """Raises Refused where the records of a site are there already."""
    found = [each.name for each in record.iterdir() if each.name != "key"] if record.is_dir() else []
    if found:
        raise Refused(
            Problem("the records of a site are there already", "Move the folder aside", file=str(record))
        )


def put(copied: Path, record: Path) -> None:
    """Before Django opens it."""
    record.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(copied / NAME, record / NAME)
