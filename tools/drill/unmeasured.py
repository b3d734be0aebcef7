"""The environment of a process whose coverage nobody counts: one that is killed, or forks and leaves at once, tells none."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """The environment of now, without what starts a measure of coverage: it takes half of such a process's time.

    >>> any(name.startswith("COVERAGE") for name in unmeasured())
    False
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
