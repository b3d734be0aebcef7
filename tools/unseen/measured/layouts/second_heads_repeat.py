"""Heads of two lines whose second repeats: last year, this year, % under each of two measures, by place."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import part_years


def write(pen: Pen) -> None:
    before, now = part_years(pen.chance)
    grid = Grid(pen, pen.pick("District", "Area"), pen.some(pen.words.places, 6))
    measures = pen.some(pen.words.fires, 2)
    for _ in measures:
        was = grid.counts(before, 20, 400)
        new = grid.near(now, was, 0.35)
        grid.percent("% change", new, was)
    grid.sum_row(pen.pick("Service total", "Total"))
    top = ("", measures[0], SPAN, SPAN, measures[1], SPAN, SPAN)
    pen.add(grid.table("Incidents attended", heads=[top]))
