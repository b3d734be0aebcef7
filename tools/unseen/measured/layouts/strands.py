"""Strands with number, share and change, under a total."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Strand", ["Race", "Faith", "Disability", "Orientation", "Transgender"])
    was = grid.counts(before, 12, 240)
    new = grid.near(now, was, 0.5)
    grid.change("Change", new, was)
    grid.percent("% change", new, was)
    total = grid.sum_row("All strands")
    style = Style(places=1, after="%")
    grid.derived(f"% of {now}", lambda row: pen.share(fig(new, row), fig(new, total), style))
    pen.add(grid.table("Hate crime by strand", notes=["Each crime is counted once, under its first strand."]))
