"""Four quarters and, between each and the next or at the end, the change on the quarter before."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = quarter_heads(pen.chance)
    grid = Grid(pen, "Service", pen.some(pen.words.housing, 6))
    first = grid.counts(heads[0], 60, 600)
    second = grid.near(heads[1], first, 0.2)
    third = grid.near(heads[2], second, 0.2)
    fourth = grid.near(heads[3], third, 0.2)
    grid.change(pen.pick("Change on last quarter", f"{heads[2]} to {heads[3]}"), fourth, third)
    grid.percent("% change on last quarter", fourth, third, Style(places=1, after="%"))
    grid.percent("% change since first quarter", fourth, first, Style(places=1, after="%"))
    pen.add(grid.table("From quarter to quarter"))
