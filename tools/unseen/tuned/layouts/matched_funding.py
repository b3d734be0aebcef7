"""Grant, match, and what a project costs in all, with the part that is match."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    grid = Grid(pen, "Project", pen.some(pen.words.services, 6))
    grant = grid.counts("Grant", 2000, 30000, pounds)
    match = grid.counts("Match funding", 500, 15000, pounds)
    total = grid.total(pen.pick("Total project cost", "Full cost"), [grant, match], pounds)
    grid.share("Match %", match, total, Style(after="%"))
    grid.sum_row("Programme")
    pen.add(grid.table("Community safety fund"))
