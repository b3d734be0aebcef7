"""A column that is headed Change and holds per cents."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, pen.chance.randint(2, 8)))
    was = grid.counts(before, 60, 2400)
    new = grid.near(now, was, 0.3)
    grid.percent(
        pen.pick("Change", "Diff", "Movement"),
        new,
        was,
        Style(places=pen.pick(0, 1), after="%", sign=pen.pick("+", "")),
    )
    pen.add(grid.table("Year on year"))
