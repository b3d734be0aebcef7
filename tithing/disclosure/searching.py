"""Looking for an exchange near by: from tie to tie, a cell at a time, until all come to what they did."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tithing.disclosure.puzzle import BESIDE, Puzzle

Exchange = dict[int, int]  # by how much each of its cells changes

_STEPS = 100  # of one search
_LONGEST = 20  # cells of one exchange

Option = tuple[
    int, bool, float, int, int
]  # what it leaves out, whether it is shown, its value, itself and its change


def _none(_: int) -> bool:
    return False


class Search:
    """An exchange that is being looked for: what has moved, and by how much each tie is out.

    It is made of moves by one, none of which is taken back by a later one. At most `shown` of its cells are shown so far,
    all of them such as `may_hide`.
    """

    def __init__(
        self,
        puzzle: Puzzle,
        value: Callable[[int], float],
        shown: int = 0,
        may_hide: Callable[[int], bool] = _none,
    ) -> None:
        self.puzzle, self.value, self.may_hide = puzzle, value, may_hide
        self.moved: Exchange = {}
        self.is_thorough = True
        self._out: dict[int, int] = {}
        self._shown, self._steps = shown, _STEPS

    def finds(self, number: int, step: int) -> bool:
        """Whether there is one in which this cell changes by `step`. Where there is none, the search was thorough unless it
        was broken off.
        """
        self._move(number, step)
        return self._closes()

    def _move(self, number: int, change: int) -> None:
        if number not in self.moved:
            self._shown -= number not in self.puzzle.hidden
        self.moved[number] = self.moved.get(number, 0) + change
        self._put_out(number, change)

    def _take_back(self, number: int, change: int) -> None:
        self.moved[number] -= change
        if not self.moved[number]:
            del self.moved[number]
            self._shown += number not in self.puzzle.hidden
        self._put_out(number, -change)

    def _put_out(self, number: int, change: int) -> None:
        for tie in self.puzzle.ties_of[number]:
            out = self._out.get(tie, 0) + change * self.puzzle.ties[tie].signs[number]
            if out:
                self._out[tie] = out
            else:
                del self._out[tie]

    def _closes(self) -> bool:
        if not self._out:
            return True
        self._steps -= 1
        if self._steps < 0 or len(self.moved) >= _LONGEST:
            self.is_thorough = False
            return False
        tie = min(self._out, key=lambda each: (len(self.puzzle.ties[each].hidden), each))
        for *_, number, change in sorted(self._options(tie)):
            self._move(number, change)
            if self._closes():
                return True
            self._take_back(number, change)
        return False

    def _options(self, tie: int) -> Iterator[Option]:
        """The cells of this tie that can bring it back by one, those first that leave least out elsewhere."""
        here = self.puzzle.ties[tie]
        down = self._out[tie] > 0
        for number, sign in (here.signs if self._shown else here.hidden).items():
            change = -sign if down else sign
            if self._can_move(number, change):
                leaves = self._leaves(number, change)
                if leaves is not None:
                    shown = number not in here.hidden
                    yield leaves, shown, shown and self.value(number), number, change

    def _can_move(self, number: int, change: int) -> bool:
        before = self.moved.get(number, 0)
        if before * change < 0:
            return False
        unknown = self.puzzle.hidden.get(number)
        if unknown is None and not (before or self.may_hide(number)):
            return False
        low, high, _ = unknown or BESIDE
        return low <= self.value(number) + before + change <= high

    def _leaves(self, number: int, change: int) -> int | None:
        """By how much all ties are more out after this; None where one could never be brought back."""
        more = 0
        for tie in self.puzzle.ties_of[number]:
            here = self.puzzle.ties[tie]
            out = self._out.get(tie, 0)
            if not out and not self._shown and len(here.hidden) == 1:
                return None
            more += abs(out + change * here.signs[number]) - abs(out)
        return more


def in_pieces(puzzle: Puzzle, exchange: Exchange) -> Iterator[Exchange]:
    """A large exchange as small ones, each of which is possible without the others: none moves a cell farther than it did.

    Wherever a tie is out, one of the moves that are left brings it back, so that no step is in vain.
    """
    left = dict(exchange)
    while left:
        number = min(left)
        piece: Exchange = {}
        out: dict[int, int] = {}
        _step(puzzle, number, left, piece, out)
        while out:
            _step(puzzle, _bringing_back(puzzle, left, out), left, piece, out)
        yield piece


def _step(puzzle: Puzzle, number: int, left: Exchange, piece: Exchange, out: dict[int, int]) -> None:
    """Move this cell by one of what is left."""
    change = 1 if left[number] > 0 else -1
    left[number] -= change
    if not left[number]:
        del left[number]
    piece[number] = piece.get(number, 0) + change
    for tie in puzzle.ties_of[number]:
        out[tie] = out.get(tie, 0) + change * puzzle.ties[tie].signs[number]
        if not out[tie]:
            del out[tie]


def _bringing_back(puzzle: Puzzle, left: Exchange, out: dict[int, int]) -> int:
    """The cell whose move brings the first tie back and leaves least out elsewhere."""
    tie = min(out)
    signs = puzzle.ties[tie].signs
    back = [n for n, sign in signs.items() if n in left and sign * left[n] * out[tie] < 0]
    return min(back, key=lambda number: (_left_out(puzzle, number, left[number], out), number))


def _left_out(puzzle: Puzzle, number: int, towards: int, out: dict[int, int]) -> int:
    change = 1 if towards > 0 else -1
    outs = ((out.get(tie, 0), change * puzzle.ties[tie].signs[number]) for tie in puzzle.ties_of[number])
    return sum(abs(before + more) - abs(before) for before, more in outs)
