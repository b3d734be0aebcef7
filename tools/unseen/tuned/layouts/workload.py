"""Cases to each worker, from cases and workers."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=1)
    grid = Grid(pen, "Team", pen.some(pen.words.wards, 5))
    cases = grid.counts("Open cases", 60, 480)
    staff = grid.counts("Workers", 4, 22)
    head = pen.pick("Cases per worker", "Average caseload")
    grid.derived(head, lambda row: pen.rate(fig(cases, row), fig(staff, row), 1.0, style))
    grid.sum_row("All teams")
    pen.add(grid.table("Workload"))
