"""A greedy rule to be compared with: whatever the hostile reader finds, hide the smallest count in one of its totals."""

from __future__ import annotations

from tithing.disclosure.cells import Cell
from tools.patterns.hostile import narrowed
from tools.patterns.invented import Situation


def greedy(situation: Situation) -> tuple[set[Cell], set[Cell]]:
    """The hidden cells, and those of them that this rule could not save."""
    hidden = {c for c in situation.guarded if situation.rule.is_small(situation.cells.get(c))}
    hidden -= {*situation.known, *situation.not_told}
    lost: set[Cell] = set()
    while found := [cell for cell in narrowed(situation, hidden) if cell not in lost]:
        taken: set[Cell] = set()
        for cell in sorted(found):
            near = _near(situation, hidden | taken, cell)
            if near is None:
                lost.add(cell)
            elif near not in taken:
                taken.add(near)
        hidden |= taken
    return hidden, lost


def _near(situation: Situation, hidden: set[Cell], cell: Cell) -> Cell | None:
    around, seen = {cell}, {cell}
    while around:
        linked = {each for total in situation.totals if around & set(total.cells) for each in total.cells}
        free = [each for each in linked if _may_go(situation, hidden, each)]
        if free:
            return min(free, key=lambda each: _cost(situation, each))
        around = linked - seen
        seen |= linked
    return None


def _may_go(situation: Situation, hidden: set[Cell], cell: Cell) -> bool:
    gone = cell in hidden or cell in situation.not_told or cell in situation.known
    return cell in situation.cells and not gone


def _cost(situation: Situation, cell: Cell) -> tuple[bool, bool, float, Cell]:
    number = situation.cells[cell]
    return cell in situation.kept, number == 0, number, cell
