"""The site's two programs are killed at any moment, again and again: nothing that was answered is lost, nothing is done twice."""

from __future__ import annotations

import atexit
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.support.partnership_book import partnership_book
from tools.drill.case import Case
from tools.drill.desk_child import EXPORTS, PEOPLE, READY, address_of
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.unmeasured import unmeasured

KILLS = 2  # of each program, in one case
ROOT = Path(__file__).parents[3]
_PATIENCE = 120.0  # seconds, for what is left to be done, on a machine that has other things to do


def _killed(case: Case) -> None:
    """Web and worker killed at random, and begun anew, until everybody is invited and everything is done."""
    site, chance = _copied(case.folder / "desk"), case.chance()
    said: list[str] = []
    worker = _begun("work", site)
    for _ in range(KILLS):
        web = _begun("web", site)
        time.sleep(chance.uniform(0, 0.5))
        said += _killed_now(web)
        if chance.random() < 0.7:
            _killed_now(worker)
            worker = _begun("work", site)
            time.sleep(chance.uniform(0, 0.3))
    last = _begun("web", site)
    told, _ = last.communicate(timeout=_PATIENCE)
    said += told.splitlines()
    case.did.append(f"killed {KILLS} times, then everybody invited: {len(said)} answers")
    hold(last.returncode == 0, f"the site does not go on after it was killed: {said[-1:]}")
    _kill_while_it_works(site, worker, chance)
    _hold_everything(site, asked=said.count("exported"))


def _kill_while_it_works(site: Path, worker: subprocess.Popen[str], chance: Random) -> None:
    for _ in range(KILLS):
        time.sleep(chance.uniform(0, 0.4))
        _killed_now(worker)
        worker = _begun("work", site)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and _left(site):
        time.sleep(0.1)
    worker.terminate()
    worker.communicate(timeout=_PATIENCE)
    hold(
        worker.returncode in (0, -signal.SIGTERM), "the worker does not end when it is told to"
    )  # or told at once


# -- what has to be so -------------------------------------------------------------------------------------------------


def _left(site: Path) -> int:
    return int(_asked(site, "SELECT count(*) FROM ground_job WHERE state IN ('waiting', 'running')")[0][0])


def _hold_everything(site: Path, *, asked: int) -> None:
    people = Counter(each for (each,) in _asked(site, "SELECT email FROM accounts_account WHERE id > 1"))
    hold(
        people == Counter(map(address_of, range(PEOPLE))),
        f"other people are there than were invited: {people}",
    )
    states = Counter(_asked(site, "SELECT kind, state FROM ground_job WHERE kind != 'housekeeping'"))
    exports = states[("audit_export", "done")]
    hold(
        states == Counter({("mail_invitation", "done"): PEOPLE, ("audit_export", "done"): exports}),
        f"work was not done, or done otherwise: {states}",
    )
    hold(exports >= max(asked, len(EXPORTS)), f"{asked} exports were answered, and {exports} made")
    files = _asked(site, "SELECT job, sha256 FROM ground_keptfile")
    hold(len(files) == exports == len(dict(files)), f"{exports} exports made {len(files)} files")
    _hold_mail(site)
    _hold_audit(site, exports)


def _hold_mail(site: Path) -> None:
    mails = [each.read_text(encoding="utf-8") for each in site.with_name("book.record").glob("mailbox/*.log")]
    to = Counter(line for mail in mails for line in mail.splitlines() if line.startswith("To: "))
    hold(
        to == Counter(f"To: {address_of(each)}" for each in range(PEOPLE)), f"mail was lost or doubled: {to}"
    )
    links = _asked(site, "SELECT count(*) FROM ground_onetimelink WHERE account > 1 AND ended_at IS NULL")
    hold(links[0][0] == PEOPLE, f"{links[0][0]} links for {PEOPLE} people")


def _hold_audit(site: Path, exports: int) -> None:
    lines = _asked(site, 'SELECT number, action, hash, "before" FROM shared_auditline ORDER BY number')
    hold([each[0] for each in lines] == list(range(1, len(lines) + 1)), "the audit wants a line")
    hold(
        all(one[2] == two[3] for one, two in pairwise(lines)),
        "the chain of the audit is broken",
    )
    told = Counter(each[1] for each in lines)
    hold(
        (told["people.invite"], told["audit.export"]) == (PEOPLE, exports),
        f"the audit tells of other changes than were made: {told}",
    )


def _asked(site: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site.with_name("book.record") / "record.sqlite3", timeout=20)) as records:
        return records.execute(question).fetchall()


# -- the two programs --------------------------------------------------------------------------------------------------


@cache
def _template() -> Path:
    """A site with its administrator, made once."""
    folder = Path(tempfile.mkdtemp(prefix="tithing-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    book = partnership_book(folder / "book")
    done = subprocess.run(
        [sys.executable, "-m", "tools.drill.desk_child", "make", str(book)],
        env=unmeasured(), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    hold(done.returncode == 0, f"no site could be made: {json.dumps(done.stderr[-300:])}")
    return folder


def _copied(folder: Path) -> Path:
    shutil.copytree(_template(), folder)
    return folder / "book"


def _begun(what: str, site: Path) -> subprocess.Popen[str]:
    """The program, once it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.drill.desk_child", what, str(site)],
        env=unmeasured(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    hold(process.stdout.readline().strip() == READY, f"the program {what} does not begin")
    return process


def _killed_now(process: subprocess.Popen[str]) -> list[str]:
    """What it had said."""
    process.kill()
    told, _ = process.communicate()
    return told.splitlines()


DRILLS = (Drill("desk-killed", _killed, 50),)
