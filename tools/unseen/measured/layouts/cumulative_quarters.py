"""Quarters that each hold all before them: the last is the year, and the columns must not be added."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = pen.pick(
        ("Q1", "Q1-Q2", "Q1-Q3", "Q1-Q4"),
        ("To June", "To September", "To December", "To March"),
        ("3 months", "6 months", "9 months", "12 months"),
    )
    grid = Grid(pen, "Measure (cumulative)", pen.some(pen.words.services, 6))
    column = grid.counts(heads[0], 20, 200)
    for head in heads[1:]:
        cells = [
            pen.number(fig(column, row).value + pen.chance.randint(15, 200))
            for row in range(len(grid.labels))
        ]
        column = grid.given(head, cells)
    last = grid.counts("Last year", 150, 800)
    grid.percent("% on last year", column, last, Style(places=1, after="%"))
    pen.add(grid.table("Activity, cumulative through the year"))
