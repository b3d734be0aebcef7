"""Which values the hidden cells may still have: small exchanges between them that leave every total as it is.

One more here, one fewer there, and back where it began: four cells at the corners of a rectangle, a kind of offence and its
parent in two wards. Each exchange is a witness for all its cells at once, and can be checked with a pencil. Nearly all are
found by stepping from tie to tie; what is not is asked of a solver (`solving.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.disclosure.puzzle import Puzzle

Exchange = dict[int, int]  # by how much each of its cells changes

_STEPS = 60  # of one search
_LONGEST = 12  # cells of one exchange
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

    def value(self, number: int) -> float:
        value = self.puzzle.values[number]
        return self.base.get(number, 0.0 if value is None else value)

    def moves(self, number: int) -> set[int]:
        """By how much this cell is known to be able to change, no change among them."""
        return {0, *self._of.get(number, {}).values()}

    def is_wide(self, number: int) -> bool:
        return len(self.moves(number)) >= self.puzzle.hidden[number].wanted

    def widen(self, number: int) -> bool:
        """Look for exchanges until this cell has the values that it should; whether it has."""
        for step in NEAR:
            if self.is_wide(number):
                return True
            if step not in self.moves(number) and self.can_be(number, step):
                self.keep(self._search(number, step))
        return self.is_wide(number)

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

    def _search(self, number: int, step: int) -> Exchange | None:
        search = _Search(self)
        search.move(number, step)
        return search.moved if search.closes() else None


class _Search:
    """An exchange that is being looked for: what has moved, and by how much each tie is out."""

    def __init__(self, exchanges: Exchanges) -> None:
        self.exchanges, self.puzzle = exchanges, exchanges.puzzle
        self.moved: Exchange = {}
        self.out: dict[int, int] = {}
        self.steps = _STEPS

    def move(self, number: int, change: int) -> None:
        self.moved[number] = change
        self._put_out(number, change)

    def _put_out(self, number: int, change: int) -> None:
        for tie in self.puzzle.ties_of[number]:
            out = self.out.get(tie, 0) + change * self.puzzle.ties[tie].signs[number]
            if out:
                self.out[tie] = out
            else:
                del self.out[tie]

    def closes(self) -> bool:
        """Whether the ties can be brought back to what they were, a cell at a time."""
        if not self.out:
            return True
        self.steps -= 1
        if self.steps < 0 or len(self.moved) >= _LONGEST:
            return False
        tie = min(self.out, key=lambda each: (len(self.puzzle.ties[each].hidden), each))
        for _, number, change in sorted(self._options(tie)):
            self.move(number, change)
            if self.closes():
                return True
            self._put_out(number, -self.moved.pop(number))
        return False

    def _options(self, tie: int) -> Iterator[tuple[int, int, int]]:
        """The cells of this tie that can bring it back by one, those first that leave least out elsewhere."""
        down = self.out[tie] > 0
        for number, sign in self.puzzle.ties[tie].hidden.items():
            change = -sign if down else sign
            if number not in self.moved and self.exchanges.can_be(number, change):
                leaves = self._leaves(number, change)
                if leaves is not None:
                    yield leaves, number, change

    def _leaves(self, number: int, change: int) -> int | None:
        """By how much all ties are more out after this; None where one could never be brought back."""
        more = 0
        for tie in self.puzzle.ties_of[number]:
            here = self.puzzle.ties[tie]
            out = self.out.get(tie, 0)
            if not out and len(here.hidden) == 1:
                return None
            more += abs(out + change * here.signs[number]) - abs(out)
        return more
