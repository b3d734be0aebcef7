"""Single years and the means of three years together, which share years with one another and never add."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

USERS = ("On foot", "Cyclist", "Motorcyclist", "In a car", "In a van", "On a bus")


def write(pen: Pen) -> None:
    last = pen.chance.randint(2028, 2033)
    years = list(range(last - 4, last + 1))
    grid = Grid(pen, pen.pick("Road user", "Casualty"), pen.some(USERS, 5))
    single = [grid.counts(str(year), 20, 160) for year in years]
    style = Style(places=1)
    means = []
    head = pen.pick("{a}-{b} average", "Mean {a} to {b}")
    for start in range(3):
        name = head.format(a=years[start], b=years[start + 2])
        window = single[start : start + 3]
        means.append(
            grid.derived(
                name, lambda row, window=window: pen.average([fig(each, row) for each in window], style)
            )
        )
    if pen.luck() < 0.6:
        grid.percent("Change, first to last average", means[2], means[0], Style(places=1, after="%"))
    grid.sum_row(pen.pick("All casualties", "All users"))
    pen.add(grid.table("Killed or badly hurt, three-year averages"))
