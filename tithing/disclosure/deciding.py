"""Which further cells are hidden, so that no hidden cell can be worked out: as few as we can find.

This is the cell suppression problem of statistical disclosure control, which Fischetti and Salazar solve to the optimum
with integer programming ("Solving the cell suppression problem on tabular data with linear constraints", Management
Science, 2001). We hide a cell at a time, those that the cheapest exchange needs by which a cell at risk could have another
value, and try afterwards to show each again: near the optimum in tables like ours, quick, and the same on every machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from tithing.disclosure.cells import CellSum
from tithing.disclosure.draft import PatternDraft
from tithing.disclosure.exchanges import NEAR, Exchanges
from tithing.disclosure.far_exchanges import FarExchanges
from tithing.disclosure.puzzle import BESIDE, Unknown
from tithing.disclosure.searching import Exchange
from tithing.disclosure.supposing import Supposing

_FEW = 200  # hidden cells: with more than these, what is hidden in vain is not looked for with a solver


class Deciding:
    """A draft until it is done."""

    def __init__(self, draft: PatternDraft, not_told: frozenset[int], small: Unknown) -> None:
        self.draft, self.puzzle, self.small = draft, draft.puzzle, small
        self.exchanges = Exchanges(self.puzzle)
        self.far = FarExchanges(draft, self.exchanges)
        self.supposing = Supposing(draft, self.exchanges, not_told, small)

    def settle(self, totals: Iterable[CellSum]) -> None:
        """Hide beside the hidden cells of these totals what they need, and show again what was not needed."""
        before, touched = set(self.draft.beside), self._add(totals)
        self.supposing.suppose(touched)
        self.draft.give_up(self.puzzle.ties_around(touched))
        self._secure()
        self._show_again(self.draft.beside - before)
        while (
            self._secure() or self._cover()
        ):  # what was shown again may have changed what the reader can suppose
            pass

    def _add(self, totals: Iterable[CellSum]) -> list[int]:
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
        exposed = sorted(self.draft.exposed)
        for number in exposed:
            wanted = BESIDE.wanted if number in self.draft.beside else self.small.wanted
            self.draft.hide_as(number, self.puzzle.hidden[number]._replace(wanted=wanted))
        return [number for number in exposed if not self._is_safe(number)]

    def _cover(self) -> bool:
        """Beside each that is exposed, hide another wherever it is the only one that a total lacks; whether more was hidden. Who
        knows the rule may work it out all the same, and nobody else by taking one number from another.
        """
        before = len(self.draft.beside)
        for number in sorted(self.draft.exposed & self.puzzle.hidden.keys()):
            self.draft.close(self.puzzle.ties_around(self.draft.cover(number)))
        return len(self.draft.beside) > before

    # -- until nothing can be worked out --------------------------------------------------------

    def _secure(self) -> bool:
        """Hide until no cell can be worked out from any of the totals together; whether more was hidden."""
        before = len(self.draft.beside)
        self.supposing.suppose(sorted(self.puzzle.hidden))
        waiting = deque(sorted(self.puzzle.hidden))
        self.far.spread([number for number in waiting if not self.exchanges.widen(number)])
        while waiting:
            number = waiting.popleft()
            if not self.exchanges.widen(number):
                waiting.extend(self._save(number))
        return len(self.draft.beside) > before

    def _save(self, number: int) -> list[int]:
        """Hide what this cell needs, by what lies near, else as the solver finds; what to look at again."""
        exchange = self._near(number)
        if exchange is None:
            if self._is_safe(number):
                return []
            exchange = self._far(number)
        before = len(self.draft.beside), len(self.exchanges.moves(number))
        again = self._hide_for(exchange) if exchange is not None else []
        if before == (len(self.draft.beside), len(self.exchanges.moves(number))):  # nothing that is of use
            self.draft.expose(number)
            return [number] if self.puzzle.hidden[number].wanted else []
        return [*again, number]

    def _is_safe(self, number: int) -> bool:
        """Whether this cell has the values that it should, as far as exchanges and then a solver can tell."""
        if self.exchanges.widen(number):
            return True
        for step in self.exchanges.untried(number):
            found = self.far.of_hidden(number, step)
            if found is None:
                self.exchanges.rule_out(number, step)
            self.exchanges.keep(found)
            if self.exchanges.is_wide(number):
                return True
        return False

    def _hide_for(self, exchange: Exchange) -> list[int]:
        """Hide the cells of this exchange that are shown, and what they need by any one total."""
        chosen = sorted(number for number in exchange if number not in self.puzzle.hidden)
        for number in chosen:
            self.draft.hide(number)
        self.exchanges.keep(exchange)
        return chosen + self.draft.close(self.puzzle.ties_around(chosen))

    def _near(self, number: int) -> Exchange | None:
        """One near by that gives this cell one more value, through as few cells that are shown as may be."""
        for may_hide in (self.draft.may_go, self.draft.may_hide):
            near = [self.exchanges.with_shown(number, step, may_hide) for step in self._steps(number)]
            if any(near):
                return min((each for each in near if each), key=self.far.price)
        return None

    def _far(self, number: int) -> Exchange | None:
        solved = (self.far.through_shown(number, step) for step in self._steps(number))
        return next((each for each in solved if each), None)

    def _steps(self, number: int) -> list[int]:
        """Those that this cell cannot make yet."""
        done = self.exchanges.moves(number)
        return [step for step in NEAR if step not in done and self.exchanges.can_be(number, step)]

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
            self.draft.hide_as(number, unknown)
            self.exchanges.put_back(gone)
        else:
            self.draft.exposed.discard(number)

    def _is_missed(self, number: int, gone: Iterable[Exchange]) -> bool:
        if any(self.draft.lacks(tie) for tie in self.puzzle.ties_of[number]):
            return True
        moved = sorted({each for exchange in gone for each in exchange} - {number})
        is_safe = self._is_safe if len(self.puzzle.hidden) < _FEW else self.exchanges.widen
        return not all(is_safe(each) for each in moved)
