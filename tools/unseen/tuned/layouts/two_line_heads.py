"""Heads of two lines: a measure over two years, for two measures."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Area", pen.some(pen.words.wards, 7))
    first, second = pen.some(pen.words.offences, 2)
    for _ in (first, second):
        was = grid.counts(before, 8, 260)
        new = grid.near(now, was, 0.4)
        grid.derived(
            "Change", lambda row, was=was, new=new: pen.less(fig(new, row), fig(was, row)), adds=True
        )
    grid.sum_row("Total")
    top = ("", first, SPAN, SPAN, second, SPAN, SPAN)
    pen.add(grid.table("Two priorities by ward", heads=[top]))
