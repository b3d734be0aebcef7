"""Referrals and what came of each, as numbers and as per cents of the referrals in columns of their own."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Provider", "Hub"), pen.some(pen.words.wards, 6))
    style = Style(places=pen.pick(0, 1), after="%")
    came = grid.counts("Referrals", 80, 600)
    for name in ("Engaged", "Completed"):
        part = grid.part_of(name, came, 0.2, 0.9)
        grid.share(pen.pick(f"% {name.lower()}", f"{name} %"), part, came, style)
    grid.sum_row("All")
    pen.add(grid.table("What came of referrals"))
