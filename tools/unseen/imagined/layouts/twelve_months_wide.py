"""Twelve months across, the year's total and the mean of a month, and a total row; the mean is often not a whole number."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Kind of disorder", "Category"), pen.some(pen.words.services, 5))
    months = [grid.counts(head, 4, 160) for head in month_heads(pen.chance, 12)]
    grid.total(pen.pick("Total", "12 months", "Year"), months)
    style = Style(places=1)
    grid.derived(
        pen.pick("Monthly average", "Avg", "Mean"),
        lambda row: pen.average([fig(each, row) for each in months], style),
    )
    grid.sum_row(pen.pick("Total", "All kinds"))
    pen.add(grid.table(pen.pick("Month by month", "Twelve months of calls")))
