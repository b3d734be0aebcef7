"""Rates of the force, its region and the nation beside the force's own counts, and how far the force is from each."""

from tools.unseen.grid import Column, Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Offence group", pen.some(pen.words.offences, 7))
    style = Style(places=1)
    people = pen.count(400_000, 1_900_000)
    pen.say(f"The force has {people} residents (mid-year estimate).")
    count = grid.counts(pen.pick("Crimes recorded", "Volume"), 900, 24_000)
    own = grid.derived(
        pen.pick("Force rate", "Our rate"), lambda row: pen.rate(fig(count, row), people, 1000, style)
    )
    near, far = pen.pick(("Region", "England & Wales"), ("Regional rate", "National rate"))
    region = _around(pen, grid, near, own, style)
    nation = _around(pen, grid, far, own, style)
    signed = Style(places=1, sign="+")
    grid.change(pen.pick("Gap to region", "v region"), own, region, signed)
    grid.change(pen.pick("Gap to nation", "v nation"), own, nation, signed)
    pen.add(grid.table("Crimes per 1,000 residents"))


def _around(pen: Pen, grid: Grid, head: str, own: Column, style: Style) -> Column:
    def made(row: int) -> Fig:
        return pen.number(round(fig(own, row).value * pen.chance.uniform(0.7, 1.4), 1) + 0.1, style)

    return grid.derived(head, made)
