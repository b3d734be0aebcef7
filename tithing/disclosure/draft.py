"""A pattern while it is being made: what is hidden so far, and which cell to hide next where a total gives one away."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from tithing.disclosure.puzzle import BESIDE, Puzzle, Unknown

TWO = 2  # values: what is known to be one of two is not known
Cost = tuple[bool, float, int, bool, float, int]


@dataclass
class PatternDraft:
    """`kept` are hidden only where nothing else will do, `fixed` never. `exposed` are hidden in vain."""

    puzzle: Puzzle
    kept: frozenset[int]
    fixed: frozenset[int]
    beside: set[int] = field(default_factory=set)
    exposed: set[int] = field(default_factory=set)
    _lacks: dict[int, float] = field(default_factory=dict)

    def lacks(self, tie: int) -> float:
        """How many values the cells of a tie lack by that tie alone, each kind of cell counted once."""
        if tie not in self._lacks:
            self._lacks[tie] = sum(self.puzzle.ties[tie].shortfalls().values())
        return self._lacks[tie]

    def stirred(self, number: int) -> None:
        """What its ties lack has to be worked out anew."""
        for tie in self.puzzle.ties_of[number]:
            self._lacks.pop(tie, None)

    def hide(self, number: int) -> None:
        self.puzzle.hide(number)
        self.beside.add(number)
        self.stirred(number)

    def show(self, number: int) -> None:
        self.puzzle.show(number)
        self.beside.discard(number)
        self.stirred(number)

    def expose(self, number: int) -> None:
        """Nothing can leave it as many values as it should have: it is to have two at least, and where nothing can do that
        either, no more is hidden for its sake.
        """
        self.exposed.add(number)
        unknown = self.puzzle.hidden[number]
        self.hide_as(number, unknown._replace(wanted=TWO if unknown.wanted > TWO else 0))

    def hide_as(self, number: int, unknown: Unknown) -> None:
        """Say anew what the reader knows of a cell that is hidden."""
        self.puzzle.hide(number, unknown)
        self.stirred(number)

    def may_go(self, number: int) -> bool:
        """Whether it may be hidden, and is not one to be kept."""
        return self.may_hide(number) and number not in self.kept

    def may_hide(self, number: int) -> bool:
        return number not in self.puzzle.hidden and number not in self.fixed

    def close(self, ties: Iterable[int]) -> list[int]:
        """Hide cell after cell until no tie by itself gives away one of its own; those that were hidden."""
        waiting, chosen = deque(ties), []
        while waiting:
            tie = waiting.popleft()
            if not self.lacks(tie):
                continue
            best = self._best_in(tie)
            if best is None:
                self._give_up(tie)
                waiting.appendleft(tie)
            else:
                self.hide(best)
                chosen.append(best)
                waiting.extendleft([tie])
                waiting.extend(self.puzzle.ties_of[best])
        return chosen

    def _best_in(self, tie: int) -> int | None:
        """The cell of this tie that costs least, of those that leave it lacking less; None where none does."""
        costs = [self._cost(number, tie) for number in self.puzzle.ties[tie].signs if self.may_hide(number)]
        best = min((cost for cost in costs if cost), default=None)
        return best and best[-1]

    def _cost(self, number: int, tie: int) -> Cost | None:
        """Totals to be kept last; then what leaves least lacking in all of its ties; then the newest value, a count before
        a nought, the smallest and the first by its key. None where hiding it is of no use to this tie.
        """
        value = self.puzzle.values[number] or 0.0
        if not self._helps(number, value, tie):
            return None
        left = sum(self._lacks_more(each, number, value) for each in self.puzzle.ties_of[number])
        edition = self.puzzle.cells[number].edition
        return number in self.kept, left, -edition, value == 0, value, number

    def _helps(self, number: int, value: float, tie: int) -> bool:
        """Whether a kind of cell that lacks values here would lack fewer with this one hidden."""
        here = self.puzzle.ties[tie]
        after = here.shortfalls_with(number, value, BESIDE)
        return any(after.get(kind, 0.0) < lacking for kind, lacking in here.shortfalls().items())

    def _lacks_more(self, tie: int, number: int, value: float) -> float:
        after = self.puzzle.ties[tie].shortfalls_with(number, value, BESIDE)
        return sum(after.values()) - self.lacks(tie)

    def cover(self, number: int) -> list[int]:
        """Hide one more in each tie that lacks this cell alone, and has one that may go: a count before a nought, the smallest.
        That is to be guarded no better than what it covers, and is covered in its turn.
        """
        chosen = []
        for tie in self.puzzle.ties_of[number]:
            beside = [each for each in self.puzzle.ties[tie].signs if self.may_go(each)]
            if beside and self.puzzle.ties[tie].hidden.keys() == {number}:
                chosen.append(min(beside, key=self._how_plain))
                self.hide(chosen[-1])
                self.hide_as(chosen[-1], BESIDE._replace(wanted=0))
                self.exposed.add(chosen[-1])
        return chosen

    def _how_plain(self, number: int) -> tuple[bool, float, int]:
        value = self.puzzle.values[number] or 0.0
        return value == 0, value, number

    def give_up(self, ties: Iterable[int]) -> None:
        """Expose what lacks values in one of these ties, whatever is hidden in it."""
        for tie in ties:
            if self.lacks(tie) and self._best_in(tie) is None:
                self._give_up(tie)

    def _give_up(self, tie: int) -> None:
        """What lacks values here is beyond saving."""
        here = self.puzzle.ties[tie]
        short = here.shortfalls()
        for number in [
            each for each, sign in here.hidden.items() if (sign, self.puzzle.hidden[each]) in short
        ]:
            self.expose(number)
