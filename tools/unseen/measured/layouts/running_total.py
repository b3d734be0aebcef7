"""Months down, the month and the total so far."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads


def write(pen: Pen) -> None:
    labels = month_heads(pen.chance, pen.chance.randint(6, 12))
    grid = Grid(pen, "Month", labels)
    month = grid.counts(pen.pick("In month", "Month total", "Monthly"), 15, 220)
    grid.derived(
        pen.pick("Cumulative", "Running total", "Total so far"),
        lambda row: pen.running([fig(month, n) for n in range(row + 1)]),
    )
    if pen.luck() < 0.5:
        other = grid.counts("Last year in month", 15, 220)
        grid.derived("Last year cumulative", lambda row: pen.running([fig(other, n) for n in range(row + 1)]))
    pen.add(grid.table("Build-up over the year", ordered=True))
