"""A month against the same month, and twelve months against the twelve before, each with its per cent."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Offence type", pen.some(pen.words.offences, 6))
    year = pen.chance.randint(2028, 2033)
    style = Style(places=1, after="%")
    month = pen.pick("Oct", "Feb", "Jun")
    for before, now, low, high in (
        (f"{month} {year - 1}", f"{month} {year}", 20, 90),
        (f"12 months to {month} {year - 1}", f"12 months to {month} {year}", 300, 1500),
    ):
        was = grid.counts(before, low, high)
        new = grid.near(now, was, 0.3)
        grid.percent("% change", new, was, style)
    grid.sum_row("All crime")
    pen.add(grid.table("Month and rolling year"))
