"""A rule that anybody could write, to hold ours against: hide the small counts; where the solver still works one out, hide
the least of what binds it; and again, until the solver is content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tools.disclosed.cells import Cell
from tools.disclosed.heard import Heard
from tools.disclosed.solve import Reader
from tools.disclosed.told import Told

Lines = frozenset[frozenset[tuple[Cell, float]]]


def greedy(everything: Heard) -> frozenset[Cell]:
    """The cells that it hides, of those that were told or said to be hidden."""
    return _Greedy(everything).hides()


@dataclass
class _Greedy:
    everything: Heard
    content: set[Lines] = field(default_factory=set)  # knots of which nothing can be worked out

    @cached_property
    def in_tables(self) -> frozenset[Cell]:
        return self.everything.known | self.everything.said_hidden

    def hides(self) -> frozenset[Cell]:
        hidden = set(self.everything.kept & self.in_tables)
        while more := set(self._more(hidden)):
            hidden |= more
        return frozenset(hidden)

    def _more(self, hidden: set[Cell]) -> Iterator[Cell]:
        """For each knot of which something is worked out, the cheapest cell that stands in a sum with what binds it."""
        made = self.everything.made
        shown = [Told(((cell, 1.0),), made.truth[cell], made.truth[cell]) for cell in self.in_tables - hidden]
        reader = Reader(shown, made.sums, made.truth, self.everything.marked, made.minimum)
        for knot in reader.knots:
            lines = frozenset(frozenset(line.terms.items()) for line in knot.lines)
            if lines in self.content:
                continue
            narrowed = knot.narrowed([cell for cell in knot.cells if cell in hidden])
            yield from self._one_more(set(narrowed), set(knot.cells), hidden)
            if not narrowed:
                self.content.add(lines)

    def _one_more(self, narrowed: set[Cell], knot: set[Cell], hidden: set[Cell]) -> Iterator[Cell]:
        """Beside what is worked out, or else beside what binds it."""
        able = self._beside(narrowed, hidden) or (self._beside(knot, hidden) if narrowed else set())
        if able:
            yield min(able, key=self._dear)

    def _beside(self, near: set[Cell], hidden: set[Cell]) -> set[Cell]:
        made = self.everything.made
        lines = [{line.whole, *line.parts} for line in made.sums]
        met = {cell for line in lines if near & line for cell in line}
        return {cell for cell in (met & self.in_tables) - hidden if not made.is_open(cell)}

    def _dear(self, cell: Cell) -> tuple[bool, int, Cell]:
        """The least count first, nought after it, and a total of the district last."""
        made = self.everything.made
        return cell.area == made.district, made.truth[cell] or made.minimum, cell
