"""Heads of three lines: a theme, a period and a unit."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import calendar


def write(pen: Pen) -> None:
    before, now = calendar(pen.chance, 2)
    grid = Grid(pen, "", pen.some(pen.words.wards, 6))
    was = grid.counts("No.", 20, 300)
    new = grid.near("No.", was, 0.4)
    grid.change("No.", new, was)
    grid.percent("%", new, was)
    grid.sum_row("Borough")
    top = ("Ward", "Antisocial behaviour", SPAN, SPAN, SPAN)
    middle = ("", before, now, "Change", SPAN)
    pen.add(grid.table("Antisocial behaviour by ward", heads=[top, middle]))
