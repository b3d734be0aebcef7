"""A cohort, who of it offended again, how often: the per cent, offences for each who did, and for each of the cohort."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    year = pen.chance.randint(2026, 2031)
    style = pen.pick("{a} cohort", "Apr {a} to Mar {b}", "{a}/{c:02}")
    labels = [style.format(a=year + n, b=year + n + 1, c=(year + n + 1) % 100) for n in range(5)]
    grid = Grid(pen, pen.pick("Cohort", "Year of outcome"), labels)
    cohort = grid.counts(pen.pick("Children in cohort", "Cohort"), 60, 400)
    again = grid.part_of(pen.pick("Reoffenders", "Who offended again"), cohort, 0.2, 0.5)
    offences = grid.derived(
        pen.pick("Further offences", "Reoffences"),
        lambda row: pen.number(int(fig(again, row).value * pen.chance.uniform(2, 5))),
    )
    grid.share(pen.pick("Binary rate", "% who reoffended"), again, cohort, Style(places=1, after="%"))
    ratio = Style(places=2)
    grid.derived(
        pen.pick("Frequency rate", "Reoffences per reoffender"),
        lambda row: pen.rate(fig(offences, row), fig(again, row), 1, ratio),
    )
    if pen.luck() < 0.5:
        grid.derived(
            "Reoffences per child in cohort",
            lambda row: pen.rate(fig(offences, row), fig(cohort, row), 1, ratio),
        )
    pen.add(grid.table("Who offended again within a year", ordered=True))
