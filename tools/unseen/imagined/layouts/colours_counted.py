"""How many indicators of each theme are green, amber, red or not rated, and the per cent that is green of those rated."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    themes = pen.pick(
        ["Violence", "Drugs", "Town centres", "Young people", "Roads"],
        ["Safer streets", "Safer homes", "Stronger families", "Fair treatment", "Good growth"],
    )
    grid = Grid(pen, pen.pick("Theme", "Priority"), themes)
    green, amber, red = (grid.counts(head, 2, 14) for head in ("Green", "Amber", "Red"))
    none = grid.counts(pen.pick("Not rated", "No data yet", "Data awaited"), 1, 5)
    rated = grid.total(pen.pick("Rated", "With a rating"), [green, amber, red])
    grid.total(pen.pick("Indicators", "All indicators"), [rated, none])
    grid.derived(
        pen.pick("% green", "Green, % of rated"),
        lambda row: pen.share(fig(green, row), fig(rated, row), Style(after="%")),
    )
    grid.sum_row("All")
    pen.add(grid.table(pen.pick("Where we stand", "Summary of ratings")))
