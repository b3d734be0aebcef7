"""How many measures are green, amber and red in each theme, and the per cent that is green."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Theme", ["Safer streets", "Healthy lives", "Good homes", "Fair work", "Young people"])
    colours = [grid.counts(head, 1, 12) for head in ("Green", "Amber", "Red")]
    if pen.luck() < 0.5:
        colours.append(grid.counts("No data", 0, 4))
    all_of_it = grid.total(pen.pick("Total", "Measures"), colours)
    grid.share("% green", colours[0], all_of_it, Style(after="%"))
    grid.sum_row("All themes")
    pen.add(grid.table("Summary of measures"))
