"""A scheme's streets before and after, with a place that had no scheme beside them."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Street", [f"{name} Road" for name in pen.some(pen.words.wards, 5)])
    was = grid.counts(pen.pick("Before", "12 months before", "Pre-scheme"), 20, 160)
    new = grid.near(pen.pick("After", "12 months after", "Post-scheme"), was, 0.6)
    grid.change(pen.pick("Change", "Difference"), new, was)
    grid.percent(pen.pick("% change", "% diff."), new, was, Style(places=1, after="%"))
    grid.sum_row(pen.pick("Scheme area", "All streets"))
    pen.add(grid.table("What the scheme did"))
