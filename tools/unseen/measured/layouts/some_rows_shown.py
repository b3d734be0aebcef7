"""Chosen offences and a row for all crime, which holds more than the rows that are shown."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Selected offences", pen.some(pen.words.offences, 6))
    was = grid.counts(before, 30, 600)
    new = grid.near(now, was, 0.3)
    grid.labels.append(pen.pick("All crime (including offences not shown)", "All recorded crime"))
    grid.order.append(6)
    was.cells.append(pen.count(6000, 9000))
    new.cells.append(pen.near(fig(was, 6), 0.2))
    grid.change("Change", new, was)
    grid.percent("% change", new, was)
    pen.add(
        grid.table(
            "Selected offences", notes=["All crime holds offences that are not shown above."], ordered=True
        )
    )
