"""Counts of two years and rates of two years, each with its own change."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 6))
    people = pen.chance.randint(60, 400) * 1000 + pen.chance.randint(0, 999)
    was = grid.counts(f"{before} number", 90, 2500)
    new = grid.near(f"{now} number", was, 0.3)
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    grid.percent("Number % change", new, was, cents)
    base = pen.number(people)
    style = Style(places=2)
    grid.derived(f"{before} rate per 1,000", lambda row: pen.rate(fig(was, row), base, 1000, style))
    grid.derived(f"{now} rate per 1,000", lambda row: pen.rate(fig(new, row), base, 1000, style))
    pen.add(grid.table(f"Number and rate of offences (population {base})"))
