"""Months down: planned and spent, the variance of the month and all variances so far."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import month_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = pen.pick(Style(before="£"), Style(), Style(places=1))
    heads = month_heads(pen.chance, 8)
    grid = Grid(pen, "Month", heads)
    unit = "" if style.before else pen.pick(" £k", " (£000)")
    planned = grid.counts(pen.pick("Profiled budget", "Plan") + unit, 90, 400, style)
    spent = grid.near(pen.pick("Spend", "Actual") + unit, planned, 0.15, style)
    signed = Style(before=style.before, places=style.places, brackets=pen.luck() < 0.4, minus="-")
    gone = grid.change(pen.pick("Variance", "Over / (under)") + unit, spent, planned, signed)
    sums: list[Fig] = []

    def so_far(row: int) -> Fig:
        total = sum(fig(gone, each).value for each in range(row + 1))
        figure = pen.number(total, signed)
        sums.append(pen.relate("running", figure, [fig(gone, each) for each in range(row + 1)]))
        return figure

    grid.derived(pen.pick("Cumulative variance", "Variance to date") + unit, so_far)
    pen.add(grid.table(pen.pick("Spend against profile", "The fund by month"), ordered=True))
