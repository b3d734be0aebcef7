"""A command is killed at one of its file operations: the book is as before or as after, and the next command goes on."""

from __future__ import annotations

import shutil
from functools import partial

from tools.drill.case import (
    Case,
    hold_none_started,
    hold_nothing_left,
    hold_readable,
    hold_says_what_to_do,
    hold_verified,
)
from tools.drill.command import KILLED, Told
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.jobs import JOBS, Job, Ready, run_to_the_end
from tools.drill.model import Model
from tools.drill.on_disk import originals_in, publications_in

SEEDS = 34  # of each of seven commands: 238 kills


def _kill(case: Case, job: Job) -> None:
    shape = case.seed % job.shapes
    ready = job.ready(case, shape)
    operations = operations_of(case, ready, (job.name, shape))
    at = case.spread(operations)
    told, operation = disturbed(case, ready, "kill", at)
    case.did.append(f"{job.name} (shape {shape}) killed at operation {at} of {operations} ({operation})")
    hold(told.code in (KILLED, 0), f"neither killed nor done: {told}")
    when = f"after a killed {job.name}"
    hold_nothing_left(case)
    _hold_kept(case, ready)
    hold_readable(case, ready.before, ready.after, when=when, may_refuse=not ready.sound)
    case.tithing.run("verify")
    model = _go_on(case, ready, when)
    _hold_kept(case, ready)
    _hold_published(case, ready, when)
    _hold_sound(case, model, when)


def _go_on(case: Case, ready: Ready, when: str) -> Model:
    """Another file comes before the command is run again, or after."""
    sent = case.one_more()
    first = case.seed % 2 == 0
    if first:
        _take(case, ready, sent.path, *sent.options, when=when)
    run_to_the_end(case, ready)
    if not first:
        _take(case, ready, sent.path, *sent.options, when=when)
    return ready.after.with_file(sent)


def _take(case: Case, ready: Ready, *arguments: object, when: str) -> None:
    told = case.tithing.run("import", *arguments)
    if told.code:  # in order only where the book was not sound to begin with
        hold_says_what_to_do(told)
        hold(not ready.sound, f"the next import is refused {when}: {told}")
        run_to_the_end(case, ready)
        told = case.tithing.run("import", *arguments)
    hold(told.code == 0, f"the next import is refused {when}: {told}")


def _hold_kept(case: Case, ready: Ready) -> None:
    wanted = ready.originals or case.arena.originals
    gone = wanted - case.arena.kept_of(*ready.erased) - originals_in(case.book)
    hold(not gone, f"{len(gone)} of {len(wanted)} originals are gone")


def _hold_published(case: Case, ready: Ready, when: str) -> None:
    """Each publication has its line and its folder; one more where another file came between the kill and the next run."""
    lines, folders = publications_in(case.book)
    may_be = (ready.published, ready.published + 1) if ready.published else (0,)
    hold(
        len(lines) == len(folders) and len(lines) in may_be, f"{lines} in the ledger, {folders} stand {when}"
    )


def _hold_sound(case: Case, model: Model, when: str) -> None:
    hold_verified(case)
    hold_readable(case, model, when=when)
    hold_none_started(case, when=when)


def operations_of(case: Case, ready: Ready, of: tuple[str, int]) -> int:
    """How many file operations the command has: counted once for each shape of it, on a copy of the book."""
    counted = case.arena.counted
    if of not in counted:
        kept = case.folder / "kept"
        shutil.copytree(case.book, kept, symlinks=True)
        told, _ = disturbed(case, ready, "count", 0)
        hold(told.code == 0, f"it does not work undisturbed: {told}")
        shutil.rmtree(case.book)
        kept.rename(case.book)
        counted[of] = len(_traced(case))
    return counted[of]


def disturbed(case: Case, ready: Ready, kind: str, at: int) -> tuple[Told, str]:
    """The command with something done to it, and the operation at which it was done."""
    name, *arguments = ready.command
    told = case.tithing.disturbed(case.tithing.disturbance(kind, at), str(name), *arguments)
    found = [line for line in _traced(case) if line.startswith(f"{at} ")]
    return told, found[0].split(" ", 1)[1].replace(f"{case.folder}/", "") if found else "not reached"


def _traced(case: Case) -> list[str]:
    return case.tithing.trace.read_text(encoding="utf-8").splitlines()


DRILLS = tuple(Drill(f"kill-{job.name}", partial(_kill, job=job), SEEDS) for job in JOBS)
