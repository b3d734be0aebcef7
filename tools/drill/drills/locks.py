"""The lock is deleted while it is held, left behind by the dead, or cannot be had on this disk at all."""

from __future__ import annotations

import json
import re

from tools.drill.case import Case, hold_says_what_to_do, hold_sound
from tools.drill.drill import Drill
from tools.drill.drills.kills import disturbed
from tools.drill.drills.writers import let_go, wait_until_held
from tools.drill.faults import hold
from tools.drill.jobs import JOBS
from tools.drill.look import hold_figures, look_well
from tools.drill.sent import flats

LOCK = "book.lock"
OPERATIONS = 40  # about as many as an import of one file has; past its end it is done, and nothing is held
ANOTHER = re.compile(r"\b(another|someone else|other (?:program|import|writer))\b", re.IGNORECASE)


def _deleted_while_held(case: Case) -> None:
    """Someone removes book.lock while an import is under way, and a second import starts: each tells the truth."""
    first, second = flats(case.folder / "coming", case.seed, 2)
    how = case.tithing.disturbance("hold", case.spread(OPERATIONS))
    case.did.append(f"book.lock deleted while an import is held at operation {how.at}")
    process = case.tithing.start("import", first.path, *first.options, how=how)
    wait_until_held(case, process)
    (case.book / LOCK).unlink(missing_ok=True)
    other = case.tithing.start("import", second.path, *second.options, "--wait", "1")
    told = case.tithing.ended(other)
    let_go(case)
    held = case.tithing.ended(process)
    for each in (told, held):
        if each.code:
            hold_says_what_to_do(each)
    taken = tuple(sent for sent, each in ((first, held), (second, told)) if each.code == 0)
    hold(bool(taken), f"neither of two imports is done: {told}; {held}")
    hold_sound(case, case.arena.model.with_files(taken), when="after a deleted lock", also=taken)
    for sent in (first, second):
        again = case.tithing.run("import", sent.path, *sent.options)
        hold(again.code == 0, f"cannot be imported after a deleted lock: {again}")


def _no_locks(case: Case) -> None:
    """The disk knows no locks: said as it is, and figures are shown all the same."""
    job = JOBS[case.seed % (len(JOBS) - 2)]
    ready = job.ready(case, 0)
    told, _ = disturbed(case, ready, "lockless", case.seed % 2)
    case.did.append(f"{job.name} on a disk that knows no locks")
    hold(told.code == 1, f"writes without a lock: {told}")
    hold("lock" in told.said.lower(), f"does not say that it is about locks: {told}")
    hold(not ANOTHER.search(told.said), f"blames another program where there is none: {told}")
    hold_says_what_to_do(told)
    how = case.tithing.disturbance("lockless", case.seed % 2)
    seen = case.tithing.disturbed(how, "figures", "--quarter", "2017-18Q4")
    hold(seen.code == 0, f"figures cannot be had on a disk that knows no locks: {seen}")
    hold_sound(case, case.arena.model, when="after a disk without locks")


def _left_by_the_dead(case: Case) -> None:
    """A lock file with the words of a process that is gone, of this machine or another: the next import is done."""
    gone = {
        "pid": 4_194_000,
        "host": "elsewhere" if case.seed % 2 else "",
        "since": "2026-01-01T00:00:00+00:00",
    }
    words = ("", "{", json.dumps(gone), "4194000", "\0" * 40)[case.seed % 5]
    case.did.append(f"book.lock holds {words[:30]!r}")
    (case.book / LOCK).write_text(words, encoding="utf-8")
    sent = case.one_more()
    told = case.tithing.run("import", sent.path, *sent.options, "--wait", "1")
    hold(told.code == 0, f"a lock file that nobody holds stops an import: {told}")
    hold_sound(case, case.arena.model.with_file(sent), when="after a stale lock file", also=(sent,))


def _readers_never_wait(case: Case) -> None:
    """While an import is held anywhere, figures are those before it or after it."""
    sent = case.one_more()
    how = case.tithing.disturbance("hold", case.spread(OPERATIONS))
    case.did.append(f"figures asked for while an import is held at operation {how.at}")
    process = case.tithing.start("import", sent.path, *sent.options, how=how)
    wait_until_held(case, process)
    seen = look_well(case.tithing)
    let_go(case)
    told = case.tithing.ended(process)
    hold(told.code == 0, f"an import is lost to a reader: {told}")
    after = case.arena.model.with_file(sent)
    if seen.figures != case.arena.model.figures():
        hold_figures(seen.figures, after.figures(), when="while an import is held")
    hold_sound(case, after, when="after a reader", also=(sent,))


DRILLS = (
    Drill("lock-deleted", _deleted_while_held, 40, short=6),
    Drill("lock-none", _no_locks, 12, short=4),
    Drill("lock-stale", _left_by_the_dead, 10, short=5),
    Drill("readers-beside", _readers_never_wait, 40, short=6),
)
