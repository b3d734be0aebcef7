"""Fire stations down, kinds of call across, totals both ways."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Station", "Fire station", "Stn"), pen.some(pen.words.places, 6))
    columns = [grid.counts(name, 0, 80) for name in pen.some(pen.words.fires, 4)]
    grid.total(pen.pick("All incidents", "Total", "Total calls"), columns)
    grid.sum_row(pen.pick("Total", "Service", "All stations"), at=pen.pick(None, 0))
    pen.add(grid.table("Incidents attended"))
