"""Fire stations down, kinds of incident across, totals both ways, and each station's part of all."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Station", pen.some(pen.words.places, 7))
    columns = [grid.counts(head, 4, 220) for head in pen.some(pen.words.fires, 3)]
    total = grid.total("All incidents", columns)
    service = grid.sum_row("Service")
    style = Style(places=1, after="%")
    grid.derived("% of all", lambda row: pen.share(fig(total, row), fig(total, service), style))
    pen.add(grid.table("Incidents by station"))
