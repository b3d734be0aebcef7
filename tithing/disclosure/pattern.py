"""Which cells are hidden: one pattern over everything that a reader may ever see together (R100).

A count of 1 to 4 about a small area or a sensitive matter can point to a person. Hiding it is not enough where a total, a
part, another quarter or last quarter's table lets a reader work it out. So further cells are hidden until none that is
hidden is determined, or narrowed to fewer than three whole values, for a reader who knows the rule, every cell that is
shown, and everything published before. A cell is hidden everywhere or nowhere: rates, percentages, differences and running
totals are worked out from the counts that are left, and need nothing of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from tithing.disclosure.cells import Cell, CellSum
from tithing.disclosure.deciding import Deciding
from tithing.disclosure.draft import PatternDraft
from tithing.disclosure.puzzle import NOT_COUNTED, Puzzle, small_unknown
from tithing.disclosure.rule import SuppressionRule

_NOTHING: Mapping[Cell, float] = MappingProxyType({})


@dataclass(frozen=True)
class Pattern:
    """`small` are too few to publish, `beside` are hidden with them; the page has one mark for both. `exposed` are those of
    them, or of what others withhold, that no pattern can save.
    """

    small: frozenset[Cell] = frozenset()
    beside: frozenset[Cell] = frozenset()
    exposed: tuple[Cell, ...] = ()

    @property
    def hidden(self) -> frozenset[Cell]:
        return self.small | self.beside


def decide(
    cells: Mapping[Cell, float],
    totals: Iterable[CellSum],
    *,
    guarded: Collection[Cell],
    not_told: Collection[Cell] = (),
    kept: Collection[Cell] = (),
    known: Mapping[Cell, float] = _NOTHING,
    rule: SuppressionRule,
) -> Pattern:
    """The cells to hide of these, given all the totals by which a reader could work one out.

    `guarded` are the cells that the rule applies to. `not_told` are hidden for another reason, such as that their supplier
    withholds them, and need no number; they are not to be worked out either. `kept` are hidden only where nothing else will
    do. `known` is what the reader has anyway: its publisher's open data, and what was published before. A cell that stands
    nowhere but in a total is published by nobody.

    >>> a, b, c, all_of_them = (Cell("burglary", area, "2024-25Q1") for area in ("A", "B", "C", "all"))
    >>> counts = {a: 3, b: 9, c: 20, all_of_them: 32}
    >>> pattern = decide(counts, [CellSum(all_of_them, (a, b, c))], guarded=[a, b, c], rule=SuppressionRule())
    >>> [cell.area for cell in pattern.small], [cell.area for cell in pattern.beside]
    (['A'], ['B'])
    """
    totals = sorted(set(totals), key=_order)
    withheld = frozenset(not_told) - frozenset(known)
    told = frozenset(guarded) - withheld - frozenset(known)
    small = frozenset(cell for cell in told if rule.is_small(cells.get(cell)))
    if not small and not withheld:
        return Pattern()
    tied = {cell for total in totals for cell in total.cells}
    puzzle = _puzzle(tied | small | withheld, {**cells, **known}, hidden=small | withheld, rule=rule)
    draft = PatternDraft(puzzle, kept=puzzle.numbers(kept), fixed=puzzle.numbers(known))
    deciding = Deciding(draft, puzzle.numbers(withheld), small_unknown(rule.minimum))
    for _, released in groupby(totals, key=lambda total: total.edition):
        deciding.settle(released)
    exposed = tuple(puzzle.cells[number] for number in deciding.exposed())
    return Pattern(small, frozenset(puzzle.cells[number] for number in draft.beside), exposed)


def _order(total: CellSum) -> tuple[int, Cell, tuple[Cell, ...], float]:
    """As they were released, so that the first choice does not hang on a later correction; then by key."""
    return total.edition, total.whole, total.parts, -1.0 if total.rest is None else total.rest


def _puzzle(
    cells: Collection[Cell],
    values: Mapping[Cell, float],
    *,
    hidden: Collection[Cell],
    rule: SuppressionRule,
) -> Puzzle:
    """The puzzle without its totals, with nothing hidden beside what has to be."""
    puzzle = Puzzle(cells, values)
    for number, cell in enumerate(puzzle.cells):
        if cell in hidden:
            puzzle.hide(number, small_unknown(rule.minimum))
        elif cell not in values:
            puzzle.hide(number, NOT_COUNTED)
    return puzzle
