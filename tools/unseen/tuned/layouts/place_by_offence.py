"""Offences down, places across, totals both ways."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, pen.chance.randint(3, 6))
    grid = Grid(pen, pen.pick("Offence", "", "Category"), pen.some(pen.words.offences, 8))
    shout = pen.luck() < 0.3
    columns = [grid.counts(place.upper() if shout else place, 2, 480) for place in places]
    grid.total(pen.pick("Total", "All", "Partnership"), columns)
    grid.sum_row("Total")
    pen.add(grid.table("Offences by area"))
