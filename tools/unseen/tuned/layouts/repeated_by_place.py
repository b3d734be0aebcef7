"""The same table for each of three places, each under its own heading."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.offences, 5)
    for place in pen.some(pen.words.places, 3):
        grid = Grid(pen, "Offence", names)
        was = grid.counts(before, 10, 500)
        new = grid.near(now, was, 0.3)
        grid.change("Change", new, was)
        grid.sum_row("Total")
        pen.heading(place)
        pen.add(grid.table(f"{place}: recorded offences"))
