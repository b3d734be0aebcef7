"""What a reader faces who adds up what is published: sums in which some numbers are missing.

Each total that holds a hidden cell is a tie: its hidden cells, with their signs, come to a number that the reader can work
out. What a tie says of its own cells follows from the bounds of each in closed form, and is kept current as cells are
hidden and shown, so that most of a pattern is decided without a solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tithing.disclosure.cells import Cell, CellSum

VALUES = 3
"""How many whole values a hidden cell leaves open at least: of two, one is often impossible for who knows the place."""


class Unknown(NamedTuple):
    """What the reader knows of a hidden cell before adding up, and how many values it should keep (0: no matter)."""

    low: float
    high: float
    wanted: int


ENDLESS = 1e9
"""More than anybody counts: a number that can be added up, unlike infinity."""

BESIDE = Unknown(0.0, ENDLESS, VALUES)
NOT_COUNTED = Unknown(0.0, ENDLESS, 0)


def small_unknown(minimum: int) -> Unknown:
    """The reader knows the rule: of 1 to `minimum` - 1 no more than three values are asked for, or as many as there are.

    >>> small_unknown(5), small_unknown(3)
    (Unknown(low=1.0, high=4.0, wanted=3), Unknown(low=1.0, high=2.0, wanted=2))
    """
    return Unknown(1.0, minimum - 1.0, min(VALUES, minimum - 1)) if minimum > 1 else BESIDE


Kind = tuple[int, Unknown]  # the sign that a cell has in a tie, and what is known of it
Kinds = dict[Kind, int]


@dataclass
class TiedCells:
    """The sum of sign x cell over the hidden cells is `left`; `kinds` counts them. A cell of `signs` may be shown."""

    signs: Mapping[int, int]
    left: float
    hidden: dict[int, int] = field(default_factory=dict)
    kinds: Kinds = field(default_factory=dict)

    def with_one_more(self, number: int) -> TiedCells:
        """The same with another cell in it, whatever that is."""
        return TiedCells({**self.signs, number: 1}, self.left, self.hidden, self.kinds)

    def shortfalls(self) -> dict[Kind, float]:
        return shortfalls(self.kinds, self.left)

    def shortfalls_with(self, number: int, value: float, unknown: Unknown) -> dict[Kind, float]:
        """As it would be with this cell hidden, which has this value."""
        kind = (self.signs[number], unknown)
        return shortfalls({**self.kinds, kind: self.kinds.get(kind, 0) + 1}, self.left + kind[0] * value)


def shortfalls(kinds: Kinds, left: float) -> dict[Kind, float]:
    """How many values the cells of each kind lack, where they come to `left`; nothing of those that lack none.

    >>> small = small_unknown(5)
    >>> shortfalls({(1, small): 2}, 2)  # two counts of 1 or more that come to 2
    {(1, Unknown(low=1.0, high=4.0, wanted=3)): 2.0}
    >>> shortfalls({(1, small): 2, (1, BESIDE): 1}, 40)
    {}
    """
    ends = [(kind, count, *_ends(kind)) for kind, count in kinds.items()]
    low = sum(count * least for _, count, least, _ in ends)
    high = sum(count * most for _, count, _, most in ends)
    found = {}
    for kind, _, least, most in ends:
        values = min(most, left - low + least) - max(least, left - high + most) + 1
        if values < kind[1].wanted:
            found[kind] = kind[1].wanted - values
    return found


def _ends(kind: Kind) -> tuple[float, float]:
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
        self.times_hidden = 0
        self.ties: list[TiedCells] = []
        self.ties_of: list[list[int]] = [[] for _ in self.cells]

    def numbers(self, cells: Iterable[Cell]) -> frozenset[int]:
        """Of those of these cells that are here."""
        return frozenset(self.number[cell] for cell in cells if cell in self.number)

    def add(self, total: CellSum) -> None:
        """The tie that this total makes. Where it does not add up, whatever makes it do so is its rest."""
        signs = self._signs(total)
        over = -sum(sign * (self.values[number] or 0.0) for number, sign in signs.items())
        if any(self.values[number] is None for number in signs):
            self._add_unnumbered(signs, over, total.rest)
            return
        if total.rest is None and over >= 0:
            signs[self._not_counted(over)] = 1
        self._tie(TiedCells(signs, 0.0))

    def _add_unnumbered(self, signs: dict[int, int], over: float, rest: float | None) -> None:
        """A tie of cells some of which have no number; none where it cannot hold, so that it says nothing."""
        left = over - (rest or 0.0)
        whole_is_open = any(sign < 0 and self.values[number] is None for number, sign in signs.items())
        if left < 0 and not whole_is_open:
            return
        if rest is None:
            signs[self._not_counted(None)] = 1
        self._tie(TiedCells(signs, left))

    def _signs(self, total: CellSum) -> dict[int, int]:
        signs: dict[int, int] = {}
        for part in total.parts:
            signs[self.number[part]] = signs.get(self.number[part], 0) + 1
        whole = self.number[total.whole]
        signs[whole] = signs.get(whole, 0) - 1
        return {number: sign for number, sign in signs.items() if sign}

    def _not_counted(self, value: float | None) -> int:
        number = len(self.values)
        self.values.append(value)
        self.ties_of.append([])
        self.hidden[number] = NOT_COUNTED
        return number

    def _tie(self, tie: TiedCells) -> None:
        number = len(self.ties)
        self.ties.append(tie)
        for member in tie.signs:
            self.ties_of[member].append(number)
            if member in self.hidden:
                self._put(number, member)

    def _put(self, tie: int, member: int) -> None:
        here = self.ties[tie]
        kind = (here.signs[member], self.hidden[member])
        here.hidden[member] = kind[0]
        here.left += kind[0] * (self.values[member] or 0.0)
        here.kinds[kind] = here.kinds.get(kind, 0) + 1

    def _take(self, tie: int, member: int) -> None:
        here = self.ties[tie]
        kind = (here.hidden.pop(member), self.hidden[member])
        here.left -= kind[0] * (self.values[member] or 0.0)
        here.kinds[kind] -= 1
        if not here.kinds[kind]:
            del here.kinds[kind]

    def hide(self, number: int, unknown: Unknown = BESIDE) -> None:
        """Hide a cell, or say anew what the reader knows of one that is hidden."""
        if number in self.hidden:
            self.show(number)
        self.hidden[number] = unknown
        self.times_hidden += 1
        for tie in self.ties_of[number]:
            self._put(tie, number)

    def show(self, number: int) -> None:
        for tie in self.ties_of[number]:
            self._take(tie, number)
        del self.hidden[number]

    def component(self, start: int) -> list[int]:
        """The hidden cells that are tied to this one, near or far, and itself; in order."""
        found, waiting = {start}, [start]
        while waiting:
            for tie in self.ties_of[waiting.pop()]:
                new = [each for each in self.ties[tie].hidden if each not in found]
                found.update(new)
                waiting.extend(new)
        return sorted(found)

    def ties_around(self, numbers: Iterable[int]) -> list[int]:
        return sorted({tie for number in numbers for tie in self.ties_of[number]})

    def unnumbered(self, members: Iterable[int]) -> list[int]:
        """The ties of those of these cells that have no number."""
        return self.ties_around(member for member in members if self.values[member] is None)

    def drop(self, ties: Iterable[int]) -> None:
        """Take away ties that say nothing, since the figures contradict one another."""
        for tie in ties:
            for member in self.ties[tie].signs:
                self.ties_of[member].remove(tie)
            self.ties[tie] = TiedCells({}, 0.0)
