"""Who came, who left and what is left of it; the balance has a sign of its own."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Area", "Team"), pen.some(pen.words.wards, 6))
    joined = grid.counts(pen.pick("Joined", "Arrivals", "In"), 10, 90)
    left = grid.counts(pen.pick("Left", "Departures", "Out"), 10, 90)
    signed = Style(sign=pen.pick("+", ""), brackets=pen.luck() < 0.4)
    grid.change(pen.pick("Net", "Balance", "Net movement"), joined, left, signed)
    if pen.luck() < 0.6:
        grid.sum_row(pen.pick("All", "Total"))
    pen.add(grid.table("Movements"))
