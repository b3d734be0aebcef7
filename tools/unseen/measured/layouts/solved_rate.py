"""Crimes, how many were solved and the rate."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Crime type", pen.some(pen.words.offences, 8))
    crimes = grid.counts(pen.pick("Recorded", "Crimes", "Offences"), 60, 1500)
    solved = grid.part_of(pen.pick("Solved", "Positive outcomes", "Charged"), crimes, 0.04, 0.45)
    style = Style(places=1, after="%")
    grid.share(pen.pick("Solved rate", "Outcome rate", "% solved"), solved, crimes, style)
    grid.sum_row("Total")
    pen.add(grid.table("Outcomes"))
