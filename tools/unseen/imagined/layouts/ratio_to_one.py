"""What was spent and what it saved, with so many pounds saved for each pound spent."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    money = Style(before="£")
    grid = Grid(pen, "Project", [f"{name} project" for name in pen.some(pen.words.wards, 6)])
    spent = grid.counts(pen.pick("Cost", "Spend"), 2000, 60000, money)
    saved = grid.derived(
        pen.pick("Benefit", "Savings"),
        lambda row: pen.number(int(fig(spent, row).value * pen.chance.uniform(0.6, 5)), money),
        adds=True,
    )
    grid.change("Net benefit", saved, spent, Style(before="£", minus=pen.pick("-", "−")))
    grid.derived(
        pen.pick("Return per £1", "Benefit for each £1"),
        lambda row: pen.rate(fig(saved, row), fig(spent, row), 1, Style(places=2, before=pen.pick("£", ""))),
    )
    saved.make = None
    if pen.luck() < 0.6:
        grid.sum_row("Programme")
    pen.add(grid.table("What the projects gave back"))
