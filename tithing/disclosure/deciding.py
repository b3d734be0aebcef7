"""Which further cells are hidden, so that no hidden cell can be worked out: as few as we can find.

This is the cell suppression problem of statistical disclosure control, which Fischetti and Salazar solve to the optimum
with integer programming ("Solving the cell suppression problem on tabular data with linear constraints", Management
Science, 2001). We hide a cell at a time, first where one total alone gives something away, then where several do, and try
afterwards to show each again: near the optimum in tables like ours, quick, and the same on every machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from tithing.disclosure.cells import Total
from tithing.disclosure.draft import Draft
from tithing.disclosure.exchanges import NEAR, Exchange, Exchanges
from tithing.disclosure.puzzle import BESIDE, Unknown
from tithing.disclosure.solving import System

CostOf = Callable[[int], float | None]

_HIDDEN, _SHOWN, _KEPT = 1.0, 50.0, 5000.0
"""What it costs to move a cell in an exchange: one that is hidden already, one that would have to be, a total to be kept."""


class Deciding:
    """A draft until it is done. The reader takes the `not_told` for `small` counts where that is possible."""

    def __init__(self, draft: Draft, not_told: frozenset[int], small: Unknown) -> None:
        self.draft, self.puzzle, self.not_told, self.small = draft, draft.puzzle, not_told, small
        self.exchanges = Exchanges(self.puzzle)

    def settle(self, totals: Iterable[Total]) -> None:
        """Hide beside the hidden cells of these totals what they need, and show again what was not needed."""
        before, touched = set(self.draft.beside), self._add(totals)
        self._suppose(touched)
        self.draft.close(sorted({tie for number in touched for tie in self.puzzle.ties_of[number]}))
        self._secure_all()
        self._show_again(self.draft.beside - before)
        self._secure_all()

    def _add(self, totals: Iterable[Total]) -> list[int]:
        """The hidden cells of these totals, of which nothing is known any more."""
        first = len(self.puzzle.ties)
        for total in totals:
            self.puzzle.add(total)
        touched = sorted({number for tie in self.puzzle.ties[first:] for number in tie.hidden})
        for number in touched:
            self.exchanges.forget(number)
            self.draft.stirred(number)
        return touched

    def exposed(self) -> list[int]:
        """Those of the exposed that still are, now that all is hidden that will be."""
        still = []
        for number in sorted(self.draft.exposed):
            wanted = BESIDE.wanted if number in self.draft.beside else self.small.wanted
            self.puzzle.hide(number, self.puzzle.hidden[number]._replace(wanted=wanted))
            if not self._is_safe(number):
                still.append(number)
        return still

    # -- what the reader supposes ---------------------------------------------------------------

    def _suppose(self, numbers: Iterable[int]) -> None:
        """Numbers for the cells that have none, with which all adds up: small for the `not_told` where that can be."""
        done: set[int] = set()
        for number in numbers:
            if number not in done and self._is_open(number):
                members = self.puzzle.component(number)
                done.update(members)
                self._suppose_in(members)

    def _is_open(self, number: int) -> bool:
        return number in self.not_told or self.puzzle.values[number] is None

    def _suppose_in(self, members: list[int]) -> None:
        for unknown in (self.small, BESIDE):
            supposed = {number: self._as_supposed(number, unknown) for number in members}
            base = {number: self._near(number, supposed[number]) for number in members}
            repaired = self._repair(supposed, base)
            if repaired is not None:
                for number in members:
                    self._take_for(number, supposed[number], base[number] + repaired.get(number, 0))
                return
        self.puzzle.drop_unnumbered(members)

    def _as_supposed(self, number: int, unknown: Unknown) -> Unknown:
        if number not in self.not_told:
            return self.puzzle.hidden[number]
        return unknown._replace(wanted=0) if number in self.draft.exposed else unknown

    def _near(self, number: int, unknown: Unknown) -> float:
        return min(max(self.puzzle.values[number] or 0.0, unknown.low), unknown.high)

    def _repair(self, supposed: dict[int, Unknown], base: dict[int, float]) -> Exchange | None:
        ties = sorted({tie for number in supposed for tie in self.puzzle.ties_of[number]})
        if not ties:
            return {}
        cost = {number: _HIDDEN if self._is_open(number) else _SHOWN for number in supposed}
        return System([self.puzzle.ties[tie] for tie in ties], supposed, base, cost).repair()

    def _take_for(self, number: int, unknown: Unknown, value: float) -> None:
        if self.puzzle.hidden[number] == unknown and self.exchanges.value(number) == value:
            return
        self.exchanges.forget(number)
        self.exchanges.base[number] = value
        self.puzzle.hide(number, unknown)
        self.draft.stirred(number)

    # -- all ties together ----------------------------------------------------------------------

    def _secure_all(self) -> None:
        """Until no cell can be worked out from any of the totals together."""
        self._suppose(sorted(self.puzzle.hidden))
        waiting = deque(sorted(self.puzzle.hidden))
        while waiting:
            number = waiting.popleft()
            if self._is_safe(number):
                continue
            chosen = self._hide_for(number)
            if chosen:
                waiting.extend([*chosen, number])
            else:
                self.draft.expose(number)

    def _is_safe(self, number: int) -> bool:
        """Whether this cell has the values that it should, as far as exchanges and then a solver can tell."""
        if not self.puzzle.ties_of[number] or self.exchanges.widen(number):
            return True
        for step in self._steps(number):
            self.exchanges.keep(self._exchange(number, step, self._hidden_cost))
            if self.exchanges.is_wide(number):
                return True
        return False

    def _steps(self, number: int) -> list[int]:
        done = self.exchanges.moves(number)
        return [step for step in NEAR if step not in done and self.exchanges.can_be(number, step)]

    def _hide_for(self, number: int) -> list[int]:
        """Hide what the cheapest exchange needs that gives this cell one more value; nothing where there is none."""
        found = [
            each for step in self._steps(number) if (each := self._exchange(number, step, self._any_cost))
        ]
        if not found:
            return []
        cheapest = min(found, key=self._price)
        chosen = sorted(each for each in cheapest if each not in self.puzzle.hidden)
        for one in chosen:
            self.draft.hide(one)
        self.exchanges.keep(cheapest)
        ties = sorted({tie for one in chosen for tie in self.puzzle.ties_of[one]})
        return chosen + self.draft.close(ties)

    def _price(self, exchange: Exchange) -> float:
        return sum(self._any_cost(number) or 0.0 for number in exchange)

    def _hidden_cost(self, number: int) -> float | None:
        return _HIDDEN if number in self.puzzle.hidden else None

    def _any_cost(self, number: int) -> float | None:
        """What it costs to move this cell; None where it cannot."""
        if number in self.puzzle.hidden:
            return _HIDDEN
        if not self.draft.may_hide(number):
            return None
        return _KEPT if number in self.draft.kept else _SHOWN

    def _exchange(self, number: int, step: int, cost_of: CostOf) -> Exchange | None:
        """The cheapest exchange that moves this cell by so much: looked for near it first."""
        near = self._ties_beyond(self.puzzle.ties_of[number], cost_of)
        found = self._exchange_within(near, number, step, cost_of)
        if found:
            return found
        all_ties = near
        while len(wider := self._ties_beyond(all_ties, cost_of)) > len(all_ties):
            all_ties = wider
        return self._exchange_within(all_ties, number, step, cost_of) if len(all_ties) > len(near) else None

    def _ties_beyond(self, ties: Iterable[int], cost_of: CostOf) -> list[int]:
        """These ties, and those of every cell in them that can move."""
        cells = {number for tie in ties for number in self.puzzle.ties[tie].signs}
        found = {tie for number in cells if cost_of(number) for tie in self.puzzle.ties_of[number]}
        return sorted(found.union(ties))

    def _exchange_within(self, ties: list[int], number: int, step: int, cost_of: CostOf) -> Exchange | None:
        """Of the cells that have no tie outside these."""
        within = set(ties)
        cells = sorted({each for tie in ties for each in self.puzzle.ties[tie].signs})
        cost = {
            each: cost
            for each in cells
            if (cost := cost_of(each)) and within.issuperset(self.puzzle.ties_of[each])
        }
        unknowns = {each: self.puzzle.hidden.get(each, BESIDE) for each in cost}
        base = {each: self.exchanges.value(each) for each in cost}
        return System([self.puzzle.ties[tie] for tie in ties], unknowns, base, cost).exchange(number, step)

    # -- what was hidden in vain ----------------------------------------------------------------

    def _show_again(self, numbers: Iterable[int]) -> None:
        """Each that can be shown without harm, the dearest first."""
        for number in sorted(numbers, key=self._dearness, reverse=True):
            if self.exchanges.value(number) == self.puzzle.values[number]:
                self._try_to_show(number)

    def _dearness(self, number: int) -> tuple[bool, float, int]:
        return number in self.draft.kept, self.puzzle.values[number] or 0.0, number

    def _try_to_show(self, number: int) -> None:
        unknown = self.puzzle.hidden[number]
        gone = self.exchanges.forget(number)
        self.draft.show(number)
        if self._is_missed(number, gone):
            self.draft.hide(number)
            self.puzzle.hide(number, unknown)
            self.draft.stirred(number)
            self.exchanges.put_back(gone)
        else:
            self.draft.exposed.discard(number)

    def _is_missed(self, number: int, gone: Iterable[Exchange]) -> bool:
        if any(self.draft.lacks(tie) for tie in self.puzzle.ties_of[number]):
            return True
        moved = sorted({each for exchange in gone for each in exchange} - {number})
        return not all(self._is_safe(each) for each in moved)
