"""Judges one invented partnership: all that it told, handed to the solver; and how much it hid, beside a greedy rule."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tools.disclosed.cells import Cell, Invented
from tools.disclosed.greedy import greedy
from tools.disclosed.heard import Heard, heard
from tools.disclosed.invent import invented
from tools.disclosed.solve import Range
from tools.disclosed.told import Stray, Told, Unread, What


@dataclass(frozen=True)
class Narrowed:
    """A hidden cell of which too little remains, its true count, and the fewest sayings from which that follows."""

    cell: Cell
    true: int
    left: Range
    because: tuple[Told, ...] = ()

    def __str__(self) -> str:
        left = (
            f"{self.left.least:g} to {self.left.greatest:g}"
            if self.left.values > 1
            else f"{self.left.least:g}"
        )
        return "\n    ".join((f"{self.cell} is {self.true}: worked out as {left}", *map(str, self.because)))


@dataclass(frozen=True)
class Verdict:
    """`narrowed` is what should not be; `unavoidable` what no pattern can help; `wrong` sayings that are not so."""

    made: Invented
    narrowed: tuple[Narrowed, ...]
    unavoidable: tuple[Cell, ...]
    hidden: int
    strays: tuple[Stray, ...]
    unread: tuple[Unread, ...]
    wrong: tuple[Told, ...]
    told: int
    everything: Heard = field(repr=False)

    @cached_property
    def greedy(self) -> int:
        """How many cells the greedy rule hides: worked out only where the two are compared, since it costs as much as the rest."""
        return len(greedy(self.everything))

    @property
    def is_safe(self) -> bool:
        return not (self.narrowed or self.strays or self.wrong)


def judged(seed: int, *, documents: bool = True, explain: int = 3) -> Verdict:
    """The verdict on the partnership of this number."""
    made = invented(seed)
    with tempfile.TemporaryDirectory() as folder:
        everything = heard(made, Path(folder), documents=documents)
    return verdict(everything, explain=explain)


def verdict(everything: Heard, *, explain: int = 3) -> Verdict:
    made = everything.made
    unavoidable = set(everything.unavoidable)
    bad = [cell for cell in sorted(everything.narrowed) if cell not in unavoidable]
    narrowed = [
        Narrowed(
            cell,
            made.truth[cell],
            everything.narrowed[cell],
            everything.because(cell) if at < explain else (),
        )
        for at, cell in enumerate(bad)
    ]
    return Verdict(
        made,
        tuple(narrowed),
        tuple(sorted(unavoidable)),
        len(everything.hidden),
        *_others(everything.whats),
        everything.wrong,
        len(everything.told),
        everything,
    )


def _others(whats: Iterable[What]) -> tuple[tuple[Stray, ...], tuple[Unread, ...]]:
    every = list(whats)
    strays = tuple(dict.fromkeys(each for each in every if isinstance(each, Stray)))
    unread = tuple(dict.fromkeys(each for each in every if isinstance(each, Unread)))
    return strays, unread
