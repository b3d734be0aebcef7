"""Done in time and late, all, and the per cent in time."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Service", "Request type"), pen.some(pen.words.housing, 6))
    good = grid.counts(pen.pick("In time", "Within target", "On time"), 60, 600)
    bad = grid.counts(pen.pick("Late", "Out of target", "Overdue"), 3, 90)
    both = grid.total(pen.pick("All", "Total", "Closed"), [good, bad])
    grid.share(
        pen.pick("% in time", "% within target", "Performance"),
        good,
        both,
        Style(places=pen.pick(0, 1), after="%"),
    )
    if pen.luck() < 0.6:
        grid.sum_row("Total")
    pen.add(grid.table("Timeliness"))
