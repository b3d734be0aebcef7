"""The five that stand highest, and what all of them (shown or not) come to."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Top five streets", "Ward (highest five)"), pen.some(pen.words.wards, 5))
    values = sorted(pen.some(range(40, 300), 5), reverse=True)
    count = grid.derived(pen.pick("Incidents", "Reports"), lambda row: pen.number(values[row]))
    count.make = None
    whole = pen.number(sum(values) + pen.chance.randint(100, 900))
    style = Style(places=1, after="%")
    share = grid.derived(
        pen.pick("% of borough", "Share of all reports"), lambda row: pen.share(fig(count, row), whole, style)
    )
    grid.labels.append(pen.pick("Borough total", "All wards (20)", "Whole area"))
    grid.order.append(5)
    count.cells.append(whole)
    share.cells.append(pen.pick("", "100%"))
    pen.add(grid.table("Where most was reported", ordered=True))
