"""Which values the hidden cells may still have: small exchanges between them that leave every total as it is.

One more here, one fewer there, and back where it began: four cells at the corners of a rectangle, a kind of offence and its
parent in two wards. Each exchange is a witness for all its cells at once, and can be checked with a pencil. Nearly all are
found by stepping from tie to tie; what is not is asked of a solver (`solving.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tithing.disclosure.puzzle import Puzzle
from tithing.disclosure.searching import Exchange, Search

_SHOWN = 4  # how many shown cells an exchange may need, before a solver is asked for a better one
NEAR = (1, -1, 2, -2)
"""How far a cell has to be able to move, so that it has three values."""


class Exchanges:
    """The exchanges found so far between the hidden cells of a puzzle, each possible by itself from the values of `base`."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.base: dict[int, float] = {}
        self._found: dict[int, Exchange] = {}
        self._of: dict[int, dict[int, int]] = {}  # of each cell, its change in each exchange
        self._next = 0
        self._impossible: dict[int, set[int]] = {}
        self._as_of = 0

    def value(self, number: int) -> float:
        value = self.puzzle.values[number]
        return self.base.get(number, 0.0 if value is None else value)

    def moves(self, number: int) -> set[int]:
        """By how much this cell is known to be able to change, no change among them."""
        return {0, *self._of.get(number, {}).values()}

    def is_wide(self, number: int) -> bool:
        return len(self.moves(number)) >= self.puzzle.hidden[number].wanted

    def widen(self, number: int) -> bool:
        """Look near by for exchanges until this cell has the values that it should; whether it has."""
        for step in self.untried(number):
            if self.is_wide(number):
                return True
            if step not in self.moves(number):
                self._look_for(number, step)
        return self.is_wide(number)

    def untried(self, number: int) -> list[int]:
        """The steps that this cell is not known to be able to make, nor to be unable."""
        done = {*self.moves(number), *self._impossible_now().get(number, ())}
        return [step for step in NEAR if step not in done and self.can_be(number, step)]

    def _look_for(self, number: int, step: int) -> None:
        search = Search(self.puzzle, self.value)
        if search.finds(number, step):
            self.keep(search.moved)
        elif search.is_thorough:
            self.rule_out(number, step)

    def with_shown(self, number: int, step: int, may_hide: Callable[[int], bool]) -> Exchange | None:
        """An exchange near by through as few cells that are shown as may be; None where that is one for the solver."""
        for shown in range(1, _SHOWN + 1):
            search = Search(self.puzzle, self.value, shown, may_hide)
            if search.finds(number, step):
                return search.moved
        return None

    def rule_out(self, number: int, step: int) -> None:
        """With what is hidden now, this cell cannot change by so much."""
        self._impossible_now().setdefault(number, set()).add(step)

    def _impossible_now(self) -> dict[int, set[int]]:
        """Where more was hidden since, all is possible again."""
        if self._as_of != self.puzzle.times_hidden:
            self._impossible, self._as_of = {}, self.puzzle.times_hidden
        return self._impossible

    def can_be(self, number: int, change: float) -> bool:
        low, high, _ = self.puzzle.hidden[number]
        return low <= self.value(number) + change <= high

    def keep(self, exchange: Exchange | None) -> None:
        """Remember it, and its like: the other way round, and twice."""
        for times in NEAR if exchange else ():
            changed = {number: times * change for number, change in (exchange or {}).items()}
            if all(self.can_be(number, change) for number, change in changed.items()):
                self._put(changed)

    def _put(self, exchange: Exchange) -> None:
        self._found[self._next] = exchange
        for number, change in exchange.items():
            self._of.setdefault(number, {})[self._next] = change
        self._next += 1

    def forget(self, number: int) -> list[Exchange]:
        """Take out those through this cell, and return them."""
        gone = [self._found.pop(each) for each in list(self._of.get(number, ()))]
        for place, exchange in zip(list(self._of.get(number, ())), gone, strict=True):
            for member in exchange:
                del self._of[member][place]
        return gone

    def put_back(self, exchanges: Iterable[Exchange]) -> None:
        for exchange in exchanges:
            self._put(exchange)
