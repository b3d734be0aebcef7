"""What a careful reader can work out: the least and the greatest that each hidden cell may be, by integer programming.

A cell that is told is known; one that is small is from 1 to one below the threshold, any other not below nought. What is
told of several cells at once, and every sum that anybody knows of, binds them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tools.disclosed.cells import Cell, WholeOfParts
from tools.disclosed.told import Told

FEWEST = 3  # whole values that must remain of every hidden cell
ROUNDS = 6  # of looking for other tables that say the same, before each cell is asked about alone
NOWHERE = 1e6
PASSES = 30
SLACK = 1e-4


class Range(NamedTuple):
    """The least and the greatest whole number that a cell may be."""

    least: float
    greatest: float

    @property
    def values(self) -> float:
        return self.greatest - self.least + 1


@dataclass(frozen=True)
class Bound:
    """One line that binds unknown cells."""

    terms: Mapping[Cell, float]
    low: float
    high: float

    def narrows(self, limits: Mapping[Cell, list[float]]) -> bool:
        """Draw the limits of its cells as near as the others' allow, and say whether any was drawn nearer."""
        least = sum(min(times * each for each in limits[cell]) for cell, times in self.terms.items())
        most = sum(max(times * each for each in limits[cell]) for cell, times in self.terms.items())
        drawn = [self._narrows(limits[cell], times, least, most) for cell, times in self.terms.items()]
        return any(drawn)

    def _narrows(self, limit: list[float], times: float, least: float, most: float) -> bool:
        ends = sorted((times * limit[0], times * limit[1]))
        found = sorted(((self.low - most + ends[1]) / times, (self.high - least + ends[0]) / times))
        low, high = max(limit[0], math.ceil(found[0] - SLACK)), min(limit[1], math.floor(found[1] + SLACK))
        is_nearer = low > limit[0] or high < limit[1]
        limit[:] = [low, high]
        return is_nearer


@dataclass(frozen=True)
class Reader:
    """What somebody knows: `told` of the cells, `sums` that anybody knows of; which of the cells are `small`, below the
    `minimum`; and one table, `true`, that says all of it, from which others are looked for.
    """

    told: Sequence[Told]
    sums: Sequence[WholeOfParts]
    true: Mapping[Cell, int]
    small: Collection[Cell]
    minimum: int

    @cached_property
    def known(self) -> dict[Cell, float]:
        """What is told of a single cell."""
        found: dict[Cell, float] = {}
        for each in self.told:
            if len(each.terms) == 1 and each.high - each.low < 0.5:
                ((cell, times),) = each.terms
                found[cell] = float(round((each.low + each.high) / 2 / times))
        return found

    @cached_property
    def bounds(self) -> tuple[Bound, ...]:
        """What binds the cells that are not known, each thing once."""
        lines = {each.what: (each.terms, each.low, each.high) for each in self.told}
        found = [self._bound(dict(terms), low, high) for terms, low, high in lines.values()]
        found += [
            self._bound({each.whole: 1.0} | dict.fromkeys(each.parts, -1.0), 0.0, 0.0) for each in self.sums
        ]
        return tuple(each for each in found if each.terms)

    def _bound(self, terms: Mapping[Cell, float], low: float, high: float) -> Bound:
        known = sum(times * self.known[cell] for cell, times in terms.items() if cell in self.known)
        return Bound(
            {cell: times for cell, times in terms.items() if cell not in self.known and times},
            low - known,
            high - known,
        )

    def narrowed(self, among: Iterable[Cell]) -> dict[Cell, Range]:
        """Those of the cells of which fewer than three values remain."""
        asked = list(among)
        found = {cell: Range(self.known[cell], self.known[cell]) for cell in asked if cell in self.known}
        for knot in self.knots:
            mine = [cell for cell in asked if cell in knot.place]
            found |= knot.narrowed(mine)
        return found

    def range_of(self, cell: Cell) -> Range:
        """The least and the greatest that one cell may be."""
        if cell in self.known:
            return Range(self.known[cell], self.known[cell])
        for knot in self.knots:
            if cell in knot.place:
                return knot.range_of(cell)
        return Range(*self.limits_of(cell))

    def limits_of(self, cell: Cell) -> tuple[float, float]:
        return (1, self.minimum - 1) if cell in self.small else (0, NOWHERE)

    @cached_property
    def knots(self) -> tuple[Knot, ...]:
        """The unknown cells, parted into those that bind one another."""
        return tuple(Knot(cells, bounds, self) for cells, bounds in _parted(self.bounds))


