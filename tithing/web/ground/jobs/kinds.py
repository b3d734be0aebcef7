"""The kinds of work: what each does, how often it is tried, and how long one that says nothing is believed to be at it.

Work has two halves. `work` reads, reckons and writes files, and may be done twice; `settle` changes the database, in the one
transaction that marks the work as done. So whatever is killed, and whenever, nothing is lost and nothing is done twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from django.db import OperationalError

from tithing.web.ground.models import Job


class TryAgain(Exception):
    """What did not go now and may go later: a server that does not answer. `words` are for who asked."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class ClaimLost(Exception):
    """Somebody else does this work by now, or it was given up."""


AGAIN = (TryAgain, OSError, OperationalError)
WAITS = tuple(
    timedelta(minutes=each) for each in (1, 5, 20, 60, 240)
)  # before the second try, the third, ...


class JobRun(Protocol):
    """What a piece of work is told, and how it tells how far it is."""

    number: int
    by: int
    told: dict[str, Any]

    def tell(self, so_far: int, out_of: int, words: str = "") -> None:
        """How far it is, and of what: 3 of 12 "lines". Raises ClaimLost where it goes on without us."""


@dataclass(frozen=True)
class JobKind:
    """`title` is what is done, as its owner reads it: "Export of who did what". `reaches_out` where it does what no database
    takes back, such as sending mail: it is not done again of itself after a backup was restored.
    """

    name: str
    title: str
    work: Callable[[JobRun], Any]
    settle: Callable[[Job, Any], None] = lambda job, made: None
    tries: int = 5
    claim: timedelta = timedelta(minutes=5)
    reaches_out: bool = False


KINDS: dict[str, JobKind] = {}


def kind_of_work(kind: JobKind) -> JobKind:
    """Make a kind known. Raises ValueError where one of its name is."""
    if kind.name in KINDS:
        raise ValueError(f"there is a kind of work called {kind.name} already")
    KINDS[kind.name] = kind
    return kind
