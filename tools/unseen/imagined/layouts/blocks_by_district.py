"""Districts over two years and the change between, under heads of two lines, with a total."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Measure", pen.some(pen.words.offences, 6))
    places = pen.some(pen.words.places, 3)
    head = pen.pick("+/-", "Diff", "Change")
    for _ in places:
        was = grid.counts(before, 8, 260)
        new = grid.near(now, was, 0.4)
        grid.change(head, new, was)
    grid.sum_row("Total")
    top = ("", *(cell for place in places for cell in (place, SPAN, SPAN)))
    pen.add(grid.table("Districts compared", heads=[top]))
