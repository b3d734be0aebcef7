"""Projects with what was asked, granted, spent and left, in pounds, and a total."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    grid = Grid(pen, pen.pick("Project", "Scheme"), pen.some(pen.words.services, 6))
    granted = grid.counts(pen.pick("Granted", "Award", "Allocation"), 2000, 40000, pounds)
    spent = grid.part_of(pen.pick("Spent", "Spend to date"), granted, 0.4, 0.98, pounds)
    grid.change(pen.pick("Left", "Remaining", "Unspent"), granted, spent, pounds)
    grid.share(pen.pick("% spent", "Spent %"), spent, granted, Style(places=pen.pick(0, 1), after="%"))
    grid.sum_row(pen.pick("Total", "All projects"))
    pen.add(grid.table("The fund"))
