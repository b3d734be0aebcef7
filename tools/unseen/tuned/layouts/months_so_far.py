"""Twelve months of which the last are still to come, and the year to date."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads


def write(pen: Pen) -> None:
    done = pen.chance.randint(3, 10)
    blank = pen.pick("", "-", "")
    grid = Grid(pen, "Measure", pen.some(pen.words.services, 6))
    heads = month_heads(pen.chance, 12)
    months = [grid.counts(head, 3, 140) for head in heads[:done]]
    for head in heads[done:]:
        grid.words(head, lambda row: blank)
    grid.derived(
        pen.pick("YTD", "Year to date", "Total to date"), lambda row: pen.sum([fig(m, row) for m in months])
    )
    pen.add(grid.table("Activity by month"))
