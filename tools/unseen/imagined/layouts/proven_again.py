"""A cohort, how many offended again, how many offences they did, per head of those who did and of all."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Area", "Unit"), pen.some(pen.words.places, 7))
    cohort = grid.counts(pen.pick("Cohort", "People in cohort"), 90, 900)
    again = grid.part_of(pen.pick("Reoffenders", "Offended again"), cohort, 0.2, 0.45)
    grid.share(
        pen.pick("% reoffending", "Reoffending rate", "Proven reoffending %"),
        again,
        cohort,
        Style(places=1, after="%"),
    )
    did = grid.derived(
        pen.pick("Reoffences", "New offences"),
        lambda row: pen.number(int(fig(again, row).value * pen.chance.uniform(1.6, 4.8))),
    )
    did.make = None
    grid.derived(
        pen.pick("Per reoffender", "Reoffences per reoffender"),
        lambda row: pen.rate(fig(did, row), fig(again, row), 1, Style(places=2)),
    )
    grid.derived(
        pen.pick("Per person in cohort", "Reoffences per person"),
        lambda row: pen.rate(fig(did, row), fig(cohort, row), 1, Style(places=2)),
    )
    grid.sum_row(pen.pick("County", "All areas"))
    pen.add(grid.table("Offending again within a year"))
