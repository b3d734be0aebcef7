"""A drill: a name, what it does with one case, and how many seeds make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.drill.case import Case


@dataclass(frozen=True)
class Drill:
    """`run` raises NotSurvived where a case does not survive.

    `seeds` is the usual number of cases, `short` how many of them stay in the build: fewer where each starts several
    processes of its own.
    """

    name: str
    run: Callable[[Case], None]
    seeds: int
    short: int = 10
