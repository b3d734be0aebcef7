"""Two halves of a year, the year, and each half as a per cent of it."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Service", pen.some(pen.words.health, 6))
    halves = [
        grid.counts(head, 30, 900)
        for head in pen.pick(("H1", "H2"), ("Apr-Sep", "Oct-Mar"), ("First half", "Second half"))
    ]
    year = grid.total("Full year", halves)
    grid.share("H1 as % of year", halves[0], year, Style(after="%"))
    grid.sum_row("Total")
    pen.add(grid.table("Activity by half-year"))
