"""Cases times a unit cost."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    grid = Grid(pen, "Activity", pen.some(pen.words.services, 6))
    cases = grid.counts("Cases", 10, 400)
    unit = grid.derived("Unit cost", lambda row: "" if row >= 6 else pen.count(20, 900, pounds))
    grid.given(
        "Cost", [pen.product(fig(cases, row), fig(unit, row), style=pounds) for row in range(6)], pounds
    )
    grid.sum_row("Total")
    pen.add(grid.table("What it cost"))
