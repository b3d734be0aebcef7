"""Twelve months against the twelve before, with the per cent only."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import rolling_heads


def write(pen: Pen) -> None:
    before, now = rolling_heads(pen.chance)
    grid = Grid(pen, "Crime group", pen.some(pen.words.offences, 8))
    latest_first = pen.luck() < 0.4
    if latest_first:
        new = grid.counts(now, 30, 4000)
        was = grid.near(before, new, 0.3)
    else:
        was = grid.counts(before, 30, 4000)
        new = grid.near(now, was, 0.3)
    grid.percent(pen.pick("% change", "Percentage change", "% diff"), new, was)
    grid.sum_row("All recorded crime", at=0)
    pen.add(grid.table("Rolling year comparison"))
