"""A hostile reader, who adds up and subtracts whatever is published: by trying every number in small tables, by a solver of
his own in larger ones. Shares no code with `tithing/disclosure` but the names of cells, totals and rule.

He knows the rule, which cells are too small, and that the others are 0 or more; what a partner withholds he takes for a small
count too, wherever the sums allow that.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tithing.disclosure.cells import Cell, CellSum
from tools.patterns.invented import Situation

ENOUGH = 3
REST = "what nobody counts apart"
Equation = tuple[dict[object, float], float]


@dataclass
class Sums:
    """Sums of unknowns that come to a number, and between which numbers each unknown lies."""

    equations: list[Equation]
    bounds: dict[object, tuple[float, float]]

    def count_values(self, unknown: object) -> int:
        """How many whole values it may have, up to three."""
        found: set[int] = set()
        low, high = self._end(unknown, 1.0), self._end(unknown, -1.0)
        if low is None or high is None:
            return 0
        found |= {low, high}
        if len(found) == 2 and self._can_be(unknown, low + 1, high - 1):
            found.add(low + 1)
        return len(found)

    def is_possible(self) -> bool:
        return self._solve({}, {}) is not None

    def _end(self, unknown: object, sign: float) -> int | None:
        solved = self._solve({unknown: sign}, {})
        return None if solved is None else round(solved[list(self.bounds).index(unknown)])

    def _can_be(self, unknown: object, low: int, high: int) -> bool:
        return low <= high and self._solve({}, {unknown: (low, high)}) is not None

    def _solve(
        self, aim: Mapping[object, float], instead: Mapping[object, tuple[float, float]]
    ) -> np.ndarray | None:
        names = list(self.bounds)
        bounds = [instead.get(name, self.bounds[name]) for name in names]
        matrix = np.array([[terms.get(name, 0.0) for name in names] for terms, _ in self.equations])
        left = np.array([number for _, number in self.equations])
        solved = milp(
            np.array([aim.get(name, 0.0) for name in names]),
            integrality=np.ones(len(names)),
            bounds=Bounds([low for low, _ in bounds], [high for _, high in bounds]),
            constraints=LinearConstraint(matrix, left, left) if len(matrix) else None,
        )
        return None if solved.x is None else np.asarray(solved.x)


FAR = 10_000.0  # no invented count comes near it


def narrowed(situation: Situation, hidden: Collection[Cell]) -> dict[Cell, int]:
    """How many values each hidden cell has left, of those that have fewer than they should."""
    found: dict[Cell, int] = {}
    for sums in apart(*_unknowns(situation, hidden)):
        found |= _narrowed_in(sums, situation)
    return found


def _narrowed_in(sums: Sums, situation: Situation) -> dict[Cell, int]:
    withheld = set(situation.not_told) & set(sums.bounds)
    small = (1.0, situation.rule.minimum - 1.0)
    supposed = Sums(sums.equations, {**sums.bounds, **dict.fromkeys(withheld, small)})
    if withheld and supposed.is_possible():
        sums = supposed
    found: dict[Cell, int] = {}
    for cell in sums.bounds:
        if not isinstance(cell, Cell) or not is_judged(cell, situation):
            continue
        wanted = min(ENOUGH, int(sums.bounds[cell][1] - sums.bounds[cell][0]) + 1)
        values = sums.count_values(cell)
        if values < wanted:
            found[cell] = values
    return found


def is_judged(cell: Cell, situation: Situation) -> bool:
    return cell in situation.cells or cell in situation.not_told


def _unknowns(
    situation: Situation, hidden: Collection[Cell]
) -> tuple[list[Equation], dict[object, tuple[float, float]]]:
    shown = _shown(situation, hidden)
    bounds: dict[object, tuple[float, float]] = {}
    equations: list[Equation] = []
    for place, total in enumerate(situation.totals):
        terms, number = _equation(total, shown)
        if not terms:
            continue
        bounds |= {cell: _first_bounds(situation, cell, hidden) for cell in total.cells if cell in terms}
        if total.rest is None:
            terms[REST, place] = 1.0
            bounds[REST, place] = (0.0, FAR)
        equations.append((terms, number))
    return equations, bounds


def _equation(total: CellSum, shown: Mapping[Cell, float]) -> Equation:
    """What of a total is not shown, and what it comes to."""
    signs = [(total.whole, -1.0), *((part, 1.0) for part in total.parts)]
    number = -(total.rest or 0.0) - sum(sign * shown[cell] for cell, sign in signs if cell in shown)
    return {cell: sign for cell, sign in signs if cell not in shown}, number


def _shown(situation: Situation, hidden: Collection[Cell]) -> dict[Cell, float]:
    gone = {*hidden, *situation.not_told}
    return {cell: number for cell, number in situation.cells.items() if cell not in gone} | situation.known


def _first_bounds(situation: Situation, cell: Cell, hidden: Collection[Cell]) -> tuple[float, float]:
    number = situation.cells.get(cell)
    is_small = (
        cell in hidden
        and cell in situation.guarded
        and number is not None
        and 0 < number < situation.rule.minimum
    )
    return (1.0, situation.rule.minimum - 1.0) if is_small and cell not in situation.not_told else (0.0, FAR)


def apart(equations: Iterable[Equation], bounds: Mapping[object, tuple[float, float]]) -> list[Sums]:
    """In groups that share no unknown."""
    groups: list[tuple[set[object], list[Equation]]] = []
    for equation in equations:
        names, members = set(equation[0]), [equation]
        rest = []
        for group in groups:
            if names.isdisjoint(group[0]):
                rest.append(group)
            else:
                names |= group[0]
                members = [*group[1], *members]
        groups = [*rest, (names, members)]
    return [
        Sums(members, {name: bounds[name] for name in bounds if name in names}) for names, members in groups
    ]


def every_solution(sums: Sums) -> Iterable[dict[object, int]]:
    """All solutions in whole numbers, by trying: for tables of a few unknowns with an end."""
    return _try({}, list(sums.bounds), sums)


def _try(so_far: dict[object, int], left: list[object], sums: Sums) -> Iterable[dict[object, int]]:
    if not _still_possible(so_far, sums):
        return
    if not left:
        yield dict(so_far)
        return
    low, high = sums.bounds[left[0]]
    for value in range(math.ceil(low), math.floor(high) + 1):
        yield from _try({**so_far, left[0]: value}, left[1:], sums)


def _still_possible(so_far: Mapping[object, int], sums: Sums) -> bool:
    for terms, number in sums.equations:
        least = most = 0.0
        for name, sign in terms.items():
            low, high = (so_far[name], so_far[name]) if name in so_far else sums.bounds[name]
            least += min(sign * low, sign * high)
            most += max(sign * low, sign * high)
        if not least <= number <= most:
            return False
    return True