@dataclass(frozen=True)
class Knot:
    """Unknown cells that bind one another, and nothing else binds."""

    cells: tuple[Cell, ...]
    lines: tuple[Bound, ...]
    reader: Reader = field(repr=False)

    @cached_property
    def place(self) -> dict[Cell, int]:
        return {cell: at for at, cell in enumerate(self.cells)}

    @cached_property
    def _program(self) -> tuple[LinearConstraint, Bounds]:
        entries = [
            (row, self.place[cell], times)
            for row, line in enumerate(self.lines)
            for cell, times in line.terms.items()
        ]
        rows, columns, times = zip(*entries, strict=True)
        matrix = csr_array((times, (rows, columns)), shape=(len(self.lines), len(self.cells)))
        low, high = zip(*(self.reader.limits_of(cell) for cell in self.cells), strict=True)
        least, most = zip(*((line.low, line.high) for line in self.lines), strict=True)
        return LinearConstraint(matrix, least, most), Bounds(low, high)

    def narrowed(self, asked: Sequence[Cell]) -> dict[Cell, Range]:
        """Cells of which fewer than three values remain. What follows line by line is found first, then tables that say the
        same are looked for, many cells at once; only what neither settles is asked about alone.
        """
        at_once = {cell: self.within[cell] for cell in asked if self.within[cell].values < FEWEST}
        return at_once | self._by_tables([cell for cell in asked if cell not in at_once])

    def _by_tables(self, asked: Sequence[Cell]) -> dict[Cell, Range]:
        seen = {cell: [self._true(cell), self._true(cell)] for cell in asked}
        for number in range(ROUNDS):
            if unsettled := _unsettled(seen):
                self._look(seen, unsettled, number)
        ranges = {cell: self.range_of(cell) for cell in _unsettled(seen)}
        return {cell: each for cell, each in ranges.items() if each.values < FEWEST}

    @cached_property
    def within(self) -> dict[Cell, Range]:
        """What follows from one line after another: never narrower than what can be worked out."""
        limits = {cell: list(self.reader.limits_of(cell)) for cell in self.cells}
        for _ in range(PASSES):
            drawn = [line.narrows(limits) for line in self.lines]
            if not any(drawn):
                break
        return {cell: Range(low, high) for cell, (low, high) in limits.items()}

    def _true(self, cell: Cell) -> float:
        return float(self.reader.true.get(cell, 0))

    def _look(self, seen: dict[Cell, list[float]], wanted: Sequence[Cell], number: int) -> None:
        """Another table, as far from those seen as may be."""
        chance = random.Random(number)
        push = np.zeros(len(self.cells))
        for cell in wanted:
            push[self.place[cell]] = (
                chance.choice((-1, 1)) * chance.uniform(0.5, 1.5) if number > 1 else (1, -1)[number]
            )
        table = self._solved(push)
        for cell in wanted if table is not None else ():
            value = table[self.place[cell]]
            seen[cell][0] = min(seen[cell][0], value)
            seen[cell][1] = max(seen[cell][1], value)

    def range_of(self, cell: Cell) -> Range:
        push = np.zeros(len(self.cells))
        push[self.place[cell]] = 1.0
        low, high = self._solved(push), self._solved(-push)
        if low is None or high is None:
            raise ValueError(f"no table says all of this: {cell}")
        return Range(low[self.place[cell]], high[self.place[cell]])

    def _solved(self, push: np.ndarray) -> np.ndarray | None:
        lines, limits = self._program
        found = milp(push, constraints=lines, bounds=limits, integrality=np.ones(len(self.cells)))
        return None if found.x is None else np.round(found.x)


def _unsettled(seen: Mapping[Cell, Sequence[float]]) -> list[Cell]:
    """The cells of which no tables were met that lie far enough apart."""
    return [cell for cell, (low, high) in seen.items() if high - low < FEWEST - 1]


def _parted(bounds: Sequence[Bound]) -> Iterator[tuple[tuple[Cell, ...], tuple[Bound, ...]]]:
    home: dict[Cell, Cell] = {}

    def root(cell: Cell) -> Cell:
        while home.setdefault(cell, cell) != cell:
            home[cell] = home[home[cell]]
            cell = home[cell]
        return cell

    for line in bounds:
        first, *others = line.terms
        for other in others:
            home[root(other)] = root(first)
        root(first)
    lines: dict[Cell, list[Bound]] = {}
    for line in bounds:
        lines.setdefault(root(next(iter(line.terms))), []).append(line)
    for mine in lines.values():
        yield tuple(dict.fromkeys(cell for line in mine for cell in line.terms)), tuple(mine)
