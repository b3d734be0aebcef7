"""How many of each kind and what part of all that is."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Kind", "Type of incident", "Reason"), pen.some(pen.words.services, 6))
    count = grid.counts(pen.pick("Number", "No.", "Count"), 20, 700)
    rows = range(len(grid.labels))
    whole = pen.sum([fig(count, row) for row in rows])
    count.cells.append(whole)
    style = Style(places=1, after=pen.pick("%", ""))
    grid.derived(
        pen.pick("% of total", "% of all", "Share %", "Proportion (%)"),
        lambda row: pen.share(fig(count, row), whole, style),
    )
    grid.labels.append(pen.pick("Total", "All"))
    grid.order.append(len(grid.labels) - 1)
    grid.columns[-1].cells.append(pen.pick("100.0%", "100%", ""))
    pen.add(grid.table("What makes up the whole"))
