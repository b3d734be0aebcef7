"""Quarters with the last still blank, the year to date and a target."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads


def write(pen: Pen) -> None:
    blank = pen.pick("", "-", "n/a", "TBC")
    grid = Grid(pen, "Indicator", pen.some(pen.words.services, 7))
    heads = quarter_heads(pen.chance)
    quarters = [grid.counts(head, 10, 400) for head in heads[:3]]
    grid.words(heads[3], lambda row: blank)
    grid.derived("YTD", lambda row: pen.sum([fig(q, row) for q in quarters]))
    grid.words("Annual target", lambda row: str(pen.number(50 * pen.chance.randint(5, 40))))
    pen.add(grid.table("Delivery against the plan"))
