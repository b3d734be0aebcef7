"""What takes seconds to make, and every worker of a run needs: the first to ask makes it, the others wait for it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path


def made_once(name: str, temp: Path, make: Callable[[Path], object]) -> Path:
    """The folder of this name that all workers of a run share, made by whoever comes first. Only to be read: who writes
    into it copies it. `temp` is the worker's own folder for everything temporary.
    """
    shared = temp.parent if "PYTEST_XDIST_WORKER" in os.environ else temp
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(shared / f"{name}-in-the-making")
            (shared / f"{name}-in-the-making").rename(made)
    return made
