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

from tithing.disclosure.cells import Cell, Total
from tithing.disclosure.deciding import Deciding
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
    totals: Iterable[Total],
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
    >>> pattern = decide(counts, [Total(all_of_them, (a, b, c))], guarded=[a, b, c], rule=SuppressionRule())
    >>> [cell.area for cell in pattern.small], [cell.area for cell in pattern.beside]
    (['A'], ['B'])
    """
    totals = sorted(totals, key=lambda total: total.edition)
    withheld = frozenset(not_told) - frozenset(known)
    small = frozenset(
        c for c in guarded if c not in withheld | frozenset(known) and rule.is_small(cells.get(c))
    )
    if not small and not withheld:
        return Pattern()
    deciding = _begin(
        {**cells, **known}, totals, small=small, withheld=withheld, kept=kept, known=known, rule=rule
    )
    for _, released in groupby(totals, key=lambda total: total.edition):
        deciding.settle(released)
    name = deciding.puzzle.cells
    exposed = tuple(name[number] for number in deciding.confirm())
    return Pattern(small, frozenset(name[number] for number in deciding.beside), exposed)


def _begin(
    values: Mapping[Cell, float],
    totals: Iterable[Total],
    *,
    small: frozenset[Cell],
    withheld: frozenset[Cell],
    kept: Collection[Cell],
    known: Collection[Cell],
    rule: SuppressionRule,
) -> Deciding:
    """The puzzle without its totals, with nothing hidden beside what has to be."""
    tied = {cell for total in totals for cell in total.cells}
    puzzle = Puzzle({*tied, *small, *withheld}, values)
    for cell in puzzle.cells:
        if cell in small or cell in withheld:
            puzzle.hide(puzzle.number[cell], small_unknown(rule.minimum))
        elif cell not in values:
            puzzle.hide(puzzle.number[cell], NOT_COUNTED)
    numbers = [
        frozenset(puzzle.number[cell] for cell in each if cell in puzzle.number)
        for each in (kept, known, withheld)
    ]
    return Deciding(puzzle, *numbers, small=small_unknown(rule.minimum))
