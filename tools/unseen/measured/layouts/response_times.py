"""Calls, how many were met in time, and the per cent, beside a target."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    minutes = pen.pick(8, 10, 15)
    grid = Grid(pen, "Station", pen.some(pen.words.places, 6))
    calls = grid.counts("Calls", 80, 900)
    met = grid.part_of(f"Within {minutes} minutes", calls, 0.6, 0.98)
    style = Style(places=1, after="%")
    grid.share("% in time", met, calls, style)
    grid.words("Target", lambda row: "85%")
    grid.sum_row("Service")
    pen.add(grid.table("Attendance standard"))
