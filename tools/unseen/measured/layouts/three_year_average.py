"""Three years, their average, and the latest against it."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = years(pen.chance, 4)
    grid = Grid(pen, "Incident type", pen.some(pen.words.fires, 7))
    three = [grid.counts(label, 20, 700) for label in labels[:3]]
    head = pen.pick("3-year average", "Three year average", "Avg 3 yrs")
    average = grid.derived(head, lambda row: pen.average([fig(column, row) for column in three]))
    latest = grid.near(labels[3], three[2], 0.3)
    grid.derived(
        "Difference from average",
        lambda row: pen.less(fig(latest, row), fig(average, row), Style(places=1, sign="+")),
    )
    pen.add(grid.table("The latest year and the average"))
