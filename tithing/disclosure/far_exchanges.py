"""Exchanges that are not found near by, of a solver: for one cell, for many at once, and through cells still shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tithing.disclosure.draft import PatternDraft
from tithing.disclosure.exchanges import Exchanges
from tithing.disclosure.puzzle import BESIDE
from tithing.disclosure.searching import Exchange, in_pieces
from tithing.disclosure.solving import System

CostOf = Callable[[int], float | None]

_HIDDEN, _SHOWN, _KEPT = 1.0, 50.0, 5000.0
"""What it costs to move a cell in an exchange: one that is hidden already, one that would have to be, a total to be kept."""


@dataclass
class FarExchanges:
    """The solver's work for a draft: it is asked for what lies near first, for that is small."""

    draft: PatternDraft
    exchanges: Exchanges

    def of_hidden(self, number: int, step: int) -> Exchange | None:
        """The smallest by which this cell changes by `step`."""
        return self._exchange(number, step, self._hidden_cost)

    def through_shown(self, number: int, step: int) -> Exchange | None:
        """The cheapest, where cells that are shown might be hidden for it."""
        return self._exchange(number, step, self._any_cost)

    def price(self, exchange: Exchange) -> float:
        return sum(self._any_cost(number) or 0.0 for number in exchange)

    def _hidden_cost(self, number: int) -> float | None:
        return _HIDDEN if number in self.draft.puzzle.hidden else None

    def _any_cost(self, number: int) -> float | None:
        """What it costs to move this cell; None where it cannot."""
        if number in self.draft.puzzle.hidden:
            return _HIDDEN
        if not self.draft.may_hide(number):
            return None
        return _KEPT if number in self.draft.kept else _SHOWN

    def _exchange(self, number: int, step: int, cost_of: CostOf) -> Exchange | None:
        puzzle, tried = self.draft.puzzle, 0
        ties = puzzle.ties_of[number]
        for rings in (1, 1, len(puzzle.ties)):
            ties = self._ties_beyond(ties, cost_of, rings)
            if len(ties) == tried:
                return None
            found = self._exchange_within(ties, number, step, cost_of)
            if found:
                return found
            tried = len(ties)
        return None

    def _ties_beyond(self, ties: Iterable[int], cost_of: CostOf, rings: int) -> list[int]:
        """These ties, and those of every cell in them that can move, and so on so many times."""
        puzzle, found, new = self.draft.puzzle, set(ties), set(ties)
        while new and rings:
            cells = {number for tie in new for number in puzzle.ties[tie].signs}
            new = {tie for each in cells if cost_of(each) for tie in puzzle.ties_of[each]} - found
            found |= new
            rings -= 1
        return sorted(found)

    def _exchange_within(self, ties: list[int], number: int, step: int, cost_of: CostOf) -> Exchange | None:
        """Of the cells that have no tie outside these."""
        puzzle, within = self.draft.puzzle, set(ties)
        cells = sorted({each for tie in ties for each in puzzle.ties[tie].signs})
        inner = (each for each in cells if within.issuperset(puzzle.ties_of[each]))
        cost = {each: cost for each in inner if (cost := cost_of(each))}
        return self._system(ties, cost).exchange(number, step)

    def _system(self, ties: Iterable[int], cost: dict[int, float]) -> System:
        puzzle = self.draft.puzzle
        unknowns = {number: puzzle.hidden.get(number, BESIDE) for number in cost}
        base = {number: self.exchanges.value(number) for number in cost}
        return System([puzzle.ties[tie] for tie in ties], unknowns, base, cost)

    # -- many cells at once ---------------------------------------------------------------------

    def spread(self, numbers: Iterable[int]) -> None:
        """Find exchanges for all of these cells, as far as there are any by one."""
        waiting = list(numbers)
        while waiting:
            members = self.draft.puzzle.component(waiting[0])
            here = set(members).intersection(waiting)
            waiting = [number for number in waiting if number not in here]
            system = self._system(self.draft.puzzle.ties_around(members), dict.fromkeys(members, _HIDDEN))
            for direction in (1, -1) if len(here) > 1 else ():
                while self._spread_some(system, here, direction):
                    pass

    def _spread_some(self, system: System, numbers: set[int], direction: int) -> bool:
        """Whether more was found for one of them."""
        targets = self._still(numbers, direction)
        found = system.spread(targets, direction) if targets else None
        for piece in in_pieces(self.draft.puzzle, found or {}):
            self.exchanges.keep(piece)
        return self._still(numbers, direction) != targets

    def _still(self, numbers: set[int], direction: int) -> set[int]:
        """Those that could do with a step in this direction, of which nothing is known."""
        narrow = (number for number in numbers if not self.exchanges.is_wide(number))
        return {number for number in narrow if direction in self.exchanges.untried(number)}
