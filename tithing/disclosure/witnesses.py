"""Which values the hidden cells of one component may still have: whole-number solutions of its ties, found by a solver.

Each solution is a witness for every cell in it at once: most cells are known to be safe after a few of them, and the
solver is asked about one cell alone only for the rest. Whole numbers matter: a range of fractions can be wider than what
is left to a reader who knows that people are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tithing.disclosure.puzzle import VALUES, Puzzle

Numbers = NDArray[np.float64]

ROUNDS = 8
_REACH = VALUES - 1  # how far from its own value a cell has to be able to move, at most


@dataclass(frozen=True)
class Ties:
    """The ties of these hidden cells as one system of equations in whole numbers."""

    puzzle: Puzzle
    members: Sequence[int]

    @cached_property
    def low(self) -> Numbers:
        return np.array([self.puzzle.hidden[member].low for member in self.members])

    @cached_property
    def high(self) -> Numbers:
        return np.array([self.puzzle.hidden[member].high for member in self.members])

    @cached_property
    def truth(self) -> Numbers | None:
        """The cells' own values, where all are known here and are what a reader holds possible."""
        values = [self.puzzle.values[member] for member in self.members]
        found = np.array([np.nan if value is None else value for value in values])
        return found if bool(np.all((found >= self.low) & (found <= self.high))) else None

    @cached_property
    def _constraints(self) -> object:
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        place = {member: column for column, member in enumerate(self.members)}
        ties = sorted({tie for member in self.members for tie in self.puzzle.ties_of[member]})
        entries = [
            (row, place[member], self.puzzle.ties[tie].signs[member])
            for row, tie in enumerate(ties)
            for member in self.puzzle.hidden_in(tie)
        ]
        rows, columns, signs = (np.array(each) for each in zip(*entries, strict=True))
        matrix = csr_array((signs.astype(float), (rows, columns)), shape=(len(ties), len(place)))
        left = np.array([self.puzzle.ties[tie].left for tie in ties])
        return LinearConstraint(matrix, left, left)

    def solve(self, aim: Numbers, low: Numbers | None = None, high: Numbers | None = None) -> Numbers | None:
        """The solution in whole numbers that is least by this aim; None where there is none."""
        from scipy.optimize import Bounds, milp

        within = Bounds(self.low if low is None else low, self.high if high is None else high)
        solved = milp(aim, integrality=np.ones(len(aim)), bounds=within, constraints=self._constraints)
        return None if solved.x is None else np.round(solved.x)

    def solve_any(self) -> Numbers | None:
        return self.solve(np.zeros(len(self.members)))


class Witnesses:
    """The values that each of these cells is known to be able to have, more with every solution."""

    def __init__(self, ties: Ties, first: Numbers) -> None:
        self.ties, self.first = ties, first
        self.seen = [{int(value)} for value in first]
        self.wanted = [ties.puzzle.hidden[member].wanted for member in ties.members]

    def narrow(self) -> list[int]:
        """The cells that a reader could work out, or nearly."""
        for turn in range(ROUNDS):
            waiting = self._waiting()
            if not waiting or not self._move(waiting, turn):
                break
        return [self.ties.members[place] for place in self._waiting() if not self._is_wide(place)]

    def _waiting(self) -> list[int]:
        return [place for place, wanted in enumerate(self.wanted) if len(self.seen[place]) < wanted]

    def _move(self, waiting: Sequence[int], turn: int) -> bool:
        """Push all of them up at once, or down, no farther than need be; whether one of them moved."""
        aim = np.zeros(len(self.first))
        aim[waiting] = -1.0 if turn % 2 == 0 else 1.0
        low, high = self.ties.low.copy(), self.ties.high.copy()
        low[waiting] = np.maximum(low[waiting], self.first[waiting] - _REACH)
        high[waiting] = np.minimum(high[waiting], self.first[waiting] + _REACH)
        before = sum(len(self.seen[place]) for place in waiting)
        self._take(self.ties.solve(aim, low, high))
        return turn == 0 or sum(len(self.seen[place]) for place in waiting) > before

    def _take(self, solution: Numbers | None) -> None:
        if solution is not None:
            for values, value in zip(self.seen, solution, strict=True):
                values.add(int(value))

    def _is_wide(self, place: int) -> bool:
        """Whether this cell has as many values as it should: each value near its own is asked for in turn."""
        near = int(self.first[place])
        for value in range(near - _REACH, near + _REACH + 1):
            if len(self.seen[place]) >= self.wanted[place]:
                return True
            if value not in self.seen[place]:
                self._try(place, value)
        return len(self.seen[place]) >= self.wanted[place]

    def _try(self, place: int, value: int) -> None:
        low, high = self.ties.low.copy(), self.ties.high.copy()
        if not low[place] <= value <= high[place]:
            return
        low[place] = high[place] = value
        self._take(self.ties.solve(np.zeros(len(low)), low, high))
