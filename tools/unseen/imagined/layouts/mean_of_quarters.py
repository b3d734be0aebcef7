"""Four quarters, their sum and their mean."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Activity", pen.some(pen.words.health, 6))
    quarters = [grid.counts(head, 20, 400) for head in quarter_heads(pen.chance)]
    grid.total(pen.pick("Total", "Year"), quarters)
    style = Style(places=1)
    grid.derived(
        pen.pick("Average per quarter", "Quarterly average", "Mean"),
        lambda row: pen.average([fig(each, row) for each in quarters], style),
    )
    pen.add(grid.table("Activity by quarter"))
