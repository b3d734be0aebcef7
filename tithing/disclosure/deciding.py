"""Which further cells are hidden, so that no hidden cell can be worked out: as few as we can find.

This is the cell suppression problem of statistical disclosure control, which Fischetti and Salazar solve to the optimum
with integer programming ("Solving the cell suppression problem on tabular data with linear constraints", Management
Science, 2001). We choose a cell at a time and try afterwards to show each again: near the optimum in tables of this size,
always the same answer, and explained in a sentence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from tithing.disclosure.cells import Total
from tithing.disclosure.puzzle import BESIDE, Puzzle, Unknown
from tithing.disclosure.witnesses import Ties, Witnesses

Cost = tuple[bool, float, int, bool, float, int]


class Deciding:
    """A puzzle while cells are being hidden in it. `kept` are hidden only where nothing else will do; `fixed` never; the
    reader takes the `not_told` for `small` where that is possible.
    """

    def __init__(
        self,
        puzzle: Puzzle,
        kept: frozenset[int],
        fixed: frozenset[int],
        not_told: frozenset[int],
        *,
        small: Unknown,
    ) -> None:
        self.puzzle, self.kept, self.fixed, self.not_told, self.small = puzzle, kept, fixed, not_told, small
        self.beside: set[int] = set()
        self.exposed: set[int] = set()

    def settle(self, totals: Iterable[Total]) -> None:
        """Hide beside the hidden cells of these totals what they need, and show again what was not needed."""
        before, first = set(self.beside), len(self.puzzle.ties)
        for total in totals:
            self.puzzle.add(total)
        ties = range(first, len(self.puzzle.ties))
        touched = sorted({member for tie in ties for member in self.puzzle.hidden_in(tie)})
        self._close(sorted({tie for member in touched for tie in self.puzzle.ties_of[member]}))
        self._secure(touched)
        self._show_again(self.beside - before)

    # -- one tie at a time ----------------------------------------------------------------------

    def _close(self, ties: Iterable[int]) -> None:
        """Until no tie alone gives away a cell of its own."""
        waiting = deque(ties)
        while waiting:
            tie = waiting.popleft()
            if not self.puzzle.lacking(tie):
                continue
            chosen = self._best_in(tie)
            if chosen is None:
                self._give_up(tie)
            else:
                self._hide(chosen)
                waiting.extendleft([tie])
                waiting.extend(self.puzzle.ties_of[chosen])

    def _best_in(self, tie: int) -> int | None:
        """The cell of this tie that costs least and helps; None where none does."""
        helping = [each for each in self._shown_in(tie) if self._helps(each, tie)]
        return min(helping, key=self._cost, default=None)

    def _shown_in(self, tie: int) -> list[int]:
        puzzle = self.puzzle
        return [n for n in puzzle.ties[tie].signs if n not in puzzle.hidden and n not in self.fixed]

    def _helps(self, number: int, tie: int) -> bool:
        """Whether those who lack values in this tie would lack fewer with this cell hidden."""
        here = self.puzzle.ties[tie]
        before = here.shortfalls()
        self.puzzle.hide(number)
        after = here.shortfalls()
        self.puzzle.show(number)
        return any(after.get(kind, 0) < lacking for kind, lacking in before.items())

    def _cost(self, number: int) -> Cost:
        """Totals to be kept last; then what leaves least to be done in all of its totals; then the newest value, a count
        before a nought, the smallest and the first by its key.
        """
        value = self.puzzle.values[number] or 0.0
        edition = self.puzzle.cells[number].edition
        return number in self.kept, self._left_by(number), -edition, value == 0, value, number

    def _left_by(self, number: int) -> float:
        """How many more values are lacking with this cell hidden than without: below nought where it helps."""
        ties = self.puzzle.ties_of[number]
        before = sum(self.puzzle.lacking(tie) for tie in ties)
        self.puzzle.hide(number)
        after = sum(self.puzzle.lacking(tie) for tie in ties)
        self.puzzle.show(number)
        return after - before

    def _hide(self, number: int) -> None:
        self.puzzle.hide(number)
        self.beside.add(number)

    def _give_up(self, tie: int) -> None:
        """What lacks values here is beyond saving."""
        short = self.puzzle.ties[tie].shortfalls()
        for number in self.puzzle.hidden_in(tie):
            if (self.puzzle.ties[tie].signs[number], self.puzzle.hidden[number]) in short:
                self._expose(number)

    def _expose(self, number: int) -> None:
        self.exposed.add(number)
        self._take_for(number, self.puzzle.hidden[number]._replace(wanted=0))

    def _take_for(self, number: int, unknown: Unknown) -> None:
        self.puzzle.show(number)
        self.puzzle.hide(number, unknown)

    # -- all ties together ----------------------------------------------------------------------

    def _secure(self, numbers: Iterable[int]) -> None:
        """Until no solver finds more than the ties give away one by one."""
        done: set[int] = set()
        for number in numbers:
            if number not in done:
                done.update(self._secure_around(number))

    def _secure_around(self, number: int) -> list[int]:
        while narrow := self._narrow(number):
            chosen = self._nearest(narrow[0])
            if chosen is None:
                self._expose(narrow[0])
            else:
                self._hide(chosen)
                self._close(self.puzzle.ties_of[chosen])
        return self.puzzle.component(number)

    def _narrow(self, number: int) -> list[int]:
        """The cells of the component of this one that a reader could work out, or nearly."""
        members = self.puzzle.component(number)
        if len(members) == 1 and not self.puzzle.ties_of[number]:
            return []
        return self._witnesses(members).narrow()

    def _witnesses(self, members: Sequence[int]) -> Witnesses:
        not_told = [number for number in members if number in self.not_told]
        for unknown in (self.small, BESIDE):
            for number in not_told:
                wanted = 0 if number in self.exposed else unknown.wanted
                self._take_for(number, unknown._replace(wanted=wanted))
            ties = Ties(self.puzzle, members)
            first = ties.truth if ties.truth is not None else ties.solve_any()
            if first is not None:
                return Witnesses(ties, first)
        self.puzzle.drop_unnumbered(members)
        return self._witnesses(members)

    def _nearest(self, number: int) -> int | None:
        """The cheapest cell that could still be hidden, in the totals of this one or in those tied to it."""
        seen: set[int] = set()
        around = [number]
        while around:
            ties = [tie for each in around for tie in self.puzzle.ties_of[each] if tie not in seen]
            seen.update(ties)
            shown = sorted({each for tie in ties for each in self._shown_in(tie)})
            if shown:
                return min(shown, key=self._cost)
            around = sorted({each for tie in ties for each in self.puzzle.hidden_in(tie)})
            if not ties:
                return None
        return None

    # -- what was hidden in vain ----------------------------------------------------------------

    def _show_again(self, numbers: Iterable[int]) -> None:
        for number in sorted(numbers, key=self._cost_hidden, reverse=True):
            unknown = self.puzzle.hidden[number]
            self.puzzle.show(number)
            if self._is_needed(number):
                self.puzzle.hide(number, unknown)
            else:
                self.beside.discard(number)
                self.exposed.discard(number)

    def _cost_hidden(self, number: int) -> tuple[bool, float, int]:
        return number in self.kept, self.puzzle.values[number] or 0.0, number

    def _is_needed(self, number: int) -> bool:
        ties = self.puzzle.ties_of[number]
        if any(self.puzzle.lacking(tie) for tie in ties):
            return True
        around = sorted({each for tie in ties for each in self.puzzle.hidden_in(tie)})
        return any(self._narrow(each) for each in around)

    def confirm(self) -> list[int]:
        """Those of the exposed that still are, now that all is hidden that will be."""
        for number in sorted(self.exposed):
            wanted = BESIDE.wanted if number in self.beside else self.small.wanted
            self._take_for(number, self.puzzle.hidden[number]._replace(wanted=wanted))
        still = {each for number in sorted(self.exposed) for each in self._narrow(number)}
        return sorted(still & set(self.puzzle.hidden))
