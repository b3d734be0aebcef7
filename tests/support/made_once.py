"""What takes seconds to make, and every worker of a run needs: the first to ask makes it, the others wait for it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

OF_A_WORKER = (
    "popen-"  # how a worker's own folder is called; a run inside a test has none, whoever started it
)


def made_once(name: str, temp: Path, make: Callable[[Path], object]) -> Path:
    """The folder of this name that all workers of a run share, made by whoever comes first. Only to be read: who writes
    into it copies it. `temp` is the worker's own folder for everything temporary.
    """
    shared = temp.parent if temp.name.startswith(OF_A_WORKER) else temp
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(shared / f"{name}-in-the-making")
            (shared / f"{name}-in-the-making").rename(made)
    return made
