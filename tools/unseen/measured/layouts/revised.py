"""What was told before, what is told now, and the revision."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Quarter", quarter_heads(pen.chance))
    was = grid.counts(pen.pick("As first published", "Previously reported"), 200, 1800)
    new = grid.near(pen.pick("Revised", "Latest"), was, 0.05)
    grid.change(pen.pick("Revision", "Change on revision"), new, was)
    grid.percent("% revision", new, was, Style(places=1, after="%"))
    pen.add(
        grid.table(
            "Revisions to earlier figures",
            ordered=True,
            notes=["Figures for the latest quarter are provisional."],
        )
    )
