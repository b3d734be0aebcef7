"""Deaths and injuries of three years together, their number a year and a rate."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, "Area", pen.some(pen.words.places, 6))
    first, *rest = [grid.counts(str(2027 + n), 15, 80) for n in range(3)]
    grid.total(pen.pick("Three years", "2027-29"), [first, *rest])
    grid.derived(
        pen.pick("Yearly average", "Mean a year"),
        lambda row: pen.average([fig(each, row) for each in (first, *rest)]),
    )
    grid.sum_row(pen.pick("County", "All areas"))
    pen.add(grid.table("Killed or badly hurt on roads", notes=("Figures for 2029 are provisional.",)))
