"""Disks that are full, fail or cannot be written, and quotas: a sentence, the book as before, and then it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.drill.case import Case, hold_none_started, hold_nothing_left, hold_says_what_to_do, hold_verified
from tools.drill.command import Told
from tools.drill.drill import Drill
from tools.drill.drills.kills import disturbed, operations_of
from tools.drill.faults import NotTried, hold
from tools.drill.jobs import JOBS, Job, Ready, run, run_to_the_end
from tools.drill.look import hold_figures, look, look_well
from tools.drill.on_disk import digest, paths_in

SEEDS = 36


def _ready(case: Case) -> tuple[Job, int, Ready]:
    job = JOBS[case.seed % len(JOBS)]
    shape = case.seed // len(JOBS) % job.shapes
    return job, shape, job.ready(case, shape)


def _no_space_from(case: Case) -> None:
    """The disk is full from the n-th operation on; then there is space again."""
    _disturb(case, "full", "the disk is full")


def _one_operation_fails(case: Case) -> None:
    """One operation fails, as on a disk that is going."""
    _disturb(case, "fail", "one operation fails")


def _disturb(case: Case, kind: str, words: str) -> None:
    job, shape, ready = _ready(case)
    operations = operations_of(case, ready, (job.name, shape))
    at = case.spread(operations)
    told, operation = disturbed(case, ready, kind, at)
    case.did.append(f"{job.name} (shape {shape}): {words} at operation {at} of {operations} ({operation})")
    # where the one operation that fails is its own clearing away, the next writer clears away
    _hold_as_told(case, ready, told, when=f"after {words} in {job.name}", cleared=kind == "full")


def _hold_as_told(case: Case, ready: Ready, told: Told, *, when: str, cleared: bool = True) -> None:
    """Done is done, refused is as before; a book that was sound is sound; and the command can be run again."""
    hold_nothing_left(case)
    if told.code:
        hold_says_what_to_do(told)
    done = not told.code or _is_done(told)
    if ready.sound:
        expected = ready.after if done else ready.before
        hold_figures(look_well(case.tithing).figures, expected.figures(), when=when)
        if cleared and not _is_done(told):
            hold_verified(case)
            hold_none_started(case, when=when)
    run_to_the_end(case, ready)
    hold_figures(look_well(case.tithing).figures, ready.after.figures(), when=f"run again {when}")
    hold_verified(case)
    hold_none_started(case, when=f"run again {when}")


def _is_done(told: Told) -> bool:
    """Whether it says that it counts, and that something is still to be cleared away."""
    return "not everything could be cleared away yet" in told.said


# -- a disk of our own ----------------------------------------------------------------------------------------


def _small_disk(case: Case) -> None:
    """The book on a disk with a few kilobytes left."""
    with _disk(case.folder / "disk") as disk:
        _move_to(case, disk)
        job, shape, ready = _ready(case)
        left = case.chance("space").choice((0, 1, 2, 4, 8, 16, 32, 64)) * 4096
        filler = _fill(disk, leave=left)
        told = run(case, ready)
        case.did.append(f"{job.name} (shape {shape}) on a disk with {left} bytes left")
        filler.unlink()
        _hold_as_told(case, ready, told, when=f"after a full disk in {job.name}")


def _full_temp(case: Case) -> None:
    """A temp folder without a byte left: nothing that came is unpacked there, so that nothing need be refused."""
    with _disk(case.folder / "temp-disk") as disk:
        case.tithing.temp = disk / "temp"
        case.tithing.temp.mkdir()
        filler = _fill(disk, leave=0)
        job, shape, ready = _ready(case)
        case.did.append(f"{job.name} (shape {shape}) with a full temp folder")
        told = run(case, ready)
        filler.unlink()
        _hold_as_told(case, ready, told, when=f"after a full temp folder in {job.name}")


def _read_only_disk(case: Case) -> None:
    """The book on a disk that cannot be written: figures are shown, writers refuse, and not a byte is changed."""
    with _disk(case.folder / "disk") as disk:
        _move_to(case, disk)
        job, shape, ready = _ready(case)
        case.did.append(f"{job.name} (shape {shape}) on a read-only disk")
        before = {path: digest(case.book / path) for path in paths_in(case.book)}
        _mount("-o", "remount,ro", disk)
        told = run(case, ready)
        hold(told.code == 1, f"is done on a read-only disk: {told}")
        hold_says_what_to_do(told)
        seen = look(case.tithing)
        after = {path: digest(case.book / path) for path in paths_in(case.book)}
        _mount("-o", "remount,rw", disk)
        hold(before == after, "a read-only disk has changed")
        if ready.sound:
            hold_figures(seen.figures, ready.before.figures(), when="on a read-only disk")
        _hold_as_told(case, ready, told, when=f"after a read-only disk in {job.name}")


def _read_only(case: Case) -> None:
    """The same where no disk can be mounted: every operation that would change something is turned down."""
    job, shape, ready = _ready(case)
    told, _ = disturbed(case, ready, "readonly", 1)
    case.did.append(f"{job.name} (shape {shape}) in a read-only book")
    hold(told.code == 1, f"is done in a read-only book: {told}")
    _hold_as_told(case, ready, told, when=f"after a read-only book in {job.name}")


def _quota(case: Case) -> None:
    """No file may grow past a limit."""
    job, shape, ready = _ready(case)
    limit = case.chance("limit").choice((1, 50, 200, 500, 1000, 1500, 2000, 3000, 4000, 6000))
    name, *arguments = ready.command
    told = case.tithing.limited(limit, str(name), *arguments)
    case.did.append(f"{job.name} (shape {shape}) where no file may be larger than {limit} bytes")
    _hold_as_told(case, ready, told, when=f"after a quota in {job.name}")


def _move_to(case: Case, disk: Path) -> None:
    shutil.move(case.book, disk / "book")
    case.tithing.book = disk / "book"


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    if os.geteuid() != 0:
        raise NotTried("a small disk needs root to be mounted")
    _mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


def _mount(*arguments: object) -> None:
    done = subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise NotTried(f"a small disk cannot be mounted: {done.stderr.strip()}")


def _fill(disk: Path, *, leave: int) -> Path:
    """A file that takes all space but so many bytes."""
    space = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"\0" * max(0, space.f_bavail * space.f_frsize - leave))
    return filler


DRILLS = (
    Drill("disk-full", _no_space_from, SEEDS),
    Drill("disk-fails", _one_operation_fails, SEEDS),
    Drill("disk-small", _small_disk, SEEDS, short=6),
    Drill("temp-full", _full_temp, 12, short=6),
    Drill("quota", _quota, SEEDS, short=6),
    Drill("read-only", _read_only, 12, short=6),
    Drill("read-only-disk", _read_only_disk, 12, short=6),
)
