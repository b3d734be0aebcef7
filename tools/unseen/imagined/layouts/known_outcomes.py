"""Outcomes of crimes: the per cents are of those whose outcome is known, as the note says, and not of all recorded."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 6))
    recorded = grid.counts("Recorded", 200, 1500)
    unknown = grid.part_of(pen.pick("Outcome not yet known", "Under investigation"), recorded, 0.1, 0.3)
    known = grid.change(pen.pick("With an outcome", "Outcome known"), recorded, unknown, Style())
    charged = grid.part_of(pen.pick("Charged", "Charged or summonsed"), known, 0.05, 0.3)
    grid.derived(
        pen.pick("% charged", "Charge rate"),
        lambda row: pen.share(fig(charged, row), fig(known, row), Style(places=1, after="%")),
    )
    grid.sum_row("Total")
    pen.add(grid.table("Outcomes", notes=("Per cents are of crimes whose outcome is known.",)))
