"""Calls offered, answered and abandoned, and the rate."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Line", ["Emergency", "Non-emergency", "Switchboard", "Web chat"])
    offered = grid.counts(pen.pick("Offered", "Received"), 900, 16000)
    answered = grid.part_of("Answered", offered, 0.8, 0.99)
    lost = grid.change("Abandoned", offered, answered, Style())
    grid.share("Abandonment rate", lost, offered, Style(places=1, after="%"))
    grid.sum_row("All lines")
    pen.add(grid.table("Call handling"))
