"""Signs set apart from their figures: + 120, - 4.2%; later period first or last."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import rolling_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = rolling_heads(pen.chance)
    grid = Grid(pen, "Area", pen.some(pen.words.places, 9))
    was = grid.counts(before, 2000, 90000)
    new = grid.near(now, was, 0.12)
    grid.change("Numeric", new, was, Style(sign="+ ", minus="- "))
    grid.percent("Percentage", new, was, Style(places=1, after="%", sign="+ ", minus="- "))
    grid.sum_row("Region")
    pen.add(grid.table("All recorded crime, areas of the region"))
