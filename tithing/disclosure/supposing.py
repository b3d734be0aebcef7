"""What the reader supposes of the cells that have no number here: some numbers with which all adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.disclosure.draft import PatternDraft
from tithing.disclosure.exchanges import Exchanges
from tithing.disclosure.puzzle import BESIDE, Unknown
from tithing.disclosure.searching import Exchange
from tithing.disclosure.solving import System

_DEAR = 50.0  # so that a count keeps its own number where another can give way
_DEARER = 1e4  # so that a total is doubted only where nothing else can give way
_ANYTHING = Unknown(-1e6, 1e6, 0)


@dataclass
class Supposing:
    """The `not_told` are taken for `small` counts, wherever all of those that are tied together can be; else for any."""

    draft: PatternDraft
    exchanges: Exchanges
    not_told: frozenset[int]
    small: Unknown

    def suppose(self, numbers: Iterable[int]) -> None:
        """Numbers for all that hangs together with those of these cells that have none."""
        done: set[int] = set()
        for number in numbers:
            if number not in done and self._is_open(number):
                members = self.draft.puzzle.component(number)
                done.update(members)
                self._suppose_in(members)

    def _is_open(self, number: int) -> bool:
        return number in self.not_told or self.draft.puzzle.values[number] is None

    def _suppose_in(self, members: list[int]) -> None:
        for unknown in (self.small, BESIDE):
            supposed = {number: self._as_supposed(number, unknown) for number in members}
            base = {number: self._near(number, supposed[number]) for number in members}
            repaired = self._repair(supposed, base)
            if repaired is not None:
                for number in members:
                    self._take_for(number, supposed[number], base[number] + repaired.get(number, 0))
                return
        if wrong := self._wrong_ones(members):
            self.draft.puzzle.drop(wrong)
            self._suppose_in(members)

    def _as_supposed(self, number: int, unknown: Unknown) -> Unknown:
        if number not in self.not_told:
            return self.draft.puzzle.hidden[number]
        return unknown._replace(wanted=0) if number in self.draft.exposed else unknown

    def _near(self, number: int, unknown: Unknown) -> float:
        return min(max(self.draft.puzzle.values[number] or 0.0, unknown.low), unknown.high)

    def _repair(self, supposed: dict[int, Unknown], base: dict[int, float]) -> Exchange | None:
        puzzle = self.draft.puzzle
        ties = [puzzle.ties[tie] for tie in puzzle.ties_around(supposed)]
        cost = {number: _DEAR for number in supposed if not self._is_open(number)}
        return System(ties, supposed, base, cost).repair() if ties else {}

    def _wrong_ones(self, members: list[int]) -> list[int]:
        """The ties that cannot hold, where figures contradict one another: as few as leave the rest true."""
        doubtful = self.draft.puzzle.unnumbered(members)
        slack = {tie: -1 - place for place, tie in enumerate(doubtful)}
        found = self._with_slack(members, slack).repair() or {}
        return [tie for tie in doubtful if found.get(slack[tie])] or doubtful

    def _with_slack(self, members: list[int], slack: dict[int, int]) -> System:
        """All that hangs together, of which each doubtful tie may be out by what one cell more takes up, at a price."""
        puzzle = self.draft.puzzle
        supposed = {number: self._as_supposed(number, BESIDE) for number in members}
        base = {number: self._near(number, supposed[number]) for number in members}
        sure = [puzzle.ties[tie] for tie in puzzle.ties_around(members) if tie not in slack]
        loose = [puzzle.ties[tie].with_one_more(number) for tie, number in slack.items()]
        spare = slack.values()
        return System(
            [*sure, *loose],
            {**supposed, **dict.fromkeys(spare, _ANYTHING)},
            {**base, **dict.fromkeys(spare, 0.0)},
            dict.fromkeys(spare, _DEARER),
        )

    def _take_for(self, number: int, unknown: Unknown, value: float) -> None:
        """What was found of this cell holds no more where something else is supposed of it."""
        if self.draft.puzzle.hidden[number] != unknown or self.exchanges.value(number) != value:
            self.exchanges.forget(number)
            self.exchanges.base[number] = value
            self.draft.hide_as(number, unknown)
