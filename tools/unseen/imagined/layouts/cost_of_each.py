"""What each costs, how many, and what all cost."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Item", pen.some(pen.words.housing, 6))
    number = grid.counts(pen.pick("Number", "Quantity", "Units"), 4, 90)
    each = grid.counts(pen.pick("Unit cost", "Cost each", "Price per unit"), 20, 400, Style(before="£"))
    grid.derived(
        pen.pick("Total cost", "Cost", "Amount"),
        lambda row: pen.product(fig(number, row), fig(each, row), style=Style(before="£")),
        adds=True,
    )
    pen.add(grid.table("What it cost"))
