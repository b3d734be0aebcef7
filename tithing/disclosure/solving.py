"""The solver behind the exchanges: the cheapest one that moves a cell by so much, or the knowledge that there is none.

Whole numbers matter: a range of fractions can be wider than what is left to a reader who knows that people are counted. So
the solver works in whole numbers (HiGHS, through SciPy), and what it finds is checked before it is believed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tithing.disclosure.puzzle import TiedCells, Unknown
from tithing.disclosure.searching import Exchange

Numbers = NDArray[np.float64]

_FAR = 2.0  # no cell has to move farther
_LITTLE = 1e-4  # so that nothing moves in vain


@dataclass(frozen=True)
class System:
    """These ties over these cells, each with what is known of it, the value that it moves from, and what a move costs.

    A cell that is not among `unknowns` stays as it is.
    """

    ties: Sequence[TiedCells]
    unknowns: Mapping[int, Unknown]
    base: Mapping[int, float]
    cost: Mapping[int, float]

    def exchange(self, number: int, step: int) -> Exchange | None:
        """The cheapest in which this cell changes by `step`."""
        up, down = self._room()
        place = list(self.unknowns).index(number)
        least_up, least_down = np.zeros(len(up)), np.zeros(len(up))
        up[place] = least_up[place] = max(step, 0)
        down[place] = least_down[place] = max(-step, 0)
        return self._solve(np.zeros(len(self.ties)), (least_up, least_down), (up, down), self._costs())

    def spread(self, numbers: Collection[int], direction: int) -> Exchange | None:
        """One in which as many of these as can move in this direction at once do, by up to two, and others as they must."""
        up, down = self._room()
        wanted = np.array([number in numbers for number in self.unknowns])
        towards, back = (up, down) if direction > 0 else (down, up)
        towards[wanted] = np.minimum(towards[wanted], _FAR)
        back[wanted] = 0.0
        cost = np.where(wanted, -1.0, _LITTLE)
        others = np.full(len(cost), _LITTLE)
        costs = (cost, others) if direction > 0 else (others, cost)
        nothing = np.zeros(len(up))
        return self._solve(np.zeros(len(self.ties)), (nothing, nothing), (up, down), costs)

    def repair(self) -> Exchange | None:
        """The cheapest change that makes every tie come to what it should."""
        up, down = self._room()
        nothing = np.zeros(len(up))
        base = np.array([self.base[number] for number in self.unknowns])
        left = np.array([tie.left for tie in self.ties])
        return self._solve(left - self._matrix @ base, (nothing, nothing), (up, down), self._costs())

    def _costs(self) -> tuple[Numbers, Numbers]:
        cost = np.array([self.cost.get(number, 1.0) for number in self.unknowns])
        return cost, cost

    def _room(self) -> tuple[Numbers, Numbers]:
        """How far each cell can rise and fall."""
        up = [unknown.high - self.base[number] for number, unknown in self.unknowns.items()]
        down = [self.base[number] - unknown.low for number, unknown in self.unknowns.items()]
        return np.array(up), np.array(down)

    @cached_property
    def _matrix(self) -> Any:
        from scipy.sparse import csr_array

        place = {number: column for column, number in enumerate(self.unknowns)}
        entries = [
            (sign, row, place[number])
            for row, tie in enumerate(self.ties)
            for number, sign in tie.signs.items()
            if number in place
        ]
        signs, rows, columns = (list(each) for each in zip(*entries, strict=True))
        return csr_array((np.array(signs, float), (rows, columns)), shape=(len(self.ties), len(place)))

    def _solve(
        self,
        gaps: Numbers,
        least: tuple[Numbers, Numbers],
        most: tuple[Numbers, Numbers],
        costs: tuple[Numbers, Numbers],
    ) -> Exchange | None:
        """A rise and a fall for each cell, of which one is nought, so that what a move costs is a sum."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import hstack

        solved = milp(
            np.concatenate(costs),
            integrality=np.ones(2 * len(self.unknowns)),
            bounds=Bounds(np.concatenate(least), np.concatenate(most)),
            constraints=LinearConstraint(hstack([self._matrix, -self._matrix]), gaps, gaps),
        )
        return None if solved.x is None else self._checked(np.rint(solved.x), gaps)

    def _checked(self, solution: Numbers, gaps: Numbers) -> Exchange | None:
        """A solver may be wrong by a little, and then it is wrong: what does not add up is no exchange."""
        rises, falls = np.split(solution, 2)
        change = rises - falls
        if np.any(self._matrix @ change != gaps):
            return None
        return {number: int(each) for number, each in zip(self.unknowns, change, strict=True) if each}
