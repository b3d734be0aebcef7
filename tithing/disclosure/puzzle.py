"""What a reader faces who adds up what is published: sums in which some numbers are missing.

Each sum that holds a hidden cell is a tie: its hidden cells, with their signs, come to a number that the reader can work
out. What a tie says of its own cells follows from the bounds of each in closed form, and is kept current as cells are
hidden and shown, so that most of a pattern is decided without a solver.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tithing.disclosure.cells import Cell, Total

VALUES = 3
"""How many whole values a hidden cell must leave open at least: two would tell a count of one person from none beside."""


class Unknown(NamedTuple):
    """What the reader knows of a hidden cell before adding up, and how many values it should keep (0: no matter)."""

    low: float
    high: float
    wanted: int


BESIDE = Unknown(0.0, math.inf, VALUES)
NOT_COUNTED = Unknown(0.0, math.inf, 0)


def small_unknown(minimum: int) -> Unknown:
    """The reader knows the rule: of 1 to `minimum` - 1 no more than three values are asked for, or as many as there are.

    >>> small_unknown(5), small_unknown(3)
    (Unknown(low=1.0, high=4.0, wanted=3), Unknown(low=1.0, high=2.0, wanted=2))
    """
    return Unknown(1.0, minimum - 1.0, min(VALUES, minimum - 1))


@dataclass
class Tie:
    """The sum of sign x cell over its hidden cells is `left`; `kinds` counts them by sign and by what is known of them."""

    signs: Mapping[int, int]
    left: float
    kinds: dict[tuple[int, Unknown], int] = field(default_factory=dict)

    def put(self, kind: tuple[int, Unknown], change: int) -> None:
        count = self.kinds.get(kind, 0) + change
        if count:
            self.kinds[kind] = count
        else:
            del self.kinds[kind]

    def shortfalls(self) -> dict[tuple[int, Unknown], float]:
        """How many values the cells of each kind lack, by this tie alone."""
        found = {}
        for kind in self.kinds:
            lacking = kind[1].wanted - self._values(kind)
            if lacking > 0:
                found[kind] = lacking
        return found

    def _values(self, kind: tuple[int, Unknown]) -> float:
        """How many whole values the tie leaves to a cell of this kind."""
        others_low = others_high = 0.0
        for each, count in self.kinds.items():
            others = count - (each == kind)
            if others:
                low, high = _signed(each)
                others_low += others * low
                others_high += others * high
        low, high = _signed(kind)
        return min(high, self.left - others_low) - max(low, self.left - others_high) + 1


def _signed(kind: tuple[int, Unknown]) -> tuple[float, float]:
    sign, unknown = kind
    return (unknown.low, unknown.high) if sign > 0 else (-unknown.high, -unknown.low)


class Puzzle:
    """The cells by number, in the order of their keys; which are hidden; and the ties between them.

    Numbers past the last cell stand for what nobody counts apart.
    """

    def __init__(self, cells: Iterable[Cell], values: Mapping[Cell, float]) -> None:
        self.cells = sorted(cells)
        self.number = {cell: number for number, cell in enumerate(self.cells)}
        self.values: list[float | None] = [values.get(cell) for cell in self.cells]
        self.hidden: dict[int, Unknown] = {}
        self.ties: list[Tie] = []
        self.ties_of: list[list[int]] = [[] for _ in self.cells]

    def add(self, total: Total) -> None:
        """The tie that this total makes; none where it cannot hold, so that it says nothing."""
        signs = self._signs(total)
        over = -sum(sign * (self.values[number] or 0.0) for number, sign in signs.items())
        unnumbered = [sign for number, sign in signs.items() if self.values[number] is None]
        left = over - (total.rest or 0.0) if unnumbered else 0.0
        if unnumbered and left < 0 and min(unnumbered) > 0:
            return
        if total.rest is None and (unnumbered or over >= 0):
            signs[self._not_counted(None if unnumbered else over)] = 1
        self._tie(Tie(signs, left))

    def _signs(self, total: Total) -> dict[int, int]:
        signs: dict[int, int] = {}
        for cell in total.parts:
            signs[self.number[cell]] = signs.get(self.number[cell], 0) + 1
        whole = self.number[total.whole]
        signs[whole] = signs.get(whole, 0) - 1
        return {number: sign for number, sign in signs.items() if sign}

    def _not_counted(self, value: float | None) -> int:
        number = len(self.values)
        self.values.append(value)
        self.ties_of.append([])
        self.hidden[number] = NOT_COUNTED
        return number

    def _tie(self, tie: Tie) -> None:
        number = len(self.ties)
        self.ties.append(tie)
        for member in tie.signs:
            self.ties_of[member].append(number)
            if member in self.hidden:
                self._put(number, member, 1)

    def _put(self, tie: int, member: int, change: int) -> None:
        here = self.ties[tie]
        sign = here.signs[member]
        here.left += change * sign * (self.values[member] or 0.0)
        here.put((sign, self.hidden[member]), change)

    def hide(self, number: int, unknown: Unknown = BESIDE) -> None:
        self.hidden[number] = unknown
        for tie in self.ties_of[number]:
            self._put(tie, number, 1)

    def show(self, number: int) -> None:
        for tie in self.ties_of[number]:
            self._put(tie, number, -1)
        del self.hidden[number]

    def lacking(self, tie: int) -> float:
        """How many values the cells of a tie lack, a kind of cell counted once."""
        return sum(self.ties[tie].shortfalls().values())

    def hidden_in(self, tie: int) -> list[int]:
        return [number for number in self.ties[tie].signs if number in self.hidden]

    def component(self, start: int) -> list[int]:
        """The hidden cells that are tied to this one, near or far, and itself; in order."""
        found, waiting = {start}, [start]
        while waiting:
            for tie in self.ties_of[waiting.pop()]:
                new = [each for each in self.hidden_in(tie) if each not in found]
                found.update(new)
                waiting.extend(new)
        return sorted(found)

    def drop_unnumbered(self, members: Iterable[int]) -> None:
        """Take away the ties of cells without a number, where the figures contradict one another: they say nothing."""
        without = (member for member in members if self.values[member] is None)
        for tie in sorted({tie for member in without for tie in self.ties_of[member]}):
            for member in self.ties[tie].signs:
                self.ties_of[member].remove(tie)
