"""Wards down and many kinds across, with a total, the share of the area's total and a rate on people who are printed."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    wards, kinds = pen.some(pen.words.wards, 8), pen.some(pen.words.offences, 7)
    grid = Grid(pen, "Ward", wards)
    people = grid.counts(pen.pick("Population", "Residents", "People (mid-year)"), 5200, 16400)
    columns = [grid.counts(kind, 3, 140) for kind in kinds]
    total = grid.total(pen.pick("Total", "All crime", "All"), columns)
    grid.derived(
        pen.pick("Per 1,000", "Rate per 1,000 residents"),
        lambda row: pen.rate(fig(total, row), fig(people, row), 1000, Style(places=1)),
    )
    grid.sum_row(pen.pick("Borough", "All wards", "District"))
    pen.add(grid.table(pen.pick("Crime by ward", "Each ward by kind of crime")))
