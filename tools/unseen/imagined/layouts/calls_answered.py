"""Calls offered, answered and lost, with the per cent answered, month by month."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Month", month_heads(pen.chance, 6))
    offered = grid.counts(pen.pick("Calls offered", "Calls received", "Calls in"), 800, 4000)
    answered = grid.part_of(pen.pick("Answered", "Calls answered"), offered, 0.75, 0.97)
    grid.derived(
        pen.pick("Lost", "Abandoned", "Not answered"),
        lambda row: pen.less(fig(offered, row), fig(answered, row), pen.plain),
        adds=True,
    )
    grid.share(
        pen.pick("% answered", "Answer rate", "Answered %"), answered, offered, Style(places=1, after="%")
    )
    grid.sum_row(pen.pick("Total", "Half year", "Year to date"))
    pen.add(grid.table("The contact centre", ordered=True))
