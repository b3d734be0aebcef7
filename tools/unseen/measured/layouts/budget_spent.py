"""Budget, spent to date, what is left and the per cent spent."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before=pen.pick("£", ""))
    unit = "" if pounds.before else " (£)"
    grid = Grid(pen, "Project", pen.some(pen.words.services, 5))
    budget = grid.counts(f"Budget{unit}", 4000, 60000, pounds)
    spent = grid.part_of(f"Spent to date{unit}", budget, 0.1, 0.98, pounds)
    grid.change(f"Remaining{unit}", budget, spent, pounds)
    grid.share("% spent", spent, budget)
    grid.sum_row("Total")
    pen.add(grid.table("Grant spend"))
