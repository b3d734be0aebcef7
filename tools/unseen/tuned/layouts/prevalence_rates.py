"""Rates of places with the rate of all, which is no sum and no average of them."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Area", pen.some(pen.words.places, 6))
    cases = grid.counts("Cases", 30, 400)
    people = grid.counts("People aged 18+", 9000, 70000)
    rate = Style(places=1)
    grid.derived("Per 10,000", lambda row: pen.rate(fig(cases, row), fig(people, row), 10_000, rate))
    region = grid.sum_row("All areas")
    highest = grid.columns[-1]
    figures = [fig(highest, row) for row in range(6)]
    if len({cell.value for cell in figures}) == 6:
        name = pen.named(grid.labels[:6], figures)
        pen.say(
            f"{name} has the highest rate; the rate of all areas is {pen.again(fig(highest, region), rate)} per 10,000."
        )
    pen.add(grid.table("Prevalence"))
