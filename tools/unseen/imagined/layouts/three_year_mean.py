"""Three years, their mean, this year and how far it is from the mean."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = years(pen.chance, 4)
    grid = Grid(pen, "Measure", pen.some(pen.words.fires, 6))
    first = grid.counts(heads[0], 60, 500)
    more = [grid.near(head, first, 0.25) for head in heads[1:3]]
    style = Style(places=1)
    mean = grid.derived(
        pen.pick("3-year average", "Three year average", "Average"),
        lambda row: pen.average([fig(each, row) for each in (first, *more)], style),
    )
    now = grid.near(heads[3], first, 0.25)
    grid.percent(
        pen.pick("% from average", "% difference from average"), now, mean, Style(places=1, after="%")
    )
    pen.add(grid.table("Against the three-year average"))
